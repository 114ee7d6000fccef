import {
  type CompoundProgress,
  type EachMemberProgress,
  type FigureProgress,
  isFigureProgress,
  type Progress,
} from "~/domain/goals/progress/progress";
import type { GoalStatus, NoData } from "~/domain/goals/progress/status";
import { isSimple, type SimpleTarget, type Target } from "~/domain/goals/targets";
import { capital, type GoalWords, unlike } from "./words";

/** How a target stands, in words. */
export const STATUS_WORDS: Record<GoalStatus, string> = {
  met: "met",
  on_track: "on track",
  behind: "behind",
  off_track: "off track",
  missed: "missed",
  withheld: "withheld",
  no_data: "no data",
};

const NO_DATA_WORDS: Record<NoData, string> = {
  no_value: "nothing reported",
  so_far: "no complete year yet",
  no_baseline: "no baseline to measure from",
  zero_baseline: "the baseline is 0, and a multiple of 0 is still 0",
  withheld: "withheld to protect members",
  not_started: "the goal had not started",
  no_reference: "nothing to compare with yet",
  unknown_figure: "the figure is no longer collected here",
  not_applicable: "does not apply to this institution",
  no_members: "no member it applies to",
};

/** How a target stands, in one sentence: "9.2% of new hires in 2025; 10% is due in 2027; on track." */
export function statusSentence(target: Target, progress: Progress, words: GoalWords): string {
  return `${capital(standing(target, progress, words))}.`;
}

function standing(target: Target, progress: Progress, words: GoalWords): string {
  if (progress.kind === "eachMember") return eachMemberStanding(progress);
  if (!isFigureProgress(progress)) return compoundStanding(progress);
  if (!isSimple(target))
    throw new TypeError(`This progress does not belong to a target of kind ${target.kind}.`);
  return figureStanding(target, progress, words);
}

function eachMemberStanding(progress: EachMemberProgress): string {
  const { status, year, dueYear, why, withheld, meeting } = progress;
  const word = statusWords(progress);
  if (meeting === null && status === "withheld") return `${year}: ${NO_DATA_WORDS.withheld}`;
  if (meeting === null)
    return `${year}: ${NO_DATA_WORDS[withheld ? "withheld" : (why ?? "no_members")]}; ${word}`;
  const members = meeting.of === 1 ? "member meets" : "members meet";
  return `${meeting.met} of ${meeting.of} ${members} it in ${year}; all are due in ${dueYear}; ${word}`;
}

function compoundStanding(progress: CompoundProgress): string {
  const { kind, year, soFar, dueYear, clauses } = progress;
  const met = clauses.filter((clause) => clause.status === "met").length;
  const hidden = clauses.filter((clause) => clause.status === "withheld").length;
  const due = kind === "anyOf" ? "one is" : "all are";
  const parts = `${met} of ${clauses.length} parts met in ${soFar?.year ?? year}${hidden > 0 ? `, ${hidden} withheld` : ""}`;
  return `${parts}; ${due} due in ${dueYear}; ${statusWords(progress)}`;
}

/**
 * The status, and what limits it: "on track", "on track so far (2 of 6)" for a share of a year that is still being
 * reported, or "on track in 2024; 2025: 2 of 6 reported" for an amount (docs/rules.md, section 5).
 */
export function statusWords(progress: StatusOfYear): string {
  return `${STATUS_WORDS[progress.status]}${statusLimit(progress)}`;
}

type StatusOfYear = Pick<Progress, "status" | "year" | "soFar">;

/** What follows the status of a year that is still being reported; empty where nothing limits it. */
export function statusLimit({ status, year, soFar }: StatusOfYear): string {
  if (soFar === null || soFar.isSettled || status === "withheld") return "";
  const { reporting, expected } = soFar.coverage;
  const reported = expected === 1 ? "not reported yet" : `${reporting} of ${expected} reported`;
  if (status === "no_data") return `; ${soFar.year}: ${reported}`;
  return year === soFar.year
    ? ` so far (${reporting} of ${expected})`
    : ` in ${year}; ${soFar.year}: ${reported}`;
}

function figureStanding(target: SimpleTarget, progress: FigureProgress, words: GoalWords): string {
  const { status, year, why, value } = progress;
  const now =
    value === null
      ? `${year}: ${why === "not_started" ? beginsIn(progress) : NO_DATA_WORDS[why ?? "no_value"]}`
      : `${valueWords(target, progress, value, words)}${progress.asOf === undefined ? "" : `, ${words.asOf(progress.asOf)}`}`;
  const due = dueWords(target, progress, words);
  if (status === "withheld")
    return value === null ? `${now}${due}` : `${now}${due}; its status is withheld to protect members`;
  const reason = value !== null && why ? ` (${NO_DATA_WORDS[why]})` : "";
  return `${now}${due}; ${statusWords(progress)}${reason}`;
}

/** What is due every year is first due in the year after the start. */
const beginsIn = ({ year, startYear }: FigureProgress) =>
  `begins in ${year < startYear ? startYear : startYear + 1}`;

function valueWords(target: SimpleTarget, progress: FigureProgress, value: number, words: GoalWords): string {
  const { year } = progress;
  // Parity is judged by the gap to its reference.
  const beside =
    progress.kind === "parity"
      ? [progress.reference]
      : [progress.target, ...unlike(value, [progress.baseline])];
  const amount = words.value(value, progress.unit, beside);
  switch (target.kind) {
    case "share": {
      const whole = words.figure(target.metric)?.denominator;
      const when = progress.soFar?.year === year ? `in ${year} so far` : `in ${year}`;
      return `${amount}${whole ? ` of ${words.lowered(whole)}` : ""} ${when}`;
    }
    case "multiple": {
      const from = target.of === "baseline" ? "the baseline" : "the year before";
      return progress.kind !== "multiple" || progress.multiple === null
        ? `${amount} in ${year}`
        : `${amount} in ${year}, ${words.times(progress.multiple, target.factor)} ${from}`;
    }
    case "increase": {
      const size = words.value(Math.abs(value), progress.unit, beside.map(sizeOf));
      const more = value < 0 ? "less" : "more";
      return target.over === "year"
        ? `${size} ${more} in ${year} than in ${progress.startYear}`
        : `${size} ${more} than in ${progress.startYear}, all years up to ${year} together`;
    }
    case "points":
      return `${words.points(Math.abs(value) * 100)} ${value < 0 ? "below" : "above"} ${progress.startYear} in ${year}`;
    case "amount":
      return target.over === "sinceBaseline"
        ? `${amount} since the baseline, up to ${year}`
        : `${amount} in ${year}`;
    case "parity": {
      const reference = progress.kind === "parity" ? progress.reference : null;
      if (reference === null) return `${amount} in ${year}`;
      const gap = value - reference;
      const label = words.lowered(words.label(target.reference));
      const compared = `${label} (${words.value(reference, "percent", [value])})`;
      return gap === 0
        ? `${amount} in ${year}, level with ${compared}`
        : `${amount} in ${year}, ${words.points(Math.abs(gap))} ${gap > 0 ? "above" : "below"} ${compared}`;
    }
    case "reduction":
      return `${amount} in ${year}`;
  }
}

function dueWords(
  target: SimpleTarget,
  { dueYear, target: level, value }: FigureProgress,
  words: GoalWords,
): string {
  const when = `due in ${dueYear}`;
  switch (target.kind) {
    case "share":
      return `; ${target.direction === "atMost" ? "at most " : ""}${words.threshold(target.value, "share")} is ${when}`;
    case "amount":
      return `; ${words.threshold(target.value, words.figure(target.figure)?.unit ?? "count")} is ${when}`;
    case "increase":
      return `; ${words.threshold(target.value, words.figure(target.figure)?.unit ?? "count")} more is ${when}`;
    case "points":
      return `; a gain of ${words.points(target.value * 100)} is ${when}`;
    case "multiple":
      return target.of === "baseline"
        ? `; ${words.times(target.factor)} is ${when}`
        : `; ${words.times(target.factor)} is due every year to ${dueYear}`;
    case "parity":
      return `; the gap should be closed by ${dueYear}`;
    case "reduction":
      return level === null ? "" : `; ${words.value(level, "percent", [value])} is ${when}`;
  }
}

const sizeOf = (value: number | null) => (value === null ? null : Math.abs(value));
