import type { EntryCell, EntryItem } from "./entry";
import { compareDecimal, decimalPlaces, shift } from "./typed-decimal";
import { formatDecimal, readNumber, type Typing } from "./typed-number";
import type { Decimal } from "./types";

/** What the text of an entry cell means, and the text that a stored value shows: each undoes the other. */

export type TypedRead =
  | { state: "missing" }
  | { state: "value"; value: Decimal }
  | { state: "not_applicable" }
  /** `note` is the reason. */
  | { state: "unavailable"; note: string }
  | { error: string };

const NOT_APPLICABLE = /^(n\s?\/\s?a|na|n\.\s?a\.?|not applicable)\.?$/i;
/** "unavailable, because …", "unavailable because …", "unavailable: …", "unavailable – …". */
const UNAVAILABLE =
  /^(?:unavailable|not available)\b(?:\s*[,:;–—-]?\s*because(?::\s*|\s+|$)|\s*[,:;–—-]\s*|\s*$)(.*)$/i;
const UNAVAILABLE_OTHERWISE = /^(unavailable|not available)\b/i;
const ONLY_DASHES = /^[\p{Sc}\s]*[-−–—‒_]+$/u;
/** Currencies have at most three decimals; one more lets unit prices through, and more is a slip. */
const MONEY_DECIMALS = 4;

export function readTyped(text: string, item: Pick<EntryItem, "unit">, typing: Typing): TypedRead {
  const typed = text.replace(/\s+/g, " ").trim();
  if (typed === "") return { state: "missing" };
  if (NOT_APPLICABLE.test(typed)) return { state: "not_applicable" };
  if (ONLY_DASHES.test(typed)) {
    return { error: "Leave the cell empty if the number is missing, write n/a if it does not apply, or 0." };
  }
  const reason = UNAVAILABLE.exec(typed)?.[1];
  if (reason === "" || (reason === undefined && UNAVAILABLE_OTHERWISE.test(typed))) {
    return { error: "Say why: write “unavailable, because …” and the reason." };
  }
  if (reason !== undefined) return { state: "unavailable", note: reason };

  const read = readNumber(typed, typing);
  if ("error" in read) return read;
  if (read.money && item.unit !== "currency") {
    const what = item.unit === "count" ? "a count" : "a percentage";
    return { error: `This is ${what}, not an amount of money: enter it without a currency sign.` };
  }
  switch (item.unit) {
    case "share":
      return readShare(read.value, read.percent, typing);
    case "percent":
      if (compareDecimal(read.value, "100") <= 0) return { state: "value", value: read.value };
      return { error: "A percentage cannot be more than 100 %." };
    default:
      return readAmount(read.value, read.percent, item.unit);
  }
}

function readShare(value: Decimal, percent: boolean, { locale }: Typing): TypedRead {
  if (percent) {
    if (compareDecimal(value, "100") > 0) return { error: "A share cannot be more than 100 %." };
    return { state: "value", value: shift(value, -2) };
  }
  if (compareDecimal(value, "1") <= 0) return { state: "value", value };
  if (compareDecimal(value, "100") > 0) return { error: "A share cannot be more than 100 %." };
  const [asPercent, asFraction] = [formatDecimal(value, locale), formatDecimal(shift(value, -2), locale)];
  return { error: `Write ${asPercent} % or ${asFraction}.` };
}

function readAmount(value: Decimal, percent: boolean, unit: "count" | "currency"): TypedRead {
  if (percent) {
    return {
      error: "Enter a number here; a percentage belongs in the rows under “Only the share is known”.",
    };
  }
  if (unit === "count" && decimalPlaces(value) > 0)
    return { error: "This is a count: enter a whole number." };
  if (decimalPlaces(value) > MONEY_DECIMALS) {
    return { error: `Enter the amount with at most ${MONEY_DECIMALS} decimals.` };
  }
  return { state: "value", value };
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
      if (item.unit === "share") return `${formatDecimal(shift(cell.value, 2), locale)} %`;
      return formatDecimal(cell.value, locale) + (item.unit === "percent" ? " %" : "");
  }
}
