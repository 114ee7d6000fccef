import { shift } from "~/domain/numbers/decimal";
import { add, times } from "~/domain/numbers/fraction";
import type { Decimal } from "~/domain/terms";
import type { InvestmentStage, InvestmentType, LowIncome } from "./terms";

/**
 * Joint investments (docs/rules.md, section 4.5): one record each, however many members share in it. Two members
 * that fund the same 100 homes have produced 100 homes, not 200.
 */
export interface Investment extends InvestmentContent {
  id: string;
  /** Increases with every change, so concurrent edits are noticed. */
  revision: number;
  /** ISO instant. */
  changedAt: string;
  changedBy: string;
}

/** What is recorded about an investment. */
export interface InvestmentContent {
  name: string;
  type: InvestmentType;
  stage: InvestmentStage;
  /** An address, census tract, or ZIP code. */
  place: string;
  lowIncome: LowIncome;
  /** The map or list that says whether the place is low-income; null if unknown. */
  lowIncomeSource: string | null;
  note: string | null;
  /** In order. */
  years: InvestmentYear[];
  shares: InvestmentShare[];
}

export const YEAR_FIGURES = ["committed", "deployed", "homesProduced", "homesPreserved"] as const;
export type YearFigure = (typeof YEAR_FIGURES)[number];
export const FIGURE_NAMES: Record<YearFigure, string> = {
  committed: "Committed",
  deployed: "Paid out",
  homesProduced: "Homes produced",
  homesPreserved: "Homes preserved",
};

/** What members put in, and the homes it led to, in one reporting year; null if nothing is recorded. */
export type InvestmentYear = { year: number } & Record<YearFigure, Decimal | null>;

/** A member's share in percent; the shares of an investment add up to 100. */
export interface InvestmentShare {
  memberId: string;
  share: Decimal;
}

/** The measures that come from the ledger where it has entries. */
export const LEDGER_MEASURES = ["pbi_committed", "pbi_deployed", "housing_units"] as const;
export type LedgerMeasure = (typeof LEDGER_MEASURES)[number];

/** The source named by computed values. */
export const LEDGER_SOURCE = "Investment ledger";

/** What an investment adds to a measure in a year; null if nothing is recorded. */
export function figureOf(year: InvestmentYear, measure: LedgerMeasure): Decimal | null {
  if (measure === "pbi_committed") return year.committed;
  if (measure === "pbi_deployed") return year.deployed;
  return sumOf([year.homesProduced, year.homesPreserved]);
}

/** The sum of the recorded amounts; null, not 0, if nothing is recorded. */
export function sumOf(amounts: (Decimal | null)[]): Decimal | null {
  return amounts.reduce(
    (total, amount) => (amount === null ? total : total === null ? amount : add(total, amount)),
    null,
  );
}

/** A share of an amount. Exact: dividing by 100 only moves the decimal point. */
export function partOf(amount: Decimal, share: Decimal): Decimal {
  return shift(times(amount, share), -2);
}

/** One member's figure, computed from the ledger. */
export interface Attributed {
  memberId: string;
  measure: LedgerMeasure;
  year: number;
  value: Decimal;
}

/**
 * The members' figures: each member gets its part of every investment, so each investment counts once over all
 * members. A member has no figure if none of its investments has one recorded.
 */
export function attribute(investments: Pick<InvestmentContent, "years" | "shares">[]): Attributed[] {
  const figures = new Map<string, Attributed>();
  for (const { years, shares } of investments)
    for (const year of years)
      for (const measure of LEDGER_MEASURES) {
        const figure = figureOf(year, measure);
        if (figure === null) continue;
        for (const { memberId, share } of shares) {
          const key = `${memberId} ${measure} ${year.year}`;
          const before = figures.get(key)?.value ?? "0";
          const value = add(before, partOf(figure, share));
          figures.set(key, { memberId, measure, year: year.year, value });
        }
      }
  return [...figures.values()];
}

/** One member's part of each year, figure by figure. */
export function partsOf({ years, shares }: Pick<InvestmentContent, "years" | "shares">, memberId: string) {
  const share = shares.find((share) => share.memberId === memberId)?.share;
  if (share === undefined) return [];
  const part = (amount: Decimal | null) => (amount === null ? null : partOf(amount, share));
  return years.map(
    ({ year, ...figures }): InvestmentYear => ({
      year,
      committed: part(figures.committed),
      deployed: part(figures.deployed),
      homesProduced: part(figures.homesProduced),
      homesPreserved: part(figures.homesPreserved),
    }),
  );
}

/** Sums over investments, each counted once, for one year or (null) all years. */
export function totalsOf(
  investments: { years: InvestmentYear[] }[],
  year: number | null,
): Record<YearFigure, Decimal | null> {
  const years = investments.flatMap((investment) =>
    investment.years.filter((each) => year === null || each.year === year),
  );
  const total = (figure: YearFigure) => sumOf(years.map((each) => each[figure]));
  return {
    committed: total("committed"),
    deployed: total("deployed"),
    homesProduced: total("homesProduced"),
    homesPreserved: total("homesPreserved"),
  };
}

/** The filters of a list of investments; null matches everything. */
export interface LedgerFilter {
  type: InvestmentType | null;
  stage: InvestmentStage | null;
  memberId: string | null;
  /** Matches investments with anything recorded for that year. */
  year: number | null;
}

export function passes(
  investment: Pick<InvestmentContent, "type" | "stage"> & {
    years: InvestmentYear[];
    shares?: InvestmentShare[];
  },
  { type, stage, memberId, year }: LedgerFilter,
): boolean {
  return (
    (type === null || investment.type === type) &&
    (stage === null || investment.stage === stage) &&
    (memberId === null || (investment.shares ?? []).some((part) => part.memberId === memberId)) &&
    (year === null ||
      investment.years.some(
        (row) => row.year === year && YEAR_FIGURES.some((figure) => row[figure] !== null),
      ))
  );
}
