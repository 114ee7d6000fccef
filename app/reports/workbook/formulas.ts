import { add, fraction, isZero, normal, toNumber } from "~/domain/numbers/fraction";
import type { ReportFigure, ReportModel } from "~/reports/model";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { letters, quoted } from "./names";

/** The sheet of members' own values: its name, and where its rows and columns are. */
export const MEMBER_SHEET = "Member figures";
/** Member, year, period, baseline year, counted; then a column a measure. */
export const MEMBER_COLUMNS = 5;
const YEAR = 2;
const COUNTED = 5;
const FIRST_ROW = 2;

type Members = NonNullable<ReportModel["members"]>;
type Row = Members["rows"][number];

/** A formula and what comes out of it, for programs that show a workbook without calculating it. */
export interface Live {
  formula: string;
  result: number | string;
}

interface Sum {
  column: number;
  /** The column that must have a value as well. */
  beside?: number;
  span: "year" | "since_baseline";
}

/**
 * The formulas of a report over its members' own values.
 *
 * A formula is given only where it makes exactly the figure: one that would make another number, because the
 * figure stands on more than these rows, is left as the number that it is.
 *
 * @returns the formula of a figure; `year` is the cell in which the figure's year stands
 */
export function formulasOf(model: ReportModel): (figure: ReportFigure, year: string) => Live | null {
  const { members } = model;
  if (!members) return () => null;
  const at = new Map(members.columns.map(({ code }, place) => [code, place]));
  const metrics = new Map(
    model.definitions.flatMap(({ code, formula }) => (formula ? [[code, formula] as const] : [])),
  );
  const own = ownCells(members, at);
  return (figure, year) => {
    if (figure.group !== null || figure.missing === "withheld") return null;
    if (figure.member !== null) return own(figure);
    if (figure.part !== "value" && figure.part !== "since_baseline") return null;
    const over = figure.part === "since_baseline" ? "since_baseline" : null;
    const column = at.get(figure.code);
    if (column !== undefined) return total(members, figure, year, { column, span: over ?? "year" });
    const metric = metrics.get(figure.code);
    const top = at.get(metric?.numerator ?? "");
    if (!metric || top === undefined) return null;
    const span = over ?? metric.span;
    if (metric.denominator === null) return total(members, figure, year, { column: top, span });
    const under = at.get(metric.denominator);
    return under === undefined ? null : share(members, figure, year, { top, under, span });
  };
}

/** Σ over the members that gave a value. */
function total(members: Members, figure: ReportFigure, year: string, sum: Sum): Live | null {
  if (figure.value === null) return null;
  const exact = sumOf(members.rows, figure.year, sum);
  if (normal(exact) !== normal(figure.value)) return null;
  const digits = digitsOf(members, sum.column);
  const formula = sums(members, year, sum);
  return { formula: digits > 0 ? `ROUND(${formula},${digits})` : formula, result: Number(exact) };
}

/** Σ numerators ÷ Σ denominators, both over the members and years that have both. */
function share(
  members: Members,
  figure: ReportFigure,
  year: string,
  { top, under, span }: { top: number; under: number; span: Sum["span"] },
): Live | null {
  const above = sumOf(members.rows, figure.year, { column: top, beside: under, span });
  const below = sumOf(members.rows, figure.year, { column: under, beside: top, span });
  const exact = isZero(below) ? null : toNumber(fraction(above, below));
  if (exact === null ? figure.missing !== "no_value" : exact !== Number(figure.value ?? Number.NaN))
    return null;
  // Cents are divided as whole numbers: a quotient of two binary amounts may be wrong in its last digit.
  const digits = Math.max(digitsOf(members, top), digitsOf(members, under));
  const part = (column: number, beside: number) => {
    const sum = sums(members, year, { column, beside, span });
    return digits > 0 ? `ROUND(${10 ** digits}*${sum},0)` : sum;
  };
  const over = part(top, under);
  const divisor = part(under, top);
  const words = MISSING_WORDS.no_value;
  return { formula: `IF(${divisor}=0,"${words}",${over}/${divisor})`, result: exact ?? words };
}

/** A member's own value as a reference to the cell in which it stands. */
function ownCells(members: Members, at: Map<string, number>): (figure: ReportFigure) => Live | null {
  const rows = byMemberYear(members.rows);
  const order = new Map(members.rows.map((row, place) => [row, FIRST_ROW + place]));
  return ({ member, year, part, code, value }) => {
    const column = at.get(code);
    const [row, other] = rows.get(`${year} ${member}`) ?? [];
    // Two members with the same name cannot be told apart here.
    if (part !== "value" || column === undefined || !row || other || value === null) return null;
    const own = row.values[column];
    if (own == null || normal(own) !== normal(value)) return null;
    const cell = `$${letters(MEMBER_COLUMNS + 1 + column)}$${order.get(row)}`;
    return { formula: `${quoted(MEMBER_SHEET)}!${cell}`, result: Number(own) };
  };
}

function byMemberYear(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.year} ${row.member}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/**
 * A sum over the sheet of members. Words in it count for nothing; where another column must have a number, too, it
 * is asked to be at least 0, which every number there is and no word.
 */
function sums(members: Members, year: string, { column, beside, span }: Sum): string {
  const rows: [number, string][] = [
    [YEAR, span === "year" ? year : `"<="&${year}`],
    ...(span === "year" ? [] : [[COUNTED, "TRUE()"] as [number, string]]),
    ...(beside === undefined ? [] : [[MEMBER_COLUMNS + 1 + beside, '">=0"'] as [number, string]]),
  ];
  const which = rows.map(([at, criterion]) => `${range(members, at)},${criterion}`);
  return `SUMIFS(${[range(members, MEMBER_COLUMNS + 1 + column), ...which].join(",")})`;
}

/** The sum that a formula makes, exact. */
function sumOf(rows: Row[], year: number, { column, beside, span }: Sum): string {
  let sum = "0";
  for (const row of rows) {
    const counts = span === "year" ? row.year === year : row.counted && row.year <= year;
    const value = row.values[column];
    if (!counts || value == null) continue;
    if (beside !== undefined && row.values[beside] == null) continue;
    sum = add(sum, value);
  }
  return sum;
}

/** Decimal places of a column: sums of binary amounts are rounded to them. */
function digitsOf({ rows }: Members, column: number): number {
  return Math.max(0, ...rows.map(({ values }) => (normal(values[column] ?? "").split(".")[1] ?? "").length));
}

function range({ rows }: Members, column: number): string {
  const last = FIRST_ROW + Math.max(rows.length, 1) - 1;
  return `${quoted(MEMBER_SHEET)}!$${letters(column)}$${FIRST_ROW}:$${letters(column)}$${last}`;
}
