import { add, type Fraction, fraction, times, toNumber } from "~/domain/numbers/fraction";
import { exactly, product, sum } from "~/domain/numbers/rational";
import type { Decimal } from "~/domain/terms";
import { cleanCode } from "./codes";
import { amountOf, type Tally } from "./tally";

/**
 * From ZIP codes to an area that is a list of tracts: a file says which share of a ZIP's homes lies in each tract, as
 * the crosswalk files of the U.S. Department of Housing and Urban Development do (docs/rules.md, section 14).
 */
export interface CrosswalkRow {
  zip: string;
  tract: string;
  /** Share of the ZIP's homes that lie in the tract: 0 to 1. */
  ratio: Decimal;
}

/** By ZIP code: the share of its homes inside the area. */
export type Weights = ReadonlyMap<string, Decimal>;

export interface CrosswalkFault {
  /** Of the file, from 1; null for a ZIP as a whole. */
  row: number | null;
  zip: string;
  message: string;
}

const LEAST = 98n;
const MOST = 102n;

/** The weights of the ZIP codes for an area, or every fault in the file. */
export function weightsOf(
  rows: CrosswalkRow[],
  tracts: ReadonlySet<string>,
): { weights: Weights } | { faults: CrosswalkFault[] } {
  const faults: CrosswalkFault[] = [];
  const totals = new Map<string, Decimal>();
  const inside = new Map<string, Decimal>();
  const seen = new Set<string>();
  for (const [place, row] of rows.entries()) {
    const read = readRow(row, seen);
    if (typeof read === "string") {
      faults.push({ row: place + 1, zip: row.zip, message: read });
      continue;
    }
    const { zip, tract } = read;
    totals.set(zip, add(totals.get(zip) ?? "0", row.ratio));
    inside.set(zip, add(inside.get(zip) ?? "0", tracts.has(tract) ? row.ratio : "0"));
  }
  for (const [zip, total] of totals) {
    const { numerator, denominator } = fraction(total, "1");
    if (numerator * 100n < LEAST * denominator || numerator * 100n > MOST * denominator)
      faults.push({ row: null, zip, message: `The ratios of ${zip} add up to ${total}, not to 1.` });
  }
  return faults.length > 0 ? { faults } : { weights: inside };
}

/** The codes of a row, or what is wrong with it. */
function readRow(row: CrosswalkRow, seen: Set<string>): { zip: string; tract: string } | string {
  const zip = cleanCode(row.zip, "zip");
  const tract = cleanCode(row.tract, "tract2020");
  if (zip.kind !== "code") return "This is not a ZIP code.";
  if (tract.kind !== "code") return "This is not a census tract.";
  if (!/^\d+(\.\d+)?$/.test(row.ratio)) return "Enter the ratio as a number from 0 to 1.";
  const key = `${zip.code} ${tract.code}`;
  if (seen.has(key)) return "This ZIP code and tract came before.";
  seen.add(key);
  return { zip: zip.code, tract: tract.code };
}

/** How many rows, and how much of their amounts, lie inside by the weights. */
export interface Estimate {
  rows: number;
  /** Rounded once, at the end. */
  inside: number;
  /** Not rounded. */
  amount: Decimal;
  /** Of rows whose ZIP code the crosswalk lacks, or that have none. */
  unplacedAmount: Decimal;
  /** Rows whose ZIP code the crosswalk has. */
  placedRows: number;
  placed: number | null;
}

/** Σ n(zip) × w(zip). ZIP codes that the crosswalk lacks are not placed. */
export function estimateIn(tally: Tally, weights: Weights): Estimate {
  let inside: Fraction = { numerator: 0n, denominator: 1n };
  let amount: Decimal = "0";
  let unplacedAmount: Decimal = "0";
  let placedRows = 0;
  for (const entry of tally.entries.values()) {
    const weight = entry.cleaned.kind === "code" ? weights.get(entry.cleaned.code) : undefined;
    if (weight === undefined) {
      unplacedAmount = add(unplacedAmount, amountOf(entry));
      continue;
    }
    placedRows += entry.rows;
    const rows = exactly(entry.rows);
    if (rows) inside = sum(inside, product(rows, fraction(weight, "1")));
    amount = add(amount, times(weight, amountOf(entry)));
  }
  const { rows } = tally;
  const placed = rows === 0 ? null : toNumber(fraction(String(placedRows), String(rows)));
  return { rows, inside: rounded(inside), amount, unplacedAmount, placedRows, placed };
}

/** To the nearest whole number; halves go up. */
function rounded({ numerator, denominator }: Fraction): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}
