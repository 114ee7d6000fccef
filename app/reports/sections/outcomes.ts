import type { Grade } from "~/domain/outcomes/contribution";
import { gradedClaims } from "~/domain/outcomes/graded-claims";
import { CHANGES, type Change, changesOf, DOMAINS } from "~/domain/outcomes/outcome";
import { AUDIENCES, type ReportBlock } from "~/reports/model";
import { formatDate } from "~/ui/figures/dates";
import { goalsWithTargets } from "./goals";
import { defineSection, type SectionContext } from "./section";

/** What has changed in the year, and what the partnership contributed: never "caused". */
export const outcomesSection = defineSection({
  key: "outcomes",
  title: "What has changed",
  strategy: null,
  leftOutFor: AUDIENCES,
  build: outcomeBlocks,
});

const text = (label: string) => ({ label, numeric: false });

function outcomeBlocks(context: SectionContext): ReportBlock[] {
  const { writer, sources } = context;
  const { year } = sources;
  const outcomes = sources.outcomes.filter(({ happenedOn }) => happenedOn.startsWith(`${year}-`));
  const claims = claimRows(context);
  const stories = storyBlocks(context);
  if (outcomes.length + claims.length + stories.length === 0)
    return [{ kind: "paragraph", text: `No outcome is recorded for ${year}.` }];
  const { total, byKind } = changesOf(outcomes, year);
  const kinds = (Object.keys(CHANGES) as Change[])
    .filter((kind) => byKind[kind] > 0)
    .map((kind) => `${CHANGES[kind].toLowerCase()} ${byKind[kind]}`);
  const blocks: ReportBlock[] = [];
  if (total > 0)
    blocks.push({
      kind: "paragraph",
      text: `${total === 1 ? "One change" : `${total} changes`} of organizations in ${year}: ${kinds.join(", ")}.`,
    });
  if (outcomes.length > 0)
    blocks.push({
      kind: "table",
      id: "outcomes",
      title: `Outcomes of ${year}`,
      note: "Each was checked by somebody other than its author.",
      columns: [text("Who"), text("What they do differently"), text("Why it matters"), text("Kind")],
      rows: outcomes.map((outcome) => [
        `${outcome.who}, ${formatDate(outcome.happenedOn, writer.writing)}`,
        outcome.what,
        outcome.matters,
        [
          DOMAINS[outcome.domain],
          outcome.change ? CHANGES[outcome.change] : "",
          outcome.good ? "" : "Not wanted",
        ]
          .filter(Boolean)
          .join(", "),
      ]),
    });
  blocks.push(...stories);
  if (claims.length > 0)
    blocks.push({
      kind: "table",
      id: "contributions",
      title: "What the partnership contributed to",
      note: "The grade says how well a contribution is shown. None is claimed to have caused anything.",
      columns: [text("Goal or result"), text("Contribution"), text("Grade")],
      rows: claims,
    });
  return blocks;
}

/** Stories of outcomes of the year, and those that belong to none. */
function storyBlocks({ sources: { stories, outcomes, year } }: SectionContext): ReportBlock[] {
  const days = new Map(outcomes.map(({ id, happenedOn }) => [id, happenedOn]));
  const told = stories.filter(({ outcomeId }) => {
    const day = outcomeId === null ? undefined : days.get(outcomeId);
    return day === undefined || day.startsWith(`${year}-`);
  });
  if (told.length === 0) return [];
  return [
    { kind: "paragraph", text: "Told with the consent of the people in them:" },
    ...told.map(
      ({ id, title, words, name, place }): ReportBlock => ({
        kind: "story",
        id,
        told: { title, words, name, place },
      }),
    ),
  ];
}

/** Claims are listed from weak on: what is not claimed is no finding. */
function claimRows({ sources, goalWords }: SectionContext): string[][] {
  const { claims, goals, results, indicators, year } = sources;
  if (claims.length === 0) return [];
  const shared = goals.filter(({ level }) => level === "collaborative");
  const statusOf = new Map(
    goalsWithTargets(sources, goalWords).map(({ goal, part }) => [goal.id, part.status]),
  );
  const claimable = {
    goals: shared,
    results,
    indicators,
    year,
    statusOf: (id: string) => statusOf.get(id) ?? null,
  };
  return gradedClaims(claims, claimable).flatMap(({ about, claim, grade }) =>
    grade === "not_claimed" ? [] : [[about, `Contributed: ${claim}`, WORDS[grade]]],
  );
}

const WORDS: Record<Exclude<Grade, "not_claimed">, string> = {
  weak: "Weak",
  plausible: "Plausible",
  strong: "Strong",
};
