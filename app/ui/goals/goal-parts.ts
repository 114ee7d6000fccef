import {
  type EachMemberProgress,
  evaluate,
  type FigureProgress,
  isFigureProgress,
  type YearSoFar,
} from "~/domain/goals/progress/progress";
import type { GoalStatus } from "~/domain/goals/progress/status";
import {
  figureCodeOf,
  isCompound,
  isOfPlace,
  isSimple,
  type SimpleTarget,
  type Target,
} from "~/domain/goals/targets";
import { statusLimit, statusSentence } from "~/domain/goals/words/sentences";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import { type GoalWords, unlike } from "~/domain/goals/words/words";
import { type GoalChart, goalChart, type PartSources, wholeBeside } from "./goal-chart";

/** A target on a goal's page: its aim and progress, part by part. */
export type GoalPart = FigurePart | CompoundPart | EachMemberPart;

interface PartStanding {
  /** "10% of new hires are impact hires by 2027." */
  aim: string;
  /** "9.2% of new hires in 2025; 10% is due in 2027; on track." */
  standing: string;
  status: GoalStatus;
  /** What limits the status: "so far (2 of 6)"; empty where the year is complete. */
  statusLimit: string;
  /** Withheld from this viewer, whether or not there is a value. */
  withheld: boolean;
}

/** A target with one figure. */
export interface FigurePart extends PartStanding {
  kind: SimpleTarget["kind"];
  facts: Fact[];
  /** Where the numbers come from: the arithmetic of a figure, or the page of an indicator. */
  figure: { code: string; label: string } | { indicator: string; label: string };
  chart: GoalChart;
}

export interface CompoundPart extends PartStanding {
  kind: "anyOf" | "allOf";
  clauses: GoalPart[];
}

export interface EachMemberPart extends PartStanding {
  kind: "eachMember";
  /** Members the viewer may see. */
  members: MemberPart[];
  meeting: EachMemberProgress["meeting"];
}

export interface MemberPart {
  memberId: string;
  status: GoalStatus;
  statusLimit: string;
  standing: string;
  /** For a bar: the value of a target with one figure. */
  value: number | null;
}

interface Fact {
  what: string;
  text: string;
  note?: string;
}

export function goalPart(target: Target, sources: PartSources): GoalPart {
  const { path, readings, words, year } = sources;
  const { startYear, targetYear } = path;
  const progress = evaluate(target, path, readings, year);
  const common: PartStanding = {
    aim: targetSentence(target, { startYear, targetYear }, words),
    standing: statusSentence(target, progress, words),
    status: progress.status,
    statusLimit: statusLimit(progress),
    withheld: progress.withheld,
  };
  if (isSimple(target) && isFigureProgress(progress))
    return {
      ...common,
      kind: target.kind,
      facts: factsOf(target, progress, words),
      figure: figureOf(target, words),
      chart: goalChart(target, sources),
    };
  if (target.kind === "eachMember" && progress.kind === "eachMember")
    return {
      ...common,
      kind: "eachMember",
      members: progress.members.map(({ memberId, progress: own }) => ({
        memberId,
        status: own.status,
        statusLimit: statusLimit(own),
        value: isFigureProgress(own) ? own.value : null,
        standing: statusSentence(target.target, own, words),
      })),
      meeting: progress.meeting,
    };
  if (!isCompound(target)) throw new TypeError(`There is no part for a target of kind ${target.kind}.`);
  // Milestones belong to a single figure, so clauses have none.
  const clauseSources = { ...sources, path: { ...path, milestones: [] } };
  return {
    ...common,
    kind: target.kind,
    clauses: target.clauses.map((clause) => goalPart(clause, clauseSources)),
  };
}

/** How many members meet it; null unless the target is for each member and the count may be shown. */
export function meetingOf(part: GoalPart): EachMemberProgress["meeting"] {
  return part.kind === "eachMember" ? part.meeting : null;
}

/** The one chart that represents the goal: that of the decisive clause. */
export function leadingChart(part: GoalPart): GoalChart | null {
  if (part.kind === "eachMember") return null;
  if (!("clauses" in part)) return part.chart;
  const decisive = part.clauses.find(({ status }) => status === part.status) ?? part.clauses[0];
  return decisive ? leadingChart(decisive) : null;
}

/** The place of a clause in a target: "2" for the second of the whole, "2.1" for the first of that. */
export const partPlace = (above: string | undefined, index: number) =>
  above ? `${above}.${index + 1}` : `${index + 1}`;

/** The chart at a place of the goal, or the one that represents it. @returns null where there is none */
export function chartAt(part: GoalPart, place: string | null): GoalChart | null {
  if (!place) return leadingChart(part);
  const [index, ...rest] = place.split(".");
  if (!("clauses" in part)) return null;
  const clause = part.clauses[Number(index) - 1];
  return clause ? chartAt(clause, rest.join(".") || null) : null;
}

function figureOf(target: SimpleTarget, words: GoalWords): FigurePart["figure"] {
  if (isOfPlace(target)) return { indicator: target.indicator, label: words.label(target.indicator) };
  const code = figureCodeOf(target);
  return { code, label: words.label(code) };
}

function factsOf(target: SimpleTarget, progress: FigureProgress, words: GoalWords): Fact[] {
  const {
    baseline,
    value,
    expected,
    target: due,
    attainment,
    startYear,
    year,
    dueYear,
    unit,
    soFar,
  } = progress;
  const others = [baseline, value, expected, due];
  const fact = (what: string, amount: number | null, note?: string): Fact[] =>
    amount === null
      ? []
      : [
          {
            what,
            text: words.value(amount, unit, unlike(amount, others)),
            ...(note !== undefined && { note }),
          },
        ];
  const since = progress.asOf === undefined ? undefined : `${capital(words.asOf(progress.asOf))}.`;
  const everyYear = target.kind === "multiple" && target.of === "lastYear";
  const facts: Fact[] = [
    ...fact(everyYear ? "The year before" : `Start, ${startYear}`, baseline),
    ...fact(soFar?.year === year ? `${year} so far` : soFar ? String(year) : `Now, ${year}`, value, since),
  ];
  if (soFar && soFar.year !== year) facts.push(...soFarFact(soFar, unit, others, words));
  if (progress.kind === "parity") facts.push(...fact(`To compare with, ${year}`, progress.reference));
  if (year < dueYear && !everyYear)
    facts.push(
      ...fact(`Expected by ${year}`, expected && wholeBeside(expected, [value, baseline, due], unit)),
    );
  if (target.kind !== "parity") facts.push(...fact(everyYear ? `Due in ${year}` : `Due in ${dueYear}`, due));
  if (attainment !== null && !everyYear)
    facts.push({ what: "Of the way", text: words.value(attainment, "share", [0, 1]) });
  if (progress.kind === "multiple" && progress.cohort !== null) {
    const members = progress.cohort === 1 ? "member" : "members";
    facts.push({ what: "Compared", text: `${progress.cohort} ${members}` });
  }
  return everyYear ? facts : [...facts, ...forecastFacts(progress, words)];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is reported of the year under way, beside the complete year that the status is of. */
function soFarFact(
  { year, value, coverage: { reporting, expected } }: YearSoFar,
  unit: FigureProgress["unit"],
  beside: (number | null)[],
  words: GoalWords,
): Fact[] {
  if (value === null) return [];
  const note = `${reporting} of ${expected} reported.`;
  return [{ what: `${year} so far`, text: words.value(value, unit, beside), note }];
}

/** Always labeled as a projection. */
function forecastFacts(progress: FigureProgress, words: GoalWords): Fact[] {
  const { forecast, unit, year, dueYear, status, value: now, target, baseline } = progress;
  const beside = [target, baseline, now];
  if (!forecast || year >= dueYear) return [];
  const { value, reachedIn, from } = forecast;
  const arrives =
    status === "met"
      ? ""
      : reachedIn === null
        ? "; not reached on this trend"
        : `; reached in ${reachedIn} on this trend`;
  return [
    {
      what: `Projection for ${dueYear}`,
      text: words.value(wholeBeside(value, beside, unit), unit, beside),
      note: `From ${from} yearly values${arrives}.`,
    },
  ];
}
