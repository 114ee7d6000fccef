import { STRATEGIES } from "~/domain/terms";
import type { ReportBlock } from "~/reports/model";
import { changeFacts } from "~/ui/figures/change-facts";
import { headlineOf } from "~/ui/figures/metrics/metric-view";
import { goalsWithTargets, tally } from "./goals";
import { figuresBlock, headlineView } from "./metrics";
import { defineSection, type SectionContext } from "./section";

/** The headline figures, how the goals stand, and who joined or left. */
export const summarySection = defineSection({
  key: "summary",
  title: "Summary",
  strategy: null,
  build: summaryBlocks,
});

function summaryBlocks({ sources, writer, views, goalWords }: SectionContext): ReportBlock[] {
  const { year, changes, viewer, catalog } = sources;
  const headlines = STRATEGIES.flatMap((strategy) => headlineView(views, strategy) ?? []);
  const goals = goalsWithTargets(sources, goalWords).filter(({ goal }) => goal.memberId === null);
  const [first] = headlines;
  const opening = tally(goals, year) ?? (first ? headlineOf(first, year, writer.writing).sentence : null);
  const facts = changeFacts(changes, viewer);
  const blocks: ReportBlock[] = [];
  if (opening !== null) blocks.push({ kind: "headline", text: opening });
  if (headlines.length > 0) blocks.push(figuresBlock(writer, headlines, year));
  if (goals.length > 0)
    blocks.push({
      kind: "notes",
      items: goals.map(({ goal, part }) => `${goal.statement} ${part.standing}`),
    });
  if (facts.length > 0) blocks.push({ kind: "paragraph", text: facts.join(" ") });
  if (catalog.members.length === 0)
    blocks.push({ kind: "paragraph", text: "The collaborative has no members yet." });
  return blocks;
}
