import { type IncreaseTarget, isSimple, type SimpleTarget, type Target } from "~/domain/goals/targets";
import { lessThanWhole } from "~/domain/numbers/times";
import { capital, type GoalWords } from "./words";

/** What a goal aims at, as a sentence: "10% of new hires are impact hires by 2027." */
export function targetSentence(
  target: Target,
  years: { startYear: number; targetYear: number },
  words: GoalWords,
): string {
  return `${capital(phrase(target, years, words))}.`;
}

function phrase(target: Target, years: { startYear: number; targetYear: number }, words: GoalWords): string {
  if (target.kind === "eachMember") return `at each member, ${phrase(target.target, years, words)}`;
  if (isSimple(target)) return `${aim(target, years.startYear, words)}${by(target, years.targetYear)}`;
  const nested = target.clauses.some((clause) => !isSimple(clause));
  const parts = target.clauses.map((clause) => phrase(clause, years, words));
  const joined = target.kind === "anyOf" ? ", or " : ", and ";
  // "by 2027" appears once if it is the same for every part.
  const end = ` by ${years.targetYear}`;
  const once = !nested && parts.every((part) => part.endsWith(end));
  return once ? parts.map((part) => part.slice(0, -end.length)).join(joined) + end : parts.join(joined);
}

function by(target: SimpleTarget, targetYear: number): string {
  const year = target.targetYear ?? targetYear;
  return target.kind === "multiple" && target.of === "lastYear" ? `, every year to ${year}` : ` by ${year}`;
}

function aim(target: SimpleTarget, startYear: number, words: GoalWords): string {
  switch (target.kind) {
    case "share":
      return shareAim(
        target.metric,
        target.direction === "atMost",
        words.threshold(target.value, "share"),
        words,
      );
    case "multiple": {
      const label = words.lowered(words.label(target.figure));
      // −(1 − 1.1) is exactly 0.1, where 1.1 − 1 is not.
      const more = words.threshold(-lessThanWhole(target.factor), "share");
      return target.of === "baseline"
        ? `${label} at least ${words.times(target.factor)} that of ${startYear}`
        : `${label} up by at least ${more} on the year before`;
    }
    case "amount": {
      const figure = words.figure(target.figure);
      const amount = words.threshold(target.value, figure?.unit ?? "count");
      const label = words.lowered(words.label(target.figure));
      const since = target.over === "sinceBaseline" ? " since the baseline" : " in a year";
      return figure?.unit === "currency"
        ? `${label} of ${amount} or more${since}`
        : `${amount} or more ${label}${since}`;
    }
    case "increase": {
      const more = moreWords(target, words);
      return target.over === "year"
        ? `at least ${more} than in ${startYear}`
        : `at least ${more} than in ${startYear}, all years since then together,`;
    }
    case "points":
      return `${words.lowered(words.label(target.metric))} up by at least ${words.points(target.value * 100)} from ${startYear}`;
    case "parity": {
      const indicator = words.label(target.indicator);
      const reference = words.label(target.reference);
      return `${words.lowered(indicator)} no higher than ${words.lowered(reference)}`;
    }
    case "reduction": {
      const by = words.threshold(target.by, "share");
      return `${words.lowered(words.label(target.indicator))} down by ${by} or more from ${startYear}`;
    }
  }
}

/** "$75 million more local spend". */
function moreWords({ figure: code, value }: IncreaseTarget, words: GoalWords): string {
  const amount = words.threshold(value, words.figure(code)?.unit ?? "count");
  return `${amount} more ${words.lowered(words.label(code))}`;
}

function shareAim(code: string, atMost: boolean, share: string, words: GoalWords): string {
  const figure = words.figure(code);
  const most = atMost ? "at most " : "";
  if (!figure?.denominator) return `${words.lowered(words.label(code))} at ${most}${share}`;
  const part = words.lowered(figure.numerator);
  const whole = words.lowered(figure.denominator);
  if (figure.numeratorUnit !== "currency") return `${most}${share} of ${whole} are ${part}`;
  const since = figure.span === "since_baseline" ? " since the baseline" : "";
  return `${part} at ${most}${share} of ${whole}${since}`;
}
