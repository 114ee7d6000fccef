import { add, fraction, toNumber } from "~/domain/numbers/fraction";
import type { ReportFigure, ReportModel } from "~/reports/model";

/** Members of a sample report and their values, computed by a rule so that they are always the same. */

/** Strings that every format must treat as plain text. */
export const HOSTILE = [
  '#import "x": *',
  '=HYPERLINK("http://x","y")',
  "<script>alert(1)</script>",
  "$x$ \\ * _ `y` @z <l> ~ -- // #[a] \\u{41}",
  "בית חולים הר הצופים",
  "مستشفى المدينة",
  "👩🏽‍⚕️ Health 🏥 & «Söhne»",
  "北京大学第一医院",
  "Long".repeat(75),
  "+1+cmd|' /C calc'!A0",
  "@SUM(1)\t-2",
  "&lt;b&gt; ]]> {{b}} %s",
] as const;

export const WRITING = { locale: "en-US", currency: "USD" };
export const LAST = 2025;
export type Column = NonNullable<ReportModel["members"]>["columns"][number];
export const COLUMNS: Column[] = [
  { code: "new_hires", label: "New hires", unit: "count", kind: "flow" },
  { code: "impact_hires", label: "Impact hires", unit: "count", kind: "flow" },
  { code: "total_spend", label: "Spend on goods and services", unit: "currency", kind: "flow" },
  { code: "mwbe_local_spend", label: "Spend with small, local MWBEs", unit: "currency", kind: "flow" },
  { code: "investable_assets", label: "Investable assets", unit: "currency", kind: "stock" },
  { code: "pbi_allocated", label: "Allocated to place-based investing", unit: "currency", kind: "stock" },
  { code: "housing_units", label: "Affordable homes", unit: "count", kind: "flow" },
];
export const METRICS = [
  {
    code: "impact_hire_rate",
    parts: [1, 0],
    strategy: "workforce",
    label: "Impact hires as a share of new hires",
  },
  {
    code: "mwbe_local_share",
    parts: [3, 2],
    strategy: "purchasing",
    label: "Spend with small, local MWBEs as a share of total spend",
  },
  {
    code: "pbi_allocation_share",
    parts: [5, 4],
    strategy: "investing",
    label: "Assets allocated to place-based investing",
  },
] as const;
export const STRATEGY_OF = [
  "workforce",
  "workforce",
  "purchasing",
  "purchasing",
  "investing",
  "investing",
  "investing",
] as const;

const KINDS = [
  "Hospital",
  "University",
  "School District",
  "City Government",
  "Foundation",
  "Museum",
  "Utility",
];
const PLACES = [
  "Mercy",
  "Lakeside",
  "St. Anne's",
  "Northgate",
  "Riverbend",
  "Greater Harbor",
  "Eastfield",
  "Union",
];
type Row = NonNullable<ReportModel["members"]>["rows"][number];

export const nameOf = (at: number) =>
  [PLACES[at % PLACES.length], KINDS[at % KINDS.length], Math.floor(at / 56) || ""].join(" ").trim();

/** Every fifth member joined later. Some have gaps, and some have no assets. */
export function rowsOf(member: string, at: number, span: number[]): Row[] {
  const baselineYear = at % 5 === 4 ? (span[Math.floor(span.length / 2)] ?? LAST) : (span[0] ?? LAST);
  return span
    .filter((year) => year >= baselineYear)
    .map((year) => {
      const grown = year - (span[0] ?? year);
      const hires = 120 + ((at * 37) % 900) + grown * (5 + (at % 7));
      const spend = 1_000_000 + ((at * 7919) % 997) * 100_000 + grown * 250_000;
      const assets = (at % 7) * 55_000_000 + 10_000_000;
      const amounts = [
        hires,
        Math.round(hires * (0.03 + grown * 0.008 + (at % 4) * 0.01)),
        `${spend}.${String((at * 13) % 100).padStart(2, "0")}`,
        Math.round(spend * (0.021 + grown * 0.006 + (at % 3) * 0.008)),
        assets,
        Math.round(assets * (0.001 + grown * 0.0011)),
        (at * 3 + grown * 2) % 23,
      ].map(String);
      const states = amounts.map((_, column) => stateOf(at, column, year));
      const values = amounts.map((value, column) => (states[column] === "value" ? value : null));
      const period =
        at % 3 === 1 ? `1 July ${year - 1} – 30 June ${year}` : `1 January – 31 December ${year}`;
      return { member, year, period, baselineYear, counted: year > baselineYear, values, states };
    });
}

function stateOf(at: number, column: number, year: number): Row["states"][number] {
  if (column >= 4 && column < 6 && at % 7 === 2) return "not_applicable";
  if ((at + column + year) % 29 === 0) return "missing";
  return (at * 5 + column + year) % 31 === 0 ? "unavailable" : "value";
}

/** A year's rows with a value in all of the columns. */
export function complete(rows: Row[], year: number, columns: readonly number[]): Row[] {
  return rows.filter((row) => row.year === year && columns.every((column) => row.values[column] !== null));
}

export const sumOf = (rows: Row[], column: number) =>
  rows.reduce((sum, row) => add(sum, row.values[column] ?? "0"), "0");

/** A ratio of sums. Null if the denominator is zero. */
export function shareOf(rows: Row[], [top, under]: readonly [number, number]): string | null {
  const below = sumOf(rows, under);
  return /[1-9]/.test(below) ? String(toNumber(fraction(sumOf(rows, top), below))) : null;
}

export interface Book {
  names: string[];
  rows: Row[];
  span: number[];
  first: number;
  year: number;
  hostile: boolean;
  /** Adds a figure and returns its id. */
  say(statement: Statement): string;
  textOf(id: string): string;
  valueOf(id: string): string | null;
}
export type Statement = Pick<ReportFigure, "id" | "code" | "label" | "year" | "unit" | "value"> &
  Partial<ReportFigure>;
