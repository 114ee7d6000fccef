import { normal } from "../domain/fraction";
import type { OwnInvestment } from "../domain/investment-disclosure";
import { amountFault } from "../domain/investment-rules";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "../domain/investment-types";
import type { Investment, InvestmentContent, InvestmentShare, InvestmentYear } from "../domain/investments";
import type { Catalog, Decimal, Member } from "../domain/types";
import { isYear } from "../domain/years";
import { type CsvCell, toCsv } from "./csv";
import { FileError, type RowError, type Table } from "./table";

/** The columns of a ledger file: one row for each investment and year, the investment's own fields on each. */
const LEDGER_COLUMNS = [
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
type Column = (typeof LEDGER_COLUMNS)[number];

/** The ledger as a file that can be read back in. @param mark a byte-order mark before it, for Excel */
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

/** What stands first on each row of an investment. */
export function ownCells({ name, type, stage, place, lowIncome, lowIncomeSource }: Described): CsvCell[] {
  return [name, type, stage, place, lowIncome, lowIncomeSource];
}

/** The figures, a row a year; an investment without years has one row all the same. */
function yearCells(years: InvestmentYear[]): CsvCell[][] {
  if (years.length === 0) return [[null, null, null, null, null]];
  return years.map((one) => [one.year, one.committed, one.deployed, one.homesProduced, one.homesPreserved]);
}

/** An investment as a file gives it, and where in the file its parts stand. */
export interface FileInvestment {
  content: InvestmentContent;
  line: number;
  lineOfYear: Map<number, number>;
}

/**
 * Looks up every row of a ledger file; rows with one name are one investment.
 * @throws FileError with every faulty row.
 */
export function readLedgerRows(table: Table, catalog: Pick<Catalog, "members">): FileInvestment[] {
  const errors = headerErrors(table);
  if (errors.length > 0) throw new FileError(errors);
  const found = new Map<string, FileInvestment & { cells: Record<string, string> }>();
  for (const { line, cells, width } of table.rows) {
    if (width !== table.columns.length) {
      const message = `The row has ${width} fields, the header has ${table.columns.length}.`;
      errors.push({ row: line, column: null, code: "wrong_width", message });
      continue;
    }
    const read = readRow(cells, line, catalog.members);
    if ("faults" in read) {
      errors.push(...read.faults);
      continue;
    }
    const key = (cells.name ?? "").replace(/\s+/g, " ").toLowerCase();
    const first = found.get(key);
    if (!first) {
      const { year, ...content } = read;
      const lineOfYear = new Map(year ? [[year.year, line]] : []);
      found.set(key, { content: { ...content, years: year ? [year] : [] }, line, lineOfYear, cells });
      continue;
    }
    errors.push(...differences(cells, first.cells, line, first.line));
    if (!read.year) continue;
    const earlier = first.lineOfYear.get(read.year.year);
    if (earlier === undefined) {
      first.content.years.push(read.year);
      first.lineOfYear.set(read.year.year, line);
    } else {
      const message = `${read.year.year} of this investment stands on line ${earlier} already.`;
      errors.push({ row: line, column: "year", code: "duplicate", message });
    }
  }
  if (errors.length > 0) throw new FileError(errors);
  return [...found.values()].map(({ cells: _, ...investment }) => investment);
}

function headerErrors({ columns }: Table): RowError[] {
  const known: readonly string[] = LEDGER_COLUMNS;
  const fault = (column: string, code: string, message: string) => ({ row: 1, column, code, message });
  return [
    ...columns
      .filter((name) => !known.includes(name))
      .map((name) => fault(name, "unknown_column", `“${name}” is not a column of a ledger file.`)),
    ...known
      .filter((name) => !columns.includes(name))
      .map((name) => fault(name, "missing_column", `The column “${name}” is missing.`)),
  ];
}

const OF_INVESTMENT = [
  "type",
  "stage",
  "place",
  "low_income",
  "low_income_source",
  "note",
  "shares",
] as const;

/** What an investment is stands on each of its rows, and must be the same on all of them. */
function differences(
  cells: Record<string, string>,
  first: Record<string, string>,
  line: number,
  firstLine: number,
): RowError[] {
  return OF_INVESTMENT.filter((column) => cells[column] !== first[column]).map((column) => ({
    row: line,
    column,
    code: "differs",
    message: `This differs from line ${firstLine}, which is the same investment.`,
  }));
}

type Read = Omit<InvestmentContent, "years"> & { year: InvestmentYear | null };

function readRow(
  cells: Record<string, string>,
  line: number,
  members: Member[],
): Read | { faults: RowError[] } {
  const faults: RowError[] = [];
  const fault = (column: Column, code: string, message: string) => {
    faults.push({ row: line, column, code, message });
    return null;
  };
  const text = (column: Column) => cells[column] ?? "";
  const word = <Word extends string>(column: Column, words: Record<Word, string>): Word | null => {
    const given = text(column).toLowerCase();
    const keys = Object.keys(words) as Word[];
    const key = keys.find((one) => one === given || words[one].toLowerCase() === given);
    return key ?? fault(column, `bad_${column}`, `“${text(column)}” is none of: ${keys.join(", ")}.`);
  };
  const amount = (column: Column, kind: "money" | "homes"): Decimal | null => {
    if (text(column) === "") return null;
    if (/^-\d/.test(text(column)))
      return fault(column, "negative", `${text(column)} is negative: use 0 or more.`);
    if (!/^\d+(\.\d+)?$/.test(text(column)))
      return fault(column, "not_a_number", `“${text(column)}” is not a plain number such as 1234.5.`);
    const value = normal(text(column).replace(/^0+(?=\d)/, ""));
    const message = amountFault(value, kind);
    return message === null ? value : fault(column, "bad_amount", message);
  };

  if (text("name") === "") fault("name", "name_missing", "The name is missing.");
  if (text("name").length > 200) fault("name", "too_long", "Use at most 200 characters.");
  for (const column of ["place", "low_income_source"] as const)
    if (text(column).length > 300) fault(column, "too_long", "Use at most 300 characters.");
  if (text("note").length > 2000) fault("note", "too_long", "Use at most 2,000 characters.");
  const type = word("type", INVESTMENT_TYPES);
  const stage = word("stage", INVESTMENT_STAGES);
  const lowIncome = text("low_income") === "" ? "unknown" : word("low_income", LOW_INCOME);
  const figures = {
    committed: amount("committed", "money"),
    deployed: amount("deployed", "money"),
    homesProduced: amount("homes_produced", "homes"),
    homesPreserved: amount("homes_preserved", "homes"),
  };
  const year = readYear(
    text("year"),
    Object.values(figures).some((one) => one !== null),
  );
  if ("message" in year) fault("year", "bad_year", year.message);
  const shares = readShares(text("shares"), members, (message) => fault("shares", "bad_shares", message));
  if (faults.length > 0 || !type || !stage || !lowIncome || "message" in year) return { faults };
  return {
    ...{ name: text("name"), type, stage, place: text("place"), lowIncome },
    lowIncomeSource: text("low_income_source") || null,
    note: text("note") || null,
    shares,
    year: year.year === null ? null : { year: year.year, ...figures },
  };
}

function readYear(text: string, figures: boolean): { year: number | null } | { message: string } {
  if (text === "" && !figures) return { year: null };
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  if (isYear(year)) return { year };
  return { message: text === "" ? "The year is missing." : `“${text}” is not a year such as 2025.` };
}

/** "st-mary 60; city 40", members by short name or exact name. */
function readShares(
  text: string,
  members: Pick<Member, "id" | "slug" | "name">[],
  fault: (message: string) => void,
): InvestmentShare[] {
  return text
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .flatMap((one): InvestmentShare[] => {
      const [, name = "", share = ""] = /^(.+?)\s+(\d+(?:\.\d+)?)\s*%?$/.exec(one) ?? [];
      if (name === "") {
        fault(`“${one}” is not a share: write a member and its percent, such as st-mary 60.`);
        return [];
      }
      const member = members.find(({ slug }) => slug === name) ?? members.find((each) => each.name === name);
      if (!member) {
        fault(`“${name}” is not a member: use its short name or exact name.`);
        return [];
      }
      return [{ memberId: member.id, share: normal(share.replace(/^0+(?=\d)/, "")) }];
    });
}

/** What an institution may take away that sees its own part only; no file to be read back in. */
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
