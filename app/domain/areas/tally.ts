import { add } from "~/domain/numbers/fraction";
import type { Decimal } from "~/domain/terms";
import { type AreaUnit, type CleanCode, cleanCode } from "./codes";

/**
 * A column of codes, folded as it is read: each different text once, with how often it came and its amounts. A million
 * rows take no more room than their different texts, and the order of the rows leaves no trace.
 */
export interface Tally {
  unit: AreaUnit;
  rows: number;
  entries: Map<string, TallyEntry>;
}

export interface TallyEntry {
  cleaned: CleanCode;
  rows: number;
  amount: Amount;
}

/** Whole hundredths as a double while that is exact, and the rest as a decimal. */
interface Amount {
  hundredths: number;
  rest: Decimal;
}

export interface TallyRow {
  code: string;
  /** 0 or more, as a plain decimal; null where the file has no amounts. */
  amount: Decimal | null;
}

export function newTally(unit: AreaUnit): Tally {
  return { unit, rows: 0, entries: new Map() };
}

/** Adds a row to the tally. */
export function tallyRow(tally: Tally, { code, amount }: TallyRow): void {
  let entry = tally.entries.get(code);
  if (!entry) {
    entry = { cleaned: cleanCode(code, tally.unit), rows: 0, amount: { hundredths: 0, rest: "0" } };
    tally.entries.set(code, entry);
  }
  entry.rows++;
  tally.rows++;
  if (amount !== null) addTo(entry.amount, amount);
}

const SMALL = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

function addTo(sum: Amount, amount: Decimal): void {
  const small = SMALL.exec(amount);
  if (!small) {
    sum.rest = add(sum.rest, amount);
    return;
  }
  sum.hundredths += Number(small[1]) * 100 + Number((small[2] ?? "").padEnd(2, "0"));
  if (sum.hundredths < Number.MAX_SAFE_INTEGER / 2) return;
  sum.rest = add(sum.rest, decimalOf(sum.hundredths));
  sum.hundredths = 0;
}

const decimalOf = (hundredths: number): Decimal =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;

/** The amounts of an entry, exactly. */
export function amountOf({ amount: { hundredths, rest } }: TallyEntry): Decimal {
  return hundredths === 0 ? rest : add(rest, decimalOf(hundredths));
}
