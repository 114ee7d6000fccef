import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { toCsv } from "~/exchange/csv";
import { readRollup, readSetting } from "~/records/rollup.server";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { metricView } from "~/ui/figures/metric-view";
import { csvFile } from "./shared/files";
import { chosenYear } from "./shared/year.server";

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
  "note",
];

/** Stands in every cell that is not for the reader: never blank, never 0. */
const WITHHELD = MISSING_WORDS.withheld;

/** The overview's table as a file: shares as fractions, exact sums, and coverage beside every figure. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "export data", async ({ db, viewer }) => {
    const setting = await readSetting(db);
    const year = chosenYear(doorway.request, setting);
    const { catalog } = setting;
    const rollup = await readRollup(db, viewer, catalog, year);
    const rows = catalog.metrics.flatMap((metric) => {
      const view = metricView(catalog, rollup, metric, year);
      if (!view) return [];
      const { figure, words } = view;
      const why = [
        { of: "", rule: figure.withheld },
        { of: "change since last year ", rule: figure.changeFromLastYearWithheld },
        { of: "change since baseline ", rule: figure.changeWithheld },
      ].flatMap(({ of, rule }) => (rule ? [`${of}${WITHHELD}: ${rule.detail}`] : []));
      const note = figure.value === null && !figure.withheld ? ["no value", ...why] : why;
      const parts = figure.value === null ? [null, null] : [figure.numerator, figure.denominator];
      const orWithheld = (value: number | string | null | undefined, rule: object | null | undefined) =>
        rule ? WITHHELD : value;
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
          note.join("; "),
        ],
      ];
    });
    return csvFile(`${catalog.collaborative.slug}-${year}.csv`, toCsv(HEADER, rows, { mark: true }));
  });
}
