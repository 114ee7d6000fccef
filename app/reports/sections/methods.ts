import { fiscalYearEnds, isActive } from "~/domain/periods";
import { COMPARABILITY_WORDS } from "~/ui/figures/Comparability";
import { periodNote } from "~/ui/figures/sentences";
import type { ReportBlock, ReportFigure, ReportModel } from "../model";
import type { ReportSources } from "../read.server";
import type { Pen } from "./pen";

/** How the figures were made, so that nobody has to ask: periods, coverage, definitions, what is withheld. */
export function methodBlocks(
  pen: Pen,
  { catalog, year, readers }: ReportSources,
  definitions: ReportModel["definitions"],
): ReportBlock[] {
  const active = catalog.members.filter((member) => isActive(member, year));
  const { policy } = catalog.collaborative;
  const withheld = pen.figures.filter(({ missing }) => missing === "withheld");
  const differing = pen.figures.filter(
    ({ comparability, member }) => member === null && comparability !== null && comparability !== "same",
  );
  return [
    {
      kind: "notes",
      items: [
        periodNote(fiscalYearEnds(active), year, pen.writing),
        "A total adds up the members that reported; how many of how many stands beside it. What was not reported is nowhere counted as zero.",
        "A share divides the sum of its parts over the members that reported both, never the mean of the members’ shares.",
        "A change since the baseline compares only members with a figure in both years, so that a member that joins does not look like growth.",
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
    ...(withheld.length > 0 ? [withheldTable(withheld)] : []),
    ...(differing.length > 0
      ? [
          {
            ...{ kind: "table" as const, id: "comparability", title: "Where definitions differ" },
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
      ...{ kind: "table", id: "definitions", title: "Definitions", note: null },
      columns: ["Figure", "How it is counted"].map((label) => ({ label, numeric: false })),
      rows: definitions.map(({ label, definition, formula }) => [
        label,
        formula && definition ? `${formula.text}. ${definition}` : (formula?.text ?? definition),
      ]),
    },
  ];
}

function withheldTable(figures: ReportFigure[]): ReportBlock {
  const years = new Map<string, { row: [string, string]; years: Set<number> }>();
  for (const { label, group, year, part, withheld } of figures) {
    const row: [string, string] = [[label, group, PARTS[part]].filter(Boolean).join(", "), withheld ?? ""];
    const found = years.get(row.join("\n")) ?? { row, years: new Set() };
    years.set(row.join("\n"), { row, years: found.years.add(year) });
  }
  return {
    ...{ kind: "table", id: "withheld", title: "What is withheld, and why", note: null },
    columns: ["Figure", "Years", "Rule"].map((label) => ({ label, numeric: false })),
    rows: [...years.values()].map(({ row: [name, rule], years: of }) => [
      name,
      [...of].sort().join(", "),
      rule,
    ]),
  };
}

const PARTS: Record<string, string> = {
  since_baseline: "since the baseline",
  change: "change since the baseline",
  numerator: "numerator",
  denominator: "denominator",
  gap: "gap",
};

function distinct(rows: string[][]): string[][] {
  return [...new Map(rows.map((row) => [row.join("\n"), row])).values()];
}
