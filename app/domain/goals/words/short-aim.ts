import { isSimple, type SimpleTarget, type Target } from "~/domain/goals/targets";
import { lessThanWhole } from "~/domain/numbers/times";
import type { GoalWords } from "./words";

/**
 * What is due, in as few words as fit beside its figure: "10% by 2027", "2 times 2022 or 7.5% by 2027".
 * @param years of the goal; a clause may have its own target year
 */
export function shortAim(
  target: Target,
  years: { startYear: number; targetYear: number },
  words: GoalWords,
): string {
  if (target.kind === "eachMember") return `${shortAim(target.target, years, words)} at each member`;
  if (isSimple(target)) return `${level(target, years.startYear, words)}${due(target, years.targetYear)}`;
  const parts = target.clauses.map((clause) => shortAim(clause, years, words));
  const joined = target.kind === "anyOf" ? " or " : " and ";
  // "by 2027" appears once if it is the same for every part.
  const end = ` by ${years.targetYear}`;
  const isOnce = target.clauses.every(isSimple) && parts.every((part) => part.endsWith(end));
  return isOnce ? parts.map((part) => part.slice(0, -end.length)).join(joined) + end : parts.join(joined);
}

function level(target: SimpleTarget, startYear: number, words: GoalWords): string {
  const labelOf = (code: string) => words.lowered(words.label(code));
  switch (target.kind) {
    case "share":
      return `${target.direction === "atMost" ? "at most " : ""}${words.threshold(target.value, "share")}`;
    case "multiple": {
      if (target.of === "baseline") return `${words.times(target.factor)} ${startYear}`;
      return `up ${words.threshold(-lessThanWhole(target.factor), "share")} a year`;
    }
    case "amount": {
      const unit = words.figure(target.figure)?.unit ?? "count";
      const amount = words.threshold(target.value, unit);
      return unit === "currency" ? amount : `${amount} ${labelOf(target.figure)}`;
    }
    case "increase": {
      const amount = words.threshold(target.value, words.figure(target.figure)?.unit ?? "count");
      const together = target.over === "sinceBaseline" ? ", all years together," : "";
      return `${amount} more than ${startYear}${together}`;
    }
    case "points":
      return `${words.points(target.value * 100)} more than ${startYear}`;
    case "parity":
      return `${labelOf(target.indicator)} no higher than ${labelOf(target.reference)}`;
    case "reduction":
      return `${labelOf(target.indicator)} down by ${words.threshold(target.by, "share")}`;
  }
}

function due(target: SimpleTarget, targetYear: number): string {
  const year = target.targetYear ?? targetYear;
  return target.kind === "multiple" && target.of === "lastYear" ? ` to ${year}` : ` by ${year}`;
}
