import { shift } from "../domain/typed-decimal";
import { withoutMoney } from "../domain/typed-money";
import { readNumber } from "../domain/typed-number";
import type { Decimal } from "../domain/types";
import type { Mapping } from "./mapping";
import type { Item } from "./observation-row";

/** How a file writes figures: what stands before the decimals, and whose money it is. */
export type FigureStyle = Pick<Mapping, "decimal" | "decimalIsSure" | "shares"> & { currency: string };

export type FigureRead =
  | { value: Decimal; remark?: "ambiguous_number" | "percent_cell" }
  | { code: string; message: string };

/** "1,234" is 1234 or 1.234. */
const DOUBTFUL = /^[1-9]\d{0,2}([.,])\d{3}$/;
const LOCALE = { ".": "en-US", ",": "de-DE" };

/** A figure written as text, as its unit has it: a share as a fraction, a percentage as such. */
export function readFigure(text: string, unit: Item["unit"], style: FigureStyle): FigureRead {
  // Already in the form that files have among programs.
  if (/^\d+$/.test(text) || (style.decimal === "." && style.decimalIsSure && /^\d+\.\d+$/.test(text)))
    return { value: plainShare(text, unit, style) };
  if (/^-\d+(\.\d+)?$/.test(text)) return { value: text };
  const doubt = doubtOf(text, style.currency);
  const grouped = doubt !== null && unit === "count" && !(style.decimalIsSure && doubt === style.decimal);
  const decimal = grouped && doubt === style.decimal ? other(style.decimal) : style.decimal;
  const read = readNumber(text, { locale: LOCALE[decimal], currency: style.currency });
  if ("error" in read) {
    const error = /^#/.test(text) ? "cell_error" : /negative/.test(read.error) ? "negative" : "not_a_number";
    return { code: error, message: read.error };
  }
  if (style.decimalIsSure && evidenceIn(text, style.currency) === other(style.decimal))
    return {
      code: "not_a_number",
      message: `“${text}” does not fit the other figures, whose decimals follow a ${style.decimal === "." ? "point" : "comma"}: write it like them.`,
    };
  if (read.percent) {
    const value = asPercent(read.value, unit);
    return typeof value === "string" ? { value, remark: "percent_cell" } : value;
  }
  const value = plainShare(read.value, unit, style);
  return doubt !== null && !style.decimalIsSure ? { value, remark: "ambiguous_number" } : { value };
}

/** A percentage (as "19") in the form of the unit. */
export function asPercent(value: Decimal, unit: Item["unit"]): Decimal | { code: string; message: string } {
  if (unit === "share") return shift(value, -2);
  if (unit === "percent") return value;
  return {
    code: "percent_not_asked",
    message: `A percentage stands where ${unit === "count" ? "a count" : "an amount"} is asked for: write the number itself.`,
  };
}

/** A share without a percent sign is a fraction, unless the file writes them as percentages throughout. */
export function plainShare(value: Decimal, unit: Item["unit"], { shares }: Pick<Mapping, "shares">): Decimal {
  return unit === "share" && shares === "percent" && !value.startsWith("-") ? shift(value, -2) : value;
}

const other = (mark: "." | ",") => (mark === "." ? "," : ".");

function bare(text: string, currency: string): string {
  if (/^[\d.,'’\s]*$/.test(text)) return text;
  return withoutMoney(text.replace(/\s*%$/, "").trim(), currency).rest;
}

function doubtOf(text: string, currency: string): "." | "," | null {
  return (DOUBTFUL.exec(bare(text, currency))?.[1] ?? null) as "." | "," | null;
}

/** Which decimal mark the text can only have been written with; null where it says nothing. */
export function evidenceIn(text: string, currency: string, unit?: Item["unit"]): "." | "," | null {
  const figure = bare(text, currency);
  if (!/^[\d.,'’\s]+$/.test(figure)) return null;
  const marks = figure.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as "." | "," | undefined;
  if (last === undefined) return null;
  if (new Set(marks).size === 2) return last;
  if (marks.length > 1) return other(last);
  // A count has no decimals: "1.234" is one thousand and more.
  if (DOUBTFUL.test(figure)) return unit === "count" ? other(last) : null;
  return last;
}
