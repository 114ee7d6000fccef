import type { InvestmentContent, InvestmentShare, InvestmentYear } from "~/domain/investments/investments";
import { amountFault } from "~/domain/investments/rules";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "~/domain/investments/terms";
import { normal } from "~/domain/numbers/fraction";
import { isBlank } from "~/domain/plain-text";
import type { Catalog, Decimal, Member } from "~/domain/terms";
import { isYear } from "~/domain/years";
import {
  atMost,
  FileError,
  headerFaults,
  type RowError,
  type Table,
  wrongWidth,
} from "~/exchange/opening/table";
import { type Column, LEDGER_COLUMNS } from "./ledger-csv";

/** An investment as the file describes it, with the lines it comes from. */
export interface FileInvestment {
  content: InvestmentContent;
  line: number;
  lineOfYear: Map<number, number>;
}

/**
 * Looks up every row of a ledger file; rows with the same name are one investment.
 * @throws FileError with every faulty row.
 */
export function readLedgerRows(table: Table, catalog: Pick<Catalog, "members">): FileInvestment[] {
  const errors = columnFaults(table);
  if (errors.length > 0) throw new FileError(errors);
  const investments = new Map<string, FileInvestment & { cells: Record<string, string> }>();
  for (const row of table.rows) {
    const { line, cells, width } = row;
    if (width !== table.columns.length) {
      errors.push(wrongWidth(row, table));
      continue;
    }
    const read = readRow(cells, line, catalog.members);
    if ("faults" in read) {
      errors.push(...read.faults);
      continue;
    }
    const key = (cells.name ?? "").replace(/\s+/g, " ").toLowerCase();
    const first = investments.get(key);
    if (!first) {
      const { year, ...content } = read;
      const lineOfYear = new Map(year ? [[year.year, line]] : []);
      investments.set(key, { content: { ...content, years: year ? [year] : [] }, line, lineOfYear, cells });
      continue;
    }
    errors.push(...differences({ line, cells }, first));
    if (!read.year) continue;
    const earlier = first.lineOfYear.get(read.year.year);
    if (earlier === undefined) {
      first.content.years.push(read.year);
      first.lineOfYear.set(read.year.year, line);
    } else {
      const message = `Line ${earlier} already has the year ${read.year.year} of this investment.`;
      errors.push({ row: line, column: "year", code: "duplicate", message });
    }
  }
  if (errors.length > 0) throw new FileError(errors);
  return [...investments.values()].map(({ cells: _, ...investment }) => investment);
}

function columnFaults({ columns }: Table): RowError[] {
  const known: readonly string[] = LEDGER_COLUMNS;
  return headerFaults(
    "a ledger file",
    columns.filter((name) => !known.includes(name)),
    known.filter((name) => !columns.includes(name)),
  );
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

interface LedgerRow {
  line: number;
  cells: Record<string, string>;
}

/** Every row repeats the fields of its investment, which must be the same on all of them. */
function differences(row: LedgerRow, first: LedgerRow): RowError[] {
  return OF_INVESTMENT.filter((column) => row.cells[column] !== first.cells[column]).map((column) => ({
    row: row.line,
    column,
    code: "differs",
    message: `This differs from line ${first.line}, which has the same investment.`,
  }));
}

const MAX_LENGTHS = { name: 200, place: 300, low_income_source: 300, note: 2000 };

const anyOf = (words: string[]) => new Intl.ListFormat("en-US", { type: "disjunction" }).format(words);

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
    const plain = text(column).toLowerCase();
    const keys = Object.keys(words) as Word[];
    const key = keys.find((candidate) => candidate === plain || words[candidate].toLowerCase() === plain);
    return key ?? fault(column, `bad_${column}`, `“${text(column)}” is not known: use ${anyOf(keys)}.`);
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

  if (isBlank(text("name"))) fault("name", "name_missing", "The name is missing.");
  for (const [column, limit] of Object.entries(MAX_LENGTHS) as [Column, number][])
    if (text(column).length > limit) fault(column, "too_long", atMost(limit));
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
    Object.values(figures).some((figure) => figure !== null),
  );
  if ("message" in year) fault("year", "bad_year", year.message);
  const shares = readShares(text("shares"), members, (message) => fault("shares", "bad_shares", message));
  if (faults.length > 0 || !type || !stage || !lowIncome || "message" in year) return { faults };
  return {
    name: text("name"),
    type,
    stage,
    place: text("place"),
    lowIncome,
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

/** Reads "st-mary 60; city 40", with members by short name or exact name. */
function readShares(
  text: string,
  members: Pick<Member, "id" | "slug" | "name">[],
  fault: (message: string) => void,
): InvestmentShare[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part): InvestmentShare[] => {
      const [, name = "", share = ""] = /^(.+?)\s+(\d+(?:\.\d+)?)\s*%?$/.exec(part) ?? [];
      if (name === "") {
        fault(`“${part}” is not a share: write a member and its percentage, such as st-mary 60.`);
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
