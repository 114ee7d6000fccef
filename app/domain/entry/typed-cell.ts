import { compareDecimal, decimalPlaces, shift } from "~/domain/numbers/decimal";
import { kept } from "~/domain/numbers/long-decimals";
import { withPercentSign } from "~/domain/numbers/percent";
import { formatDecimal, readNumber, type Typing } from "~/domain/numbers/read-number";
import { isBlank } from "~/domain/plain-text";
import type { Decimal } from "~/domain/terms";
import type { EntryCell, EntryItem } from "./entry";
import { notApplicable, UNAVAILABLE } from "./state-words";

/** What the text of an entry cell means, and the text that a stored value shows: each undoes the other. */

export type TypedRead =
  | { state: "missing" }
  | { state: "value"; value: Decimal }
  | { state: "not_applicable" }
  /** `note` is the reason. */
  | { state: "unavailable"; note: string }
  | { error: string };

const NOT_APPLICABLE = notApplicable("does not apply");
const UNAVAILABLE_OTHERWISE = /^(unavailable|not available)\b/i;
const ONLY_DASHES = /^[\p{Sc}\s]*[-−–—‒_]+$/u;

export function readTyped(text: string, item: Pick<EntryItem, "unit">, typing: Typing): TypedRead {
  const typed = text.replace(/\s+/g, " ").trim();
  if (typed === "") return { state: "missing" };
  if (NOT_APPLICABLE.test(typed)) return { state: "not_applicable" };
  if (ONLY_DASHES.test(typed)) {
    return { error: "Leave the cell empty if the number is missing, write n/a if it does not apply, or 0." };
  }
  const reason = UNAVAILABLE.exec(typed)?.[1];
  if (
    (reason !== undefined && isBlank(reason)) ||
    (reason === undefined && UNAVAILABLE_OTHERWISE.test(typed))
  ) {
    return { error: "Say why: write “unavailable, because …” and the reason." };
  }
  if (reason !== undefined) return { state: "unavailable", note: reason };

  const read = readNumber(typed, { ...typing, long: true });
  if ("error" in read) return /\d/.test(typed) ? read : { error: noNumber(typed, read.error) };
  if (read.money && item.unit !== "currency") {
    const what = item.unit === "count" ? "a count" : "a percentage";
    return { error: `This is ${what}, not an amount of money: enter it without a currency sign.` };
  }
  switch (item.unit) {
    case "share":
      return readShare(read.value, read.percent, typing);
    case "percent":
      if (compareDecimal(read.value, "100") <= 0) return ofLength(read.value, "percent");
      return { error: "A percentage cannot be more than 100%." };
    default:
      return readAmount(read.value, read.percent, item.unit);
  }
}

/** Words such as "NR" or "NA" are never guessed: the same rule as in files. */
function noNumber(typed: string, error: string): string {
  return /^\p{L}[\p{L}\s./]*$/u.test(typed) && typed.length <= 40
    ? `“${typed}” is not a number: write n/a if it does not apply, or “unavailable, because …” and the reason.`
    : error;
}

function readShare(value: Decimal, percent: boolean, { locale }: Typing): TypedRead {
  if (percent) {
    if (compareDecimal(value, "100") > 0) return { error: "A share cannot be more than 100%." };
    return ofLength(shift(value, -2), "share");
  }
  if (compareDecimal(value, "1") <= 0) return ofLength(value, "share");
  if (compareDecimal(value, "100") > 0) return { error: "A share cannot be more than 100%." };
  const asPercent = withPercentSign(value, locale);
  const asFraction = formatDecimal(shift(value, -2), locale);
  return { error: `Write ${asPercent} or ${asFraction}.` };
}

function readAmount(value: Decimal, percent: boolean, unit: "count" | "currency"): TypedRead {
  if (percent) {
    return {
      error: "Enter a number here; a percentage belongs in the rows under “Only the share is known”.",
    };
  }
  if (unit === "count" && decimalPlaces(value) > 0)
    return { error: "This is a count: enter a whole number." };
  // Digits that only programs print are rounded to the cent, as in files.
  return ofLength(value, unit);
}

function ofLength(value: Decimal, unit: EntryItem["unit"]): TypedRead {
  const short = kept(value, unit);
  if (short) return { state: "value", value: short.value };
  return { error: "This number is too large to hold exactly: use at most 15 digits." };
}

/** The text that stands in the cell; readTyped gives the same state and value back. */
export function showTyped(
  cell: Pick<EntryCell, "state" | "value" | "note">,
  item: Pick<EntryItem, "unit">,
  { locale }: Typing,
): string {
  switch (cell.state) {
    case "missing":
      return "";
    case "not_applicable":
      return "n/a";
    case "unavailable":
      return `unavailable, because ${(cell.note ?? "").replace(/\s+/g, " ").trim()}`.trim();
    case "value":
      if (cell.value === null) return "";
      if (item.unit === "share") return withPercentSign(shift(cell.value, 2), locale);
      return item.unit === "percent"
        ? withPercentSign(cell.value, locale)
        : formatDecimal(cell.value, locale);
  }
}
