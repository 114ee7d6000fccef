import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { toCsv } from "~/exchange/csv";
import { readRollup, readSetting } from "~/records/rollup.server";
import { csvFile } from "./shared/files";
import { metricView } from "./shared/metric-view";
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
      const note = figure.withheld
        ? `withheld to protect members: ${figure.withheld.detail}`
        : figure.value === null
          ? "no value"
          : "";
      const parts = figure.value === null ? [null, null] : [figure.numerator, figure.denominator];
      return [
        [
          metric.strategy,
          metric.code,
          words.label,
          year,
          figure.value,
          ...parts,
          figure.reporting,
          figure.expected,
          figure.shareOnly,
          figure.changeFromLastYear?.value,
          figure.changeFromLastYear?.cohort,
          figure.change?.value,
          figure.change?.cohort,
          figure.comparability,
          note,
        ],
      ];
    });
    return csvFile(`${catalog.collaborative.slug}-${year}.csv`, toCsv(HEADER, rows, { mark: true }));
  });
}
