import type { z } from "zod";
import type { MetricFigure, TotalFigure } from "~/domain/rollup";
import type { Member, Metric } from "~/domain/types";
import type { member, metric, total } from "./schemas";

/** Stored things in the form in which the API gives them (schemas.ts). */

export function memberJson({
  slug,
  name,
  sector,
  joinedOn,
  leftOn,
  fiscalYearEndMonth,
  baselineYear,
  absences,
}: Member): z.infer<typeof member> {
  return { slug, name, sector, joinedOn, leftOn, fiscalYearEndMonth, baselineYear, absences };
}

const number = (decimal: string | null) => (decimal === null ? null : Number(decimal));

export function totalJson(figure: TotalFigure): z.infer<typeof total> {
  const { measure, value, reporting, expected, comparability, sinceBaseline, withheld } = figure;
  return {
    measure,
    value: number(value),
    reporting,
    expected,
    comparability,
    ...(sinceBaseline && {
      sinceBaseline: {
        value: number(sinceBaseline.value),
        lowestCoverage: sinceBaseline.lowestCoverage,
        ...(sinceBaseline.withheld && { withheld: sinceBaseline.withheld }),
      },
      sinceBaselineComparability: sinceBaseline.comparability,
    }),
    withheld,
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
  };
}
