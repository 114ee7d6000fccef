import { fiscalYearEnds, isActive } from "~/domain/periods";
import { basisOf, basisSentence } from "~/reports/basis";
import type { ReportBlock, ReportFigure } from "~/reports/model";
import { COMPARABILITY_WORDS } from "~/ui/figures/Comparability";
import { periodNote } from "~/ui/figures/metrics/sentences";
import { defineSection, type SectionContext } from "./section";
import { AS_PUBLISHED } from "./writing/figure-writer";
import { WITHHELD_MARK } from "./writing/table-words";

/** How the figures were made: periods, coverage, definitions, and what is withheld. */
export const methodsSection = defineSection({
  key: "methods",
  title: "How these figures were made",
  strategy: null,
  // It lists what any other section withholds.
  buildOrder: 2,
  build: methodBlocks,
});

function methodBlocks({ writer, sources, definitions }: SectionContext): ReportBlock[] {
  const { catalog, year, readers } = sources;
  const active = catalog.members.filter((member) => isActive(member, year));
  const { policy } = catalog.collaborative;
  const withheld = writer.figures.filter(
    ({ missing, part }) => missing === "withheld" && part !== AS_PUBLISHED,
  );
  const differing = writer.figures.filter(
    ({ comparability, member }) => member === null && comparability !== null && comparability !== "same",
  );
  return [
    {
      kind: "notes",
      items: [
        periodNote(fiscalYearEnds(active, year), year, writer.writing),
        basisSentence(basisOf(sources), year),
        "A total adds up the members that reported; how many of how many stands beside it. What was not reported is nowhere counted as zero.",
        "A share divides the sum of its parts over the members that reported both, never the mean of the members’ shares.",
        "A change since the baseline compares only members with a figure in both years, so that a member that joins does not look like growth.",
        ...(writer.figures.some(({ complete }) => complete === false)
          ? [
              "“So far” marks a year that is still being reported: more members can report. Headlines, trends, forecasts, and the goals’ amounts use the newest complete year.",
            ]
          : []),
        "An investment that several members fund together is counted once.",
        ...(readers === "internal"
          ? [
              "This report is for backbone staff and conveners: it shows figures that members may not see of each other.",
            ]
          : [
              `To protect members, a figure is shown only if at least ${policy.minimumContributors} members contribute, if none of them makes up more than ${policy.largestShare}% of it${policy.twoLargestShare === null ? "" : ` and no two more than ${policy.twoLargestShare}%`}, and if nothing withheld can be worked out from it. Counts of people below ${policy.smallestCell} are withheld.`,
            ]),
      ],
    },
    ...(withheld.length > 0 ? [withheldWords(withheld)] : []),
    ...(differing.length > 0
      ? [
          {
            kind: "table" as const,
            id: "comparability",
            title: "Where definitions differ",
            note: "Some members count these by a definition of their own.",
            columns: ["Figure", "Year", "How comparable"].map((label) => ({ label, numeric: false })),
            rows: distinct(
              differing.map(({ label, year: at, comparability }) => [
                label,
                String(at),
                COMPARABILITY_WORDS[comparability === "different" ? "different" : "close"],
              ]),
            ),
          },
        ]
      : []),
    {
      kind: "table",
      id: "definitions",
      title: "Definitions",
      note: null,
      columns: ["Figure", "How it is counted"].map((label) => ({ label, numeric: false })),
      rows: definitions.map(({ label, definition, formula }) => [
        label,
        formula && definition ? `${formula.text}. ${definition}` : (formula?.text ?? definition),
      ]),
    },
  ];
}

/** The rules behind the figures marked as withheld, with how many each of them withholds. */
function withheldWords(figures: ReportFigure[]): ReportBlock {
  const counts = new Map<string, number>();
  for (const { withheld } of figures) {
    const rule = withheld?.replace(/^shown /, "") ?? "";
    if (rule) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const rules = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => `${count} ${count === 1 ? "figure" : "figures"} ${rule}`);
  return {
    kind: "paragraph",
    text: `Figures marked ${WITHHELD_MARK} are withheld to protect members.${
      rules.length > 0 ? ` They would be shown: ${rules.join("; ")}.` : ""
    } The workbook and the data name the rule of each.`,
  };
}

function distinct(rows: string[][]): string[][] {
  return [...new Map(rows.map((row) => [row.join("\n"), row])).values()];
}
