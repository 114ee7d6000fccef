import type { Visit } from "~/access/visit.server";
import type { NewMetric } from "~/domain/measures/rules";
import { formulaFault, labelFault } from "~/domain/measures/rules";
import type { MeasureSettings } from "~/domain/measures/settings";
import type { Unit } from "~/domain/terms";
import { readSetting } from "~/records/figures/rollup.server";
import { previewMetric } from "~/records/measures/preview.server";
import { MeasureFault, readMeasureSettings } from "~/records/measures/settings.server";

/** A figure of one year in a preview. */
export interface PreviewRow {
  year: number;
  /** A share as a fraction, or an amount. */
  value: number | null;
  numerator: string;
  denominator: string | null;
  reporting: number;
  expected: number;
  withheld: string | null;
}

export interface Preview {
  unit: Unit | "share";
  /** Unit of the two numbers behind a share. */
  partUnit: Unit;
  /** Newest first. */
  rows: PreviewRow[];
}

/** Years shown, newest first. */
const MOST_YEARS = 6;

/** What the figure would show, as it is filled in. Nothing is stored. @throws MeasureFault */
export async function previewFor(
  { db, viewer }: Visit,
  metric: NewMetric & { code?: string },
): Promise<Preview> {
  const settings: MeasureSettings = await readMeasureSettings(db);
  const fault = labelFault(settings, metric) ?? formulaFault(settings, metric);
  if (fault) throw new MeasureFault(fault);
  const { catalog, years, newest } = await readSetting(db);
  const { label, strategy, kind, numerator, denominator, span } = metric;
  const from = years[0] ?? newest;
  const rollup = await previewMetric(db, {
    viewer,
    catalog,
    metric: { label, strategy, kind, numerator, denominator, span },
    years: { from, to: newest },
  });
  const unit = catalog.measures.find(({ code }) => code === numerator)?.unit ?? "count";
  const rows = rollup.years.flatMap(({ year, metrics }) =>
    metrics.map(
      ({ value, reporting, expected, withheld, ...sums }): PreviewRow => ({
        year,
        value,
        numerator: sums.numerator,
        denominator: sums.denominator,
        reporting,
        expected,
        withheld: withheld?.detail ?? null,
      }),
    ),
  );
  return {
    unit: kind === "share" ? "share" : unit,
    partUnit: unit,
    rows: rows.toReversed().slice(0, MOST_YEARS),
  };
}
