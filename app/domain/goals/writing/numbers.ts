import { shift } from "~/domain/numbers/decimal";
import { add, minus } from "~/domain/numbers/fraction";
import { formatDecimal, readNumber, type Typing } from "~/domain/numbers/read-number";
import type { Decimal } from "~/domain/terms";
import type { Scale } from "./typed";

/** Targets and milestones as people type them: 0.1 is typed as 10%, 1.1 over last year as 10% more. */

/** The text of a stored number; readGoalNumber reads the same number back. */
export function goalNumberText(value: number, scale: Scale, { locale }: Pick<Typing, "locale">): string {
  const stored = decimalOf(value);
  const typed =
    scale === "percent" ? shift(stored, 2) : scale === "growth" ? shift(minus(stored, "1"), 2) : stored;
  return formatDecimal(typed, locale);
}

export function readGoalNumber(
  text: string,
  scale: Scale,
  typing: Typing,
): { value: number } | { error: string } {
  const read = readNumber(text, typing);
  if ("error" in read) return read;
  const percent = scale === "percent" || scale === "growth";
  if (read.money && scale !== "amount")
    return { error: "This is not an amount of money: enter it without a currency sign." };
  if (read.percent && !percent) return { error: "Enter the number itself here, not a percentage." };
  const stored =
    scale === "percent"
      ? shift(read.value, -2)
      : scale === "growth"
        ? add("1", shift(read.value, -2))
        : read.value;
  return { value: Number(stored) };
}

/** A number as a decimal without an exponent. */
function decimalOf(value: number): Decimal {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  return shift(digits, Number(exponent));
}
