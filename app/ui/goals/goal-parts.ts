import { statusSentence, targetSentence } from "~/domain/goal-sentences";
import type { GoalWords } from "~/domain/goal-words";
import { evaluate, type Progress } from "~/domain/progress";
import type { GoalStatus } from "~/domain/standing";
import { isSimple, type SimpleTarget, type Target } from "~/domain/targets";
import { type GoalChart, goalChart, type PartSources, whole } from "./goal-chart";

/** What a goal aims at, part by part, each with how it stands: what the page of a goal shows. */
export interface GoalPart {
  kind: Target["kind"];
  /** "10% of new hires are impact hires by 2027." */
  aim: string;
  /** "9.2% of new hires in 2025; 10% is due in 2027; on track." */
  standing: string;
  status: GoalStatus;
  /** Withheld from this viewer, whatever there is. */
  withheld: boolean;
  /** What it is measured by; null where there is nothing to tell. */
  facts: { what: string; text: string; note?: string }[];
  /** The figure that it reads, for its arithmetic; indicators have a page of their own. */
  figure: { code: string; label: string } | { indicator: string; label: string } | null;
  chart: GoalChart | null;
  /** Of anyOf and allOf. */
  clauses: GoalPart[];
  /** Of eachMember: those the viewer may see. */
  members: MemberPart[];
  meeting: Progress["meeting"];
}

export interface MemberPart {
  memberId: string;
  status: GoalStatus;
  standing: string;
  /** For a bar: the value of a simple target. */
  value: number | null;
}

export function goalPart(target: Target, sources: PartSources): GoalPart {
  const { path, readings, words, year } = sources;
  const { startYear, targetYear } = path;
  const progress = evaluate(target, path, readings, year);
  const simple = isSimple(target);
  const inner = target.kind === "eachMember" ? target.target : null;
  // Milestones belong to one figure; a clause has none.
  const clauseSources = { ...sources, path: { ...path, milestones: [] } };
  return {
    kind: target.kind,
    aim: targetSentence(target, { startYear, targetYear }, words),
    standing: statusSentence(target, progress, words),
    status: progress.status,
    withheld: progress.why === "withheld",
    facts: simple ? factsOf(target, progress, words) : [],
    figure: simple ? figureOf(target, words) : null,
    chart: simple ? goalChart(target, sources) : null,
    clauses: !simple && !inner ? clausesOf(target).map((clause) => goalPart(clause, clauseSources)) : [],
    members: progress.members.map(({ memberId, progress: own }) => ({
      ...{ memberId, status: own.status, value: own.value },
      standing: inner ? statusSentence(inner, own, words) : "",
    })),
    meeting: progress.meeting,
  };
}

const clausesOf = (target: Target): Target[] => ("clauses" in target ? target.clauses : []);

/** The chart that stands for the whole goal where there is room for one: of the clause that decides. */
export function leadingChart(part: GoalPart): GoalChart | null {
  if (part.chart) return part.chart;
  const decisive = part.clauses.find(({ status }) => status === part.status) ?? part.clauses[0];
  return decisive ? leadingChart(decisive) : null;
}

function figureOf(target: SimpleTarget, words: GoalWords): GoalPart["figure"] {
  if (target.kind === "parity" || target.kind === "reduction")
    return { indicator: target.indicator, label: words.label(target.indicator) };
  const code = target.kind === "share" ? target.metric : target.figure;
  return { code, label: words.label(code) };
}

function factsOf(target: SimpleTarget, progress: Progress, words: GoalWords): GoalPart["facts"] {
  const { baseline, value, expected, target: due, attainment, startYear, year, dueYear } = progress;
  const unit = progress.unit ?? "count";
  const fact = (what: string, given: number | null) =>
    given === null ? [] : [{ what, text: words.value(given, unit) }];
  const computed = (what: string, given: number | null) => fact(what, whole(given, unit));
  const everyYear = target.kind === "multiple" && target.of === "lastYear";
  return [
    ...fact(everyYear ? "The year before" : `Start, ${startYear}`, baseline),
    ...fact(`Now, ${year}`, value),
    ...(progress.reference === null ? [] : fact(`To compare with, ${year}`, progress.reference)),
    ...(year >= dueYear || everyYear ? [] : computed(`Expected by ${year}`, expected)),
    ...(target.kind === "parity" ? [] : fact(everyYear ? `Due in ${year}` : `Due in ${dueYear}`, due)),
    ...(attainment === null || everyYear
      ? []
      : [{ what: "Of the way", text: words.value(attainment, "share") }]),
    ...(progress.cohort === null
      ? []
      : [{ what: "Compared", text: `${progress.cohort} ${progress.cohort === 1 ? "member" : "members"}` }]),
    ...forecastFacts(target, progress, words),
  ];
}

/** Always said to be a projection. */
function forecastFacts(
  target: SimpleTarget,
  { forecast, unit, year, dueYear, status }: Progress,
  words: GoalWords,
): GoalPart["facts"] {
  if (!forecast || year >= dueYear || (target.kind === "multiple" && target.of === "lastYear")) return [];
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
      text: words.value(whole(value, unit ?? "count") ?? value, unit ?? "count"),
      note: `From ${from} yearly values${arrives}.`,
    },
  ];
}
