import type { GoalWords } from "./goal-words";
import type { Progress } from "./progress";
import type { GoalStatus, NoData } from "./standing";
import { isSimple, type SimpleTarget, type Target } from "./targets";
import { lessThanWhole } from "./times";

/** Targets and how they stand, in words. */

export const STATUS_WORDS: Record<GoalStatus, string> = {
  met: "met",
  on_track: "on track",
  behind: "behind",
  off_track: "off track",
  missed: "missed",
  no_data: "no data",
};

const NO_DATA_WORDS: Record<NoData, string> = {
  no_value: "nothing reported",
  no_baseline: "no baseline to measure from",
  zero_baseline: "the baseline is 0, and a multiple of 0 cannot be aimed at",
  withheld: "withheld to protect members",
  not_started: "the goal had not begun",
  no_reference: "nothing to compare with yet",
  unknown_figure: "the figure is no longer kept here",
  not_applicable: "does not apply to this institution",
  no_members: "no member whom it concerns",
};

/** "10% of new hires are impact hires by 2027." What a goal aims at, as a sentence that stands alone. */
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
  const several = target.clauses.filter((one) => !isSimple(one)).length > 0;
  const parts = target.clauses.map((one) => phrase(one, years, words));
  const joined = target.kind === "anyOf" ? ", or " : ", and ";
  // "By 2027" once, where it is the same throughout.
  const end = ` by ${years.targetYear}`;
  const once = !several && parts.every((part) => part.endsWith(end));
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
    case "parity": {
      const [indicator, reference] = [words.label(target.indicator), words.label(target.reference)];
      return `${words.lowered(indicator)} no higher than ${words.lowered(reference)}`;
    }
    case "reduction": {
      const by = words.threshold(target.by, "share");
      return `${words.lowered(words.label(target.indicator))} down by ${by} or more from ${startYear}`;
    }
  }
}

function shareAim(code: string, atMost: boolean, share: string, words: GoalWords): string {
  const figure = words.figure(code);
  const most = atMost ? "at most " : "";
  if (!figure?.denominator) return `${words.lowered(words.label(code))} at ${most}${share}`;
  const [part, whole] = [words.lowered(figure.numerator), words.lowered(figure.denominator)];
  if (figure.numeratorUnit !== "currency") return `${most}${share} of ${whole} are ${part}`;
  const since = figure.span === "since_baseline" ? " since the baseline" : "";
  return `${part} at ${most}${share} of ${whole}${since}`;
}

/** "9.2% of new hires in 2025; 10% is due in 2027; on track." How a target stands, in one sentence. */
export function statusSentence(target: Target, progress: Progress, words: GoalWords): string {
  return `${capital(standing(target, progress, words))}.`;
}

function standing(target: Target, progress: Progress, words: GoalWords): string {
  const { status, year, dueYear, why, clauses, meeting } = progress;
  const word = STATUS_WORDS[status];
  if (target.kind === "eachMember")
    return meeting
      ? `${meeting.met} of ${meeting.of} ${meeting.of === 1 ? "member meets" : "members meet"} it in ${year}; all are due in ${dueYear}; ${word}`
      : `${year}: ${NO_DATA_WORDS[why ?? "no_members"]}; ${word}`;
  if (!isSimple(target)) {
    const met = clauses.filter((clause) => clause.status === "met").length;
    const parts = `${met} of ${clauses.length} parts met in ${year}`;
    return `${parts}; ${target.kind === "anyOf" ? "one is" : "all are"} due in ${dueYear}; ${word}`;
  }
  const due = dueWords(target, progress, words);
  const value = progress.value === null ? null : valueWords(target, progress, progress.value, words);
  const now = value ?? `${year}: ${NO_DATA_WORDS[why ?? "no_value"]}`;
  const lack = value !== null && why ? ` (${NO_DATA_WORDS[why]})` : "";
  return `${now}${due}; ${word}${lack}`;
}

function valueWords(target: SimpleTarget, progress: Progress, value: number, words: GoalWords): string {
  const { year, multiple, reference } = progress;
  const said = words.value(value, progress.unit ?? "count");
  switch (target.kind) {
    case "share": {
      const whole = words.figure(target.metric)?.denominator;
      return `${said}${whole ? ` of ${words.lowered(whole)}` : ""} in ${year}`;
    }
    case "multiple": {
      const from = target.of === "baseline" ? "the baseline" : "the year before";
      return multiple === null
        ? `${said} in ${year}`
        : `${said} in ${year}, ${words.times(multiple)} ${from}`;
    }
    case "amount":
      return target.over === "sinceBaseline"
        ? `${said} since the baseline, up to ${year}`
        : `${said} in ${year}`;
    case "parity": {
      if (reference === null) return `${said} in ${year}`;
      const gap = value - reference;
      const label = words.lowered(words.label(target.reference));
      const beside = `${label} (${words.value(reference, "percent")})`;
      return gap === 0
        ? `${said} in ${year}, level with ${beside}`
        : `${said} in ${year}, ${words.points(Math.abs(gap))} ${gap > 0 ? "above" : "below"} ${beside}`;
    }
    case "reduction":
      return `${said} in ${year}`;
  }
}

function dueWords(target: SimpleTarget, { dueYear, unit, target: x }: Progress, words: GoalWords): string {
  const when = `due in ${dueYear}`;
  switch (target.kind) {
    case "share":
      return `; ${target.direction === "atMost" ? "at most " : ""}${words.threshold(target.value, "share")} is ${when}`;
    case "amount":
      return `; ${words.threshold(target.value, words.figure(target.figure)?.unit ?? unit ?? "count")} is ${when}`;
    case "multiple":
      return target.of === "baseline"
        ? `; ${words.times(target.factor)} is ${when}`
        : `; ${words.times(target.factor)} is due every year to ${dueYear}`;
    case "parity":
      return `; no gap is ${when}`;
    case "reduction":
      return x === null ? "" : `; ${words.value(x, "percent")} is ${when}`;
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
