import { z } from "zod";
import type { MetricFigure, TotalFigure } from "~/domain/rollup";
import { type Member, type Metric, SECTORS, type Sector } from "~/domain/types";

/** What the API takes and gives. Shares are fractions, money is in units of the collaborative's currency. */

const year = z.number().int().min(1990).max(2100);

/** Body of PUT /members/:slug. */
export const memberBody = z
  .strictObject({
    slug: z.string().optional(),
    name: z.string().trim().min(1).max(200),
    sector: z.enum(Object.keys(SECTORS) as [Sector, ...Sector[]]),
    joinedOn: z.iso.date(),
    leftOn: z.iso
      .date()
      .nullish()
      .transform((value) => value ?? null),
    fiscalYearEndMonth: z.number().int().min(1).max(12),
    baselineYear: year.nullish().transform((value) => value ?? null),
  })
  .refine(({ joinedOn, leftOn }) => leftOn === null || leftOn >= joinedOn, {
    message: "leftOn lies before joinedOn",
    path: ["leftOn"],
  });

export const slugForm = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

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
