import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import type { Withheld } from "~/domain/rollup/figures";
import { toCsv } from "~/exchange/csv";
import { readRollup, readSetting } from "~/records/figures/rollup.server";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { csvFile } from "~/routes/shared/downloads";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { metricView } from "~/ui/figures/metrics/metric-view";

const HEADER = [
  "strategy",
  "metric",
  "label",
  "year",
  "value",
  "numerator",
  "denominator",
  "reporting",
  "expected",
  "share_only",
  "change_since_last_year",
  "members_in_both_years",
  "change_since_baseline",
  "members_matched_with_baseline",
  "comparability",
  "complete",
  "note",
];

/** Written in every cell withheld from the reader, which is never blank or 0. */
const WITHHELD = MISSING_WORDS.withheld;

/** The overview's table as CSV: shares as fractions, exact sums, and the coverage of every figure. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "export data", async ({ db, viewer }) => {
    const setting = await readSetting(db);
    const year = chosenYear(args.request, setting);
    const { catalog } = setting;
    const rollup = await readRollup(db, { viewer, catalog, to: year });
    const rows = catalog.metrics.flatMap((metric) => {
      const view = metricView(catalog, rollup, metric, year);
      if (!view) return [];
      const { figure, words } = view;
      const why = [
        { of: "", rule: figure.withheld },
        { of: "change since last year ", rule: figure.changeFromLastYearWithheld },
        { of: "change since baseline ", rule: figure.changeWithheld },
      ].flatMap(({ of, rule }) =>
        rule ? [`${of}${rule.rule === "collecting" ? "" : `${WITHHELD}: `}${rule.detail}`] : [],
      );
      const note = figure.value === null && !figure.withheld ? ["no value", ...why] : why;
      const parts = figure.value === null ? [null, null] : [figure.numerator, figure.denominator];
      const orWithheld = (value: number | string | null | undefined, rule: Withheld | null | undefined) =>
        rule ? (rule.rule === "collecting" ? rule.detail : WITHHELD) : value;
      return [
        [
          metric.strategy,
          metric.code,
          words.label,
          year,
          orWithheld(figure.value, figure.withheld),
          ...parts.map((value) => orWithheld(value, figure.withheld)),
          figure.reporting,
          figure.expected,
          figure.shareOnly,
          orWithheld(figure.changeFromLastYear?.value, figure.changeFromLastYearWithheld),
          figure.changeFromLastYear?.cohort,
          orWithheld(figure.change?.value, figure.changeWithheld),
          figure.change?.cohort,
          figure.comparability,
          figure.soFar ? "no" : "yes",
          note.join("; "),
        ],
      ];
    });
    return csvFile(`${catalog.collaborative.slug}-${year}.csv`, toCsv(HEADER, rows, { mark: true }));
  });
}
