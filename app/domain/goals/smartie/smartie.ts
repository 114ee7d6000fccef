import { baselineFaults } from "~/domain/goals/baselines";
import { goalFaults, type Targetable, yearsFit } from "~/domain/goals/faults";
import type { GoalFields } from "~/domain/goals/goal";
import { pointOf, type Readings, startOf } from "~/domain/goals/progress/readings";
import type { Course } from "~/domain/goals/progress/tracks";
import {
  figureCodeOf,
  isOfPlace,
  levelOf,
  type SimpleTarget,
  spanOf,
  type Target,
} from "~/domain/goals/targets";
import type { GoalWords } from "~/domain/goals/words/words";
import { type Ambition, ambitionOf } from "./ambition";
import { type Letters, type LetterVerdict, met, missing, weak } from "./letters";
import { PACE_LIMIT, type Pace, paceOf } from "./pace";
import { placeholdersIn, type TextLetter } from "./placeholders";
import { FIELD_REFERENCES, type ReferenceValue } from "./references";

/** What the letters are judged by. */
export interface SmartieSources {
  goal: GoalFields;
  readings: Readings;
  known: Targetable;
  words: GoalWords;
  references?: ReferenceValue[];
}

/** The seven letters of a goal, each with a verdict (docs/rules.md, section 6). */
export function smartie(sources: SmartieSources): Letters {
  const { goal, words } = sources;
  /** A text with a placeholder counts as missing, whatever else it says. */
  const filled = (letter: TextLetter, judged: LetterVerdict): LetterVerdict => {
    const open = placeholdersIn(goal, letter);
    if (open.length === 0) return judged;
    const are = open.length === 1 ? "is" : "are";
    return missing(
      `${words.list(open, "and")} ${are} still to be filled in.`,
      "Replace everything in brackets with your own words.",
    );
  };
  return {
    S: filled("S", specific(goal)),
    M: measurable(sources),
    A: ambitious(sources),
    R: filled("R", realistic(sources)),
    T: timeBound(goal),
    I: filled("I", inclusive(goal)),
    E: filled("E", equitable(goal)),
  };
}

function specific({ statement, population, geography }: GoalFields): LetterVerdict {
  if (statement === "") return missing("The goal has no statement yet.", "Say what you want to achieve.");
  if (population && geography) return met("It says what should change, for whom, and where.");
  if (!population && !geography)
    return missing("It does not say for whom or where.", "Name the people and the place.");
  return population
    ? weak("It says for whom, but not where.", "Name the place.")
    : weak("It says where, but not for whom.", "Name the people.");
}

/** The target with its years; null while either is missing or faulty. */
function course({ goal, known }: SmartieSources): { target: Target; course: Course } | null {
  const { target, startYear, targetYear, memberId } = goal;
  if (!target || startYear === null || targetYear === null || targetYear <= startYear) return null;
  if (goalFaults({ ...goal, milestones: [] }, known).some(({ path }) => path[0] === "target")) return null;
  return { target, course: { startYear, targetYear, memberId } };
}

const NO_TARGET = "It has no target that can be computed yet.";
const SET_TARGET = "Choose a figure, how far it should move, and by when.";

function measurable(sources: SmartieSources): LetterVerdict {
  const { goal, known, readings, words } = sources;
  if (!goal.target) return missing("It has no target yet.", SET_TARGET);
  const faults = [...goalFaults(goal, known), ...baselineFaults(goal, readings)];
  const [fault] = faults.filter(({ path }) => path[0] === "target");
  if (fault) return missing("The target cannot be computed as it stands.", fault.message);
  if (goal.startYear === null)
    return weak("The target has a number, but no start year.", "Set the start year.");
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

/** Codes of the figures the target reads that have no value in the start year. */
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
    return target.clauses.flatMap((clause) => withoutBaseline(clause, startYear, memberId, readings));
  return seriesRead(target, memberId, readings).flatMap(({ code, series }) => {
    if (!series) return [code];
    const { standing } = pointOf(series, startOf(series, startYear, memberId));
    return standing === "missing" && !series.cumulative ? [code] : [];
  });
}

function seriesRead(target: SimpleTarget, memberId: string | null, readings: Readings) {
  if (isOfPlace(target)) {
    const codes = target.kind === "parity" ? [target.indicator, target.reference] : [target.indicator];
    return codes.map((code) => ({ code, series: readings.indicator(code) }));
  }
  const code = figureCodeOf(target);
  return [{ code, series: readings.figure(code, memberId, spanOf(target)) }];
}

function ambitious(sources: SmartieSources): LetterVerdict {
  const aimed = course(sources);
  if (!aimed) return missing(NO_TARGET, SET_TARGET);
  const { words, readings, references = FIELD_REFERENCES } = sources;
  const ambition = ambitionOf(aimed.target, aimed.course, readings, references);
  return ambition ? ambitionVerdict(ambition, words) : missing(NO_TARGET, SET_TARGET);
}

function ambitionVerdict(
  { target, already, beyond, arrival, reference, reaches }: Ambition,
  words: GoalWords,
): LetterVerdict {
  // Where the trend leads stands beside the target and the field's value, and lies on its true side of both.
  const trend =
    arrival === null ? "" : words.level(target, arrival, [levelOf(target), reference?.value ?? null]);
  const field = reference ? `${words.level(target, reference.value)}, ${reference.from}` : "";
  const further =
    reference && !reaches ? `Aim for at least ${words.level(target, reference.value)}.` : "Aim further.";
  if (already) return missing("The target is already met at the start.", further);
  if (beyond === false && reaches === false)
    return missing(`The trend alone leads to ${trend}, and the target is below ${field}.`, further);
  if (beyond === false)
    return weak(`The trend alone would lead to ${trend}.`, "Aim beyond where the trend leads.");
  if (reaches === false) return weak(`It falls short of ${field}.`, further);
  const past = beyond ? `It goes beyond ${trend}, where the trend alone would lead` : null;
  if (reaches && past) return met(`${past}, and reaches ${field}.`);
  if (reaches)
    return met(`It reaches ${field}.`, "Three years of figures before the start would show the trend.");
  if (past) return met(`${past}.`);
  return weak(
    "It goes further than the start, but there are too few earlier years to see a trend.",
    "Enter the figures of at least three years up to the start.",
  );
}

function realistic(sources: SmartieSources): LetterVerdict {
  const aimed = course(sources);
  if (!aimed) return missing(NO_TARGET, SET_TARGET);
  const { goal, words, readings } = sources;
  const {
    pace,
    said: paceSentence,
    faster,
  } = paceVerdict(paceOf(aimed.target, aimed.course, readings), words);
  const open = [goal.owner ? "" : "an owner", goal.resources ? "" : "resources"].filter(Boolean);
  const name = `Name ${words.list(open, "and")}.`;
  if (open.length === 2) return missing(`${paceSentence} Neither an owner nor resources are named.`, name);
  if (pace === "too_fast" && open.length > 0)
    return missing(`${paceSentence} It does not name ${open[0]}.`, name);
  if (open.length > 0) return weak(`${paceSentence} It does not name ${open[0]}.`, name);
  if (pace === "within") return met(`${paceSentence} Owner and resources are named.`);
  return weak(paceSentence, faster);
}

function paceVerdict(pace: Pace | null, words: GoalWords) {
  const earlier = "Enter earlier years, so the pace can be compared with what members have done.";
  if (!pace || pace.verdict === "unknown")
    return {
      pace: "unknown",
      said: "No member’s pace on this figure is known yet.",
      faster: earlier,
    } as const;
  const { needed, best, verdict, unit } = pace;
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
      startYear === targetYear ? "It has no years yet." : "One of its two years is missing.",
      set,
    );
  if (targetYear <= startYear) return missing("It is due before it starts.", set);
  const years = targetYear - startYear;
  const span = `It runs from ${startYear} to ${targetYear}`;
  if (!yearsFit(startYear, targetYear)) return weak(`${span}: ${years} years are too long to plan by.`, set);
  if (milestones.length > 0)
    return met(
      `${span}, with ${milestones.length === 1 ? "a milestone" : `${milestones.length} milestones`} on the way.`,
    );
  return met(`${span}.`, years > 1 ? "Milestones on the way would make it stronger." : null);
}

function inclusive({ consultedWho, consultedWhen }: GoalFields): LetterVerdict {
  if (consultedWho && consultedWhen)
    return met("It says which of the people concerned were consulted, and when.");
  if (consultedWho) return weak("It says who was consulted, but not when.", "Say when they were consulted.");
  const ask = "Name which of the people concerned were consulted, and when.";
  return missing("It does not say which of the people concerned were consulted.", ask);
}

function equitable({ disparity, breakdown }: GoalFields): LetterVerdict {
  if (disparity && breakdown)
    return met("It names the disparity it is meant to close, and a breakdown to track it by.");
  if (disparity) return weak("It names a disparity, but no breakdown to track it by.", "Choose a breakdown.");
  if (breakdown)
    return weak("It has a breakdown to track it by, but names no disparity.", "Name the disparity.");
  return missing(
    "It does not name the disparity it is meant to close.",
    "Name the disparity, and a breakdown to track it by.",
  );
}
