import { shift } from "~/domain/numbers/decimal";
import { withoutMoney } from "~/domain/numbers/read-money";
import { readNumber } from "~/domain/numbers/read-number";
import type { Decimal } from "~/domain/terms";
import type { Item } from "~/exchange/observations/row";
import type { Mapping } from "./mapping";

/** How a file writes figures: its decimal mark, its form of shares, and its currency. */
export type FigureStyle = Pick<Mapping, "decimal" | "decimalIsSure" | "shares"> & { currency: string };

export type FigureRead =
  | { value: Decimal; remark?: "ambiguous_number" | "percent_cell"; hasMultiplier?: boolean }
  /** `isWords`: no number, rather than a wrong one. */
  | { code: string; message: string; isWords?: true };

/** Can be read two ways: "1,234" is 1234 or 1.234. */
const AMBIGUOUS = /^[1-9]\d{0,2}([.,])\d{3}$/;
/** "1.2M", "52 thousand". */
const MULTIPLIER = /\d\s*(?:k|m|mm|mn|b|bn|mio|mrd|tsd|thousand|mill?ions?|billions?)\b/i;
const LOCALE = { ".": "en-US", ",": "de-DE" };

/**
 * Reads a figure that the file holds as text. A share comes out as a fraction (0.19), a percentage as itself (19).
 */
export function readFigure(text: string, unit: Item["unit"], style: FigureStyle): FigureRead {
  // Already in the plain form that programs write: the common case, and cheap.
  if (/^\d+$/.test(text) || (style.decimal === "." && style.decimalIsSure && /^\d+\.\d+$/.test(text)))
    return { value: plainShare(text, unit, style) };
  if (/^-\d+(\.\d+)?$/.test(text)) return { value: text };
  const scientific = /^(\d)(?:\.(\d+))?e([+-]?\d{1,2})$/i.exec(text);
  if (scientific) return ofScientific(scientific, unit, style);
  if (/^#{2,}$/.test(text))
    return {
      code: "not_a_number",
      message: `“${text}” was cut off, because its column was too narrow: widen the column, and save the file again.`,
    };
  const mark = ambiguousMark(text, style.currency);
  // A count has no decimals, so its mark separates thousands, unless the file shows otherwise.
  const grouped = mark !== null && unit === "count" && !(style.decimalIsSure && mark === style.decimal);
  const decimal = grouped && mark === style.decimal ? otherMark(style.decimal) : style.decimal;
  const read = readNumber(text, { locale: LOCALE[decimal], currency: style.currency, long: true });
  if ("error" in read) {
    const code = /^#[A-Z]/i.test(text)
      ? "cell_error"
      : /negative/.test(read.error)
        ? "negative"
        : "not_a_number";
    return code === "not_a_number"
      ? { code, message: read.error, isWords: true }
      : { code, message: read.error };
  }
  if (read.money && unit !== "currency")
    return { code: "unit_mismatch", message: `“${text}” is an amount of money, but the measure is not.` };
  if (style.decimalIsSure && evidenceIn(text, style.currency) === otherMark(style.decimal))
    return {
      code: "not_a_number",
      message: `“${text}” does not match the other figures, which use a decimal ${style.decimal === "." ? "point" : "comma"}: write it the same way.`,
    };
  if (read.percent) {
    const value = asPercent(read.value, unit);
    return typeof value === "string" ? { value, remark: "percent_cell" } : value;
  }
  const value = plainShare(read.value, unit, style);
  if (MULTIPLIER.test(text)) return { value, hasMultiplier: true };
  return mark !== null && !style.decimalIsSure ? { value, remark: "ambiguous_number" } : { value };
}

/** "9.1764705e-02" is exact; "1.2E+07" is what a spreadsheet shows of a number with more digits. */
function ofScientific(
  [text = "", whole = "", fraction = "", exponent = "0"]: RegExpExecArray,
  unit: Item["unit"],
  style: FigureStyle,
): FigureRead {
  if (Number(exponent) > fraction.length)
    return {
      code: "not_a_number",
      message: `“${text}” is a shortened number: set the format of its column to Number, and save the file again.`,
    };
  const plain = shift(fraction === "" ? whole : `${whole}.${fraction}`, Number(exponent));
  return { value: plainShare(plain, unit, style) };
}

/** Converts a percentage ("19" for 19%) to its unit: "0.19" for a share. */
export function asPercent(value: Decimal, unit: Item["unit"]): Decimal | { code: string; message: string } {
  if (unit === "share") return shift(value, -2);
  if (unit === "percent") return value;
  return {
    code: "percent_not_asked",
    message: `This is a percentage, but the measure needs ${unit === "count" ? "a count" : "an amount"}: write the number itself.`,
  };
}

/** A share without a percent sign is a fraction, unless the whole file writes shares as percentages. */
export function plainShare(value: Decimal, unit: Item["unit"], { shares }: Pick<Mapping, "shares">): Decimal {
  return unit === "share" && shares === "percent" && !value.startsWith("-") ? shift(value, -2) : value;
}

const otherMark = (mark: "." | ",") => (mark === "." ? "," : ".");

function bare(text: string, currency: string): string {
  if (/^[\d.,'’\s]*$/.test(text)) return text;
  return withoutMoney(text.replace(/\s*%$/, "").trim(), currency).rest;
}

/** The mark of a figure that can be read two ways; null for any other figure. */
function ambiguousMark(text: string, currency: string): "." | "," | null {
  return (AMBIGUOUS.exec(bare(text, currency))?.[1] ?? null) as "." | "," | null;
}

/** The decimal mark that the text proves, such as the comma of "1.234,50"; null if it proves nothing. */
export function evidenceIn(text: string, currency: string, unit?: Item["unit"]): "." | "," | null {
  const figure = bare(text, currency);
  if (!/^[\d.,'’\s]+$/.test(figure)) return null;
  const marks = figure.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as "." | "," | undefined;
  if (last === undefined) return null;
  if (new Set(marks).size === 2) return last;
  if (marks.length > 1) return otherMark(last);
  // A count has no decimals, so "1.234" is over a thousand.
  if (AMBIGUOUS.test(figure)) return unit === "count" ? otherMark(last) : null;
  return last;
}
