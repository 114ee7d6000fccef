import { STATUS_WORDS } from "~/domain/goals/words/sentences";
import { CURVE_WORDS } from "~/domain/results/curve";
import { standingsOf } from "~/domain/results/standing";
import { AUDIENCES, type ReportBlock, type ReportCell } from "~/reports/model";
import { curveSentence, curveTally, valueWords } from "~/ui/figures/indicators/curve-words";
import { goalsWithTargets } from "./goals";
import { defineSection, type SectionContext } from "./section";

/** Results with the curve of each indicator, beside the status of their goals. A report has it only if someone adds it. */
export const resultsSection = defineSection({
  key: "results",
  title: "Results",
  strategy: null,
  leftOutFor: AUDIENCES,
  build: resultBlocks,
});

function resultBlocks({ writer, sources, goalWords }: SectionContext): ReportBlock[] {
  const { results, indicators, goals, year } = sources;
  if (results.length === 0) return [{ kind: "paragraph", text: "No result has been written yet." }];
  const { writing } = writer;
  const shared = goals.filter(({ level }) => level === "collaborative");
  const statuses = new Map(goalsWithTargets(sources, goalWords).map(({ goal, part }) => [goal.id, part]));
  const standings = results.map((result) => standingsOf(result, { indicators, goals: shared, year }));
  const tally = curveTally(standings.flat().map(({ standing }) => standing.curve));
  const blocks = results.flatMap((result, place): ReportBlock[] => {
    const curves = (standings[place] ?? []).map(({ indicator, standing }): ReportCell[] => [
      indicator.label,
      standing.year === null || standing.value === null
        ? "no value"
        : writer.cell({
            code: indicator.code,
            label: indicator.label,
            strategy: null,
            year: standing.year,
            unit: indicator.unit === "percent" || indicator.unit === "currency" ? indicator.unit : "count",
            value: standing.value,
            text: valueWords(indicator, standing, writing),
          }),
      capital(CURVE_WORDS[standing.curve]),
      curveSentence(indicator, standing, writing),
    ]);
    const linked = shared.filter(({ id }) => result.goalIds.includes(id));
    const aims = linked.map((goal): ReportCell[] => {
      const part = statuses.get(goal.id);
      return [
        goal.statement,
        part ? capital(`${STATUS_WORDS[part.status]}${part.statusLimit}`) : "No target with years",
        part?.standing ?? "",
      ];
    });
    return [
      {
        kind: "table",
        id: `result-${result.id}`,
        title: result.sentence,
        note: "Turned: the value has left the line of the years before the work began, in the direction that is wanted and by more than its margin of error. That says nothing about what turned it.",
        columns: ["Indicator", "Value", "Curve", "Why"].map((label) => ({ label, numeric: false })),
        rows: curves,
      },
      ...(aims.length > 0
        ? [
            {
              kind: "table" as const,
              id: `result-${result.id}-goals`,
              title: `Goals that are to move it: ${result.sentence}`,
              note: null,
              columns: ["Goal", "Status", "Where it stands"].map((label) => ({ label, numeric: false })),
              rows: aims,
            },
          ]
        : []),
    ];
  });
  return [...(tally ? [{ kind: "headline" as const, text: `${tally}.` }] : []), ...blocks];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
