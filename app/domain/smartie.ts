import { type Ambition, ambitionOf } from "./ambition";
import type { GoalFields } from "./goal";
import { goalFaults, type Targetable, yearsFit } from "./goal-faults";
import type { GoalWords } from "./goal-words";
import { PACE_LIMIT, type Pace, paceOf } from "./pace";
import { pointOf, type Readings, startOf } from "./readings";
import { FIELD_REFERENCES, type ReferenceValue } from "./references";
import type { SimpleTarget, Target } from "./targets";
import type { Course } from "./tracks";

/** The seven letters of a goal, each with a verdict (rule book §6). */

export const LETTERS = ["S", "M", "A", "R", "T", "I", "E"] as const;
export type Letter = (typeof LETTERS)[number];
export const LETTER_NAMES: Record<Letter, string> = {
  S: "Specific",
  M: "Measurable",
  A: "Ambitious",
  R: "Realistic",
  T: "Time-bound",
  I: "Inclusive",
  E: "Equitable",
};

export const VERDICTS = ["met", "weak", "missing"] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface LetterVerdict {
  verdict: Verdict;
  /** One sentence that says why. */
  why: string;
  /** One sentence on what would make it better; null where nothing is lacking. */
  improve: string | null;
}
export type Letters = Record<Letter, LetterVerdict>;

export interface SmartieSources {
  goal: GoalFields;
  readings: Readings;
  known: Targetable;
  words: GoalWords;
  references?: ReferenceValue[];
}

export function smartie(sources: SmartieSources): Letters {
  const { goal } = sources;
  return {
    S: specific(goal),
    M: measurable(sources),
    A: ambitious(sources),
    R: realistic(sources),
    T: timeBound(goal),
    I: inclusive(goal),
    E: equitable(goal),
  };
}

/** Adoption needs every letter at least weak. */
export function canAdopt(letters: Letters): boolean {
  return lacking(letters).length === 0;
}

/** The letters that stand in the way of adoption, in order. */
export function lacking(letters: Letters): Letter[] {
  return LETTERS.filter((letter) => letters[letter].verdict === "missing");
}

const met = (why: string, improve: string | null = null): LetterVerdict => ({ verdict: "met", why, improve });
const weak = (why: string, improve: string): LetterVerdict => ({ verdict: "weak", why, improve });
const missing = (why: string, improve: string): LetterVerdict => ({ verdict: "missing", why, improve });

function specific({ statement, population, geography }: GoalFields): LetterVerdict {
  if (statement === "") return missing("The goal has no statement yet.", "Say what you want to achieve.");
  if (population && geography) return met("It says what is to change, for whom and where.");
  if (!population && !geography)
    return missing("It does not say whom it concerns, nor where.", "Name the people and the place.");
  return population
    ? weak("It says whom it concerns, but not where.", "Name the place.")
    : weak("It says where, but not whom it concerns.", "Name the people.");
}

/** The target with the course it takes; null while either is not there or does not hold. */
function course({ goal, known }: SmartieSources): { target: Target; course: Course } | null {
  const { target, startYear, targetYear, memberId } = goal;
  if (!target || startYear === null || targetYear === null || targetYear <= startYear) return null;
  if (goalFaults({ ...goal, milestones: [] }, known).some(({ path }) => path[0] === "target")) return null;
  return { target, course: { startYear, targetYear, memberId } };
}

const NO_TARGET = "There is no target that can be computed yet.";
const SET_TARGET = "Choose a figure, how far it should go, and by when.";

function measurable(sources: SmartieSources): LetterVerdict {
  const { goal, known, readings, words } = sources;
  if (!goal.target) return missing("There is no target yet.", SET_TARGET);
  const [fault] = goalFaults(goal, known).filter(({ path }) => path[0] === "target");
  if (fault) return missing("The target cannot be computed as it stands.", fault.message);
  if (goal.startYear === null)
    return weak("The target has a number, but no year to start from.", "Set the year it starts from.");
  const open = withoutBaseline(goal.target, goal.startYear, goal.memberId, readings);
  const names = words.list(
    [...new Set(open)].map((code) => words.lowered(words.label(code))),
    "and",
  );
  return open.length === 0
    ? met(`Every figure it reads has a value for ${goal.startYear}.`)
    : weak(
        `There is no value for ${goal.startYear} yet: ${names}.`,
        `Enter the figures of ${goal.startYear}.`,
      );
}

/** Codes of what the target reads and has no value in the year it starts from. */
function withoutBaseline(
  target: Target,
  startYear: number,
  memberId: string | null,
  readings: Readings,
): string[] {
  if (target.kind === "eachMember")
    return readings
      .activeMembers(startYear)
      .flatMap((id) => withoutBaseline(target.target, startYear, id, readings));
  if (target.kind === "anyOf" || target.kind === "allOf")
    return target.clauses.flatMap((one) => withoutBaseline(one, startYear, memberId, readings));
  return seriesRead(target, memberId, readings).flatMap(({ code, series }) => {
    if (!series) return [code];
    const { standing } = pointOf(series, startOf(series, startYear, memberId));
    return standing === "missing" && !series.cumulative ? [code] : [];
  });
}

function seriesRead(target: SimpleTarget, memberId: string | null, readings: Readings) {
  const codes =
    target.kind === "share"
      ? [target.metric]
      : target.kind === "parity"
        ? [target.indicator, target.reference]
        : null;
  if (target.kind === "parity" || target.kind === "reduction")
    return (codes ?? [target.indicator]).map((code) => ({ code, series: readings.indicator(code) }));
  if (target.kind === "share")
    return [{ code: target.metric, series: readings.figure(target.metric, memberId, "year") }];
  const over = target.kind === "amount" ? target.over : "year";
  return [{ code: target.figure, series: readings.figure(target.figure, memberId, over) }];
}

function ambitious(sources: SmartieSources): LetterVerdict {
  const given = course(sources);
  if (!given) return missing(NO_TARGET, SET_TARGET);
  const { words, readings, references = FIELD_REFERENCES } = sources;
  const found = ambitionOf(given.target, given.course, readings, references);
  return found ? ambitionVerdict(found, words) : missing(NO_TARGET, SET_TARGET);
}

function ambitionVerdict(
  { target, already, beyond, arrival, reference, reaches }: Ambition,
  words: GoalWords,
): LetterVerdict {
  const trend = arrival === null ? "" : words.level(target, arrival);
  const field = reference ? `${words.level(target, reference.value)}, ${reference.from}` : "";
  const further =
    reference && !reaches ? `Aim for at least ${words.level(target, reference.value)}.` : "Aim further.";
  if (already) return missing("The target is met from the start.", further);
  if (beyond === false && reaches === false)
    return missing(`The trend alone arrives at ${trend}, and the target lies below ${field}.`, further);
  if (beyond === false)
    return weak(`The trend alone would arrive at ${trend}.`, "Aim beyond where the trend leads.");
  if (reaches === false) return weak(`It falls short of ${field}.`, further);
  const past = beyond ? `It lies beyond ${trend}, where the trend alone would arrive` : null;
  if (reaches && past) return met(`${past}, and reaches ${field}.`);
  if (reaches)
    return met(`It reaches ${field}.`, "Three years of figures before the start would show the trend.");
  if (past) return met(`${past}.`);
  return weak(
    "It goes further than the start, but too few earlier years are known to tell where the trend leads.",
    "Enter the figures of at least three years up to the start.",
  );
}

function realistic(sources: SmartieSources): LetterVerdict {
  const given = course(sources);
  if (!given) return missing(NO_TARGET, SET_TARGET);
  const { goal, words, readings } = sources;
  const { pace, said, faster } = paceVerdict(paceOf(given.target, given.course, readings), words);
  const open = [goal.owner ? "" : "an owner", goal.resources ? "" : "resources"].filter(Boolean);
  const name = `Name ${words.list(open, "and")}.`;
  if (open.length === 2) return missing(`${said} Neither an owner nor resources are named.`, name);
  if (pace === "too_fast" && open.length > 0) return missing(`${said} It does not name ${open[0]}.`, name);
  if (open.length > 0) return weak(`${said} It does not name ${open[0]}.`, name);
  if (pace === "within") return met(`${said} Owner and resources are named.`);
  return weak(said, faster);
}

function paceVerdict(found: Pace | null, words: GoalWords) {
  const earlier = "Enter earlier years, so that it can be compared with what members have done.";
  if (!found || found.verdict === "unknown")
    return { pace: "unknown", said: "Nobody’s pace on this figure is known yet.", faster: earlier } as const;
  const { needed, best, verdict, unit } = found;
  const needs = needed === null ? "" : `It needs ${words.pace(needed, unit)} a year`;
  const shown =
    best === null || best <= 0
      ? "no member has moved that way yet"
      : `the best so far is ${words.pace(best, unit)}`;
  const slower = `Allow more years, or aim for at most ${PACE_LIMIT} times the best pace so far.`;
  return { pace: verdict, said: `${needs}; ${shown}.`, faster: slower } as const;
}

function timeBound({ startYear, targetYear, milestones }: GoalFields): LetterVerdict {
  const set = "Set a start and a target year, 1 to 10 years apart.";
  if (startYear === null || targetYear === null)
    return missing(
      startYear === targetYear ? "It has no years yet." : "One of its two years is not set.",
      set,
    );
  if (targetYear <= startYear) return missing("It is due before it has begun.", set);
  const years = targetYear - startYear;
  const span = `It runs from ${startYear} to ${targetYear}`;
  if (!yearsFit(startYear, targetYear))
    return weak(`${span}: ${years} years are too far off to steer by.`, set);
  if (milestones.length > 0)
    return met(
      `${span}, with ${milestones.length === 1 ? "a milestone" : `${milestones.length} milestones`} on the way.`,
    );
  return met(`${span}.`, years > 1 ? "Milestones on the way would make it stronger." : null);
}

function inclusive({ consultedWho, consultedWhen }: GoalFields): LetterVerdict {
  if (consultedWho && consultedWhen) return met("People whom it concerns were consulted, and it says when.");
  if (consultedWho) return weak("It says who was consulted, but not when.", "Say when they were consulted.");
  const ask = "Name who among the people concerned was consulted, and when.";
  return missing("It does not say who among the people concerned was consulted.", ask);
}

function equitable({ disparity, breakdown }: GoalFields): LetterVerdict {
  if (disparity && breakdown)
    return met("It names the disparity it is meant to close, and a breakdown to watch it by.");
  if (disparity) return weak("It names a disparity, but no breakdown to watch it by.", "Choose a breakdown.");
  if (breakdown) return weak("It is watched by a breakdown, but names no disparity.", "Name the disparity.");
  return missing(
    "It names no disparity that it is meant to close.",
    "Name the disparity, and a breakdown to watch it by.",
  );
}
