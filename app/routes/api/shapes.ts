import { z } from "zod";
import { ENDS_BEFORE, endsAfterItBegan, memberFields } from "~/domain/member";
import type { MetricFigure, TotalFigure } from "~/domain/rollup";
import type { Member, Metric } from "~/domain/types";

/** What the API takes and gives. Shares are fractions, money is in units of the collaborative's currency. */

/** Body of PUT /members/:slug. */
export const memberBody = z
  .strictObject({ slug: z.string().optional(), ...memberFields })
  .refine(endsAfterItBegan, ENDS_BEFORE);

export function memberJson({
  slug,
  name,
  sector,
  joinedOn,
  leftOn,
  fiscalYearEndMonth,
  baselineYear,
}: Member) {
  return { slug, name, sector, joinedOn, leftOn, fiscalYearEndMonth, baselineYear };
}

const number = (decimal: string | null) => (decimal === null ? null : Number(decimal));

export function totalJson(total: TotalFigure) {
  const { measure, value, reporting, expected, sinceBaseline, withheld } = total;
  return {
    measure,
    value: number(value),
    reporting,
    expected,
    ...(sinceBaseline && {
      sinceBaseline: {
        value: number(sinceBaseline.value),
        lowestCoverage: sinceBaseline.lowestCoverage,
        ...(sinceBaseline.withheld && { withheld: sinceBaseline.withheld }),
      },
    }),
    withheld,
  };
}

export function metricJson(figure: MetricFigure, { strategy, kind }: Metric) {
  const { metric, value, numerator, denominator, reporting, expected, shareOnly, change, withheld } = figure;
  return {
    metric,
    strategy,
    kind,
    value,
    numerator: withheld ? null : Number(numerator),
    denominator: withheld || denominator === null ? null : Number(denominator),
    reporting,
    expected,
    shareOnly,
    change: change && { value: change.value, cohort: change.cohort, baselineValue: change.baselineValue },
    withheld,
  };
}
