import type { OwnInvestment } from "~/domain/investments/disclosure";
import type { Investment, InvestmentContent, InvestmentYear } from "~/domain/investments/investments";
import type { Member } from "~/domain/terms";
import { type CsvCell, toCsv } from "~/exchange/csv";

/** The columns of a ledger file: one row per investment and year, each repeating the investment's own fields. */
export const LEDGER_COLUMNS = [
  "name",
  "type",
  "stage",
  "place",
  "low_income",
  "low_income_source",
  "note",
  "year",
  "committed",
  "deployed",
  "homes_produced",
  "homes_preserved",
  "shares",
] as const;
/** A column of a ledger file. */
export type Column = (typeof LEDGER_COLUMNS)[number];

/**
 * The ledger as a file that can be imported again.
 * @param options.mark start with a byte-order mark, for Excel
 */
export function ledgerCsv(
  investments: Investment[],
  members: Pick<Member, "id" | "slug">[],
  options: { mark?: boolean } = {},
): string {
  const slugs = new Map(members.map(({ id, slug }) => [id, slug]));
  const rows = investments.flatMap(({ years, shares, ...investment }): CsvCell[][] => {
    const parts = shares
      .map(({ memberId, share }) => `${slugs.get(memberId) ?? memberId} ${share}`)
      .join("; ");
    const own = ownCells(investment);
    return yearCells(years).map((cells) => [...own, investment.note, ...cells, parts]);
  });
  return toCsv(LEDGER_COLUMNS, rows, options);
}

type Described = Pick<
  InvestmentContent,
  "name" | "type" | "stage" | "place" | "lowIncome" | "lowIncomeSource"
>;

/** The first cells of each row of an investment. */
export function ownCells({ name, type, stage, place, lowIncome, lowIncomeSource }: Described): CsvCell[] {
  return [name, type, stage, place, lowIncome, lowIncomeSource];
}

/** The figures, one row per year; an investment without years has one empty row. */
function yearCells(years: InvestmentYear[]): CsvCell[][] {
  if (years.length === 0) return [[null, null, null, null, null]];
  return years.map(({ year, committed, deployed, homesProduced, homesPreserved }) => [
    year,
    committed,
    deployed,
    homesProduced,
    homesPreserved,
  ]);
}

/** The ledger for an institution that sees only its own part. It cannot be imported again. */
export function ownLedgerCsv(investments: OwnInvestment[], options: { mark?: boolean } = {}): string {
  const columns = LEDGER_COLUMNS.filter((column) => column !== "note" && column !== "shares");
  const header = columns.map((column) =>
    /^(committed|deployed|homes)/.test(column) ? `own_${column}` : column,
  );
  const rows = investments.flatMap(({ years, ...investment }) =>
    yearCells(years).map((cells) => [...ownCells(investment), ...cells]),
  );
  return toCsv(header, rows, options);
}
