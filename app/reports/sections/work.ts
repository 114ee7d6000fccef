import type { ReportBlock } from "~/reports/model";
import { formatDate } from "~/ui/figures/dates";
import { defineSection, type SectionContext } from "./section";

/** What was decided in the year, and which milestones of initiatives fell in it. */
export const workSection = defineSection({
  key: "work",
  title: "Decisions and milestones",
  strategy: null,
  // The partnership's own work is published on purpose, not by default.
  leftOutFor: ["public"],
  build: workBlocks,
});

function workBlocks({ writer: { writing }, sources }: SectionContext): ReportBlock[] {
  const { year } = sources;
  const { decisions, milestones } = sources.work;
  const date = (iso: string) => formatDate(iso, writing);
  if (decisions.length + milestones.length === 0)
    return [{ kind: "paragraph", text: `No decision and no milestone is recorded for ${year}.` }];
  const text = (label: string) => ({ label, numeric: false });
  const reached = milestones.filter(({ doneOn }) => doneOn !== null).length;
  const blocks: ReportBlock[] = [
    {
      kind: "paragraph",
      text: `${count(decisions.length, "decision was", "decisions were")} taken in ${year}. ${
        milestones.length === 0
          ? "No milestone fell in the year."
          : `Of ${count(milestones.length, "milestone", "milestones")}, ${reached} ${reached === 1 ? "was" : "were"} reached.`
      }`,
    },
  ];
  if (decisions.length > 0)
    blocks.push({
      kind: "table",
      id: "decisions",
      title: `Decisions of ${year}`,
      note: null,
      columns: [text("Number"), text("Decision"), text("Taken by")],
      rows: decisions.map(({ number, text: words, body, day }) => [number, words, `${body}, ${date(day)}`]),
    });
  if (milestones.length > 0)
    blocks.push({
      kind: "table",
      id: "milestones",
      title: `Milestones of ${year}`,
      note: null,
      columns: [text("Initiative"), text("Milestone"), text("When")],
      rows: milestones.map(({ initiative, title, dueOn, doneOn }) => [
        initiative,
        title,
        doneOn ? `Reached on ${date(doneOn)}` : `Due on ${date(dueOn)}, not reached yet`,
      ]),
    });
  return blocks;
}

const count = (number: number, one: string, many: string) =>
  number === 1 ? `1 ${one}` : `${number === 0 ? "No" : number} ${many}`;
