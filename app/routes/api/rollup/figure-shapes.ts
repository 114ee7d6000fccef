import type { z } from "zod";
import type { MetricFigure, SoFar, TotalFigure } from "~/domain/rollup/figures";
import type { Coverage, Metric } from "~/domain/terms";
import type { metric, total } from "./figure-schemas";

/** Domain objects in the form that the API returns (figure-schemas.ts). */

const number = (decimal: string | null) => (decimal === null ? null : Number(decimal));

function completeness({ soFar, reporting, expected }: Coverage & { soFar: SoFar }) {
  return { complete: soFar === null, coverage: soFar ?? { reporting, expected } };
}

export function totalJson(figure: TotalFigure): z.infer<typeof total> {
  const { measure, value, reporting, expected, comparability, sinceBaseline, withheld } = figure;
  return {
    measure,
    value: number(value),
    reporting,
    expected,
    ...completeness(figure),
    comparability,
    ...(sinceBaseline && {
      sinceBaseline: {
        value: number(sinceBaseline.value),
        complete: sinceBaseline.soFar === null,
        lowestCoverage: sinceBaseline.lowestCoverage,
        ...(sinceBaseline.withheld && { withheld: sinceBaseline.withheld }),
      },
      sinceBaselineComparability: sinceBaseline.comparability,
    }),
    withheld,
    ...(figure.asOf !== undefined && { asOf: figure.asOf }),
  };
}

export function metricJson(figure: MetricFigure, { strategy, kind }: Metric): z.infer<typeof metric> {
  const { value, numerator, denominator, reporting, expected, comparability, shareOnly, change, withheld } =
    figure;
  return {
    metric: figure.metric,
    strategy,
    kind,
    value,
    numerator: withheld ? null : Number(numerator),
    denominator: withheld || denominator === null ? null : Number(denominator),
    reporting,
    expected,
    ...completeness(figure),
    comparability,
    shareOnly,
    change: change && {
      value: change.value,
      cohort: change.cohort,
      baselineValue: change.baselineValue,
    },
    changeComparability: change?.comparability ?? null,
    changeWithheld: figure.changeWithheld ?? null,
    withheld,
    ...(figure.asOf !== undefined && { asOf: figure.asOf }),
  };
}
