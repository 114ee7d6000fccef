import { alignmentOf } from "~/domain/alignment";
import { holds } from "~/domain/goal-rules";
import { targetSentence } from "~/domain/goal-sentences";
import type { GoalWords } from "~/domain/goal-words";
import type { Readings } from "~/domain/readings";
import type { SimpleTarget } from "~/domain/targets";
import type { Member } from "~/domain/types";
import type { StoredGoal } from "~/records/goals.server";

/** How far the members' own targets together carry one target of the collaborative, in words and figures. */
export interface AlignmentView {
  /** What is asked for: "10% of new hires are impact hires by 2027." */
  aim: string;
  /** Not for this viewer: some member's goals and figures are not. */
  withheld: boolean;
  sentence: string;
  /** Null where no member's figures are known. */
  carried: { value: number; text: string } | null;
  required: { value: number; text: string };
  format: "share" | "count" | "currency" | "multiple";
  /** Members with a target of their own, and the goal that says so. */
  rows: { memberId: string; name: string; slug: string; goalId: string; own: string; counted: boolean }[];
  /** Names of the members without one, counted with where they are now; and of those not counted at all. */
  without: string[];
  unknown: string[];
}

interface Given {
  goal: StoredGoal;
  /** Members' goals; those that roll up to it first, since of several the first counts. */
  goals: StoredGoal[];
  readings: Readings;
  words: GoalWords;
  members: Member[];
  year: number;
  startYear: number;
}

export function alignmentView({
  goal,
  goals,
  readings,
  words,
  members,
  year,
  startYear,
}: Given): AlignmentView[] {
  const { target, targetYear } = goal;
  if (!target || targetYear === null) return [];
  const each = target.kind === "eachMember";
  const years = { startYear, targetYear };
  const hides = readings.activeMembers(year).some((id) => readings.hidden?.(id, year));
  return alignmentOf(target, startYear, goals.flatMap(ofMember), readings, year).map((found) => {
    const { clause, required, carried, enough, withTarget, withoutTarget, unknown } = found;
    const format = each ? "share" : formatOf(clause, words);
    const said = (value: number) => (each ? words.value(value, "share") : spoken(clause, value, words));
    const aim = targetSentence(each ? { kind: "eachMember", target: clause } : clause, years, words);
    // Each needs all of the members, not a tenth of them.
    const wanted = { value: each ? 1 : required, text: each ? "all members" : said(required) };
    const blank = { aim, format, required: wanted } as const;
    if (hides)
      return {
        ...blank,
        withheld: true,
        sentence: WITHHELD,
        carried: null,
        rows: [],
        without: [],
        unknown: [],
      };
    const named = (ids: string[]) => members.filter(({ id }) => ids.includes(id));
    const rows = named(withTarget).flatMap(({ id: memberId, name, slug }) => {
      const own = ownGoal(goals, memberId, clause);
      if (!own?.target || own.startYear === null || own.targetYear === null) return [];
      const aimed = targetSentence(
        own.target,
        { startYear: own.startYear, targetYear: own.targetYear },
        words,
      );
      return [{ memberId, name, slug, goalId: own.id, own: aimed, counted: !unknown.includes(memberId) }];
    });
    const names = (ids: string[]) => (rows.length === 0 ? [] : named(ids).map(({ name }) => name));
    return {
      ...blank,
      withheld: false,
      sentence: sentenceOf({
        carried,
        enough,
        each,
        said,
        wanted: wanted.text,
        with: withTarget.length,
        of: withTarget.length + withoutTarget.length,
      }),
      carried: carried === null || withTarget.length === 0 ? null : { value: carried, text: said(carried) },
      rows,
      without: names(withoutTarget.filter((id) => !unknown.includes(id))),
      unknown: names(withoutTarget.filter((id) => unknown.includes(id))),
    };
  });
}

const ofMember = (goal: StoredGoal) => (goal.memberId === null ? [] : [{ ...goal, memberId: goal.memberId }]);

const WITHHELD = "Withheld to protect members: it would tell what others have set themselves.";

function sentenceOf(given: {
  carried: number | null;
  enough: boolean | null;
  each: boolean;
  said: (value: number) => string;
  wanted: string;
  with: number;
  of: number;
}): string {
  const { carried, enough, each, said, wanted, with: set, of } = given;
  if (of === 0) return "There is no member whom it concerns.";
  if (set === 0) return "No member has adopted a target of its own for it yet.";
  const who = `${set} of ${of} ${of === 1 ? "member has" : "members have"} a target of their own for it`;
  if (carried === null) return `${who}; nobody’s figures are known yet, so it cannot be added up.`;
  if (each)
    return enough
      ? `${who}, and each is high enough.`
      : `${who}; at ${said(carried)} of the members it is high enough.`;
  const end = enough ? `that is enough for ${wanted}` : `that falls short of ${wanted}`;
  return `${who}. If each reached its own and the rest stayed where they are, together they would come to ${said(carried)}: ${end}.`;
}

/** The goal of the member that speaks of the figure. */
function ownGoal(goals: StoredGoal[], memberId: string, clause: SimpleTarget): StoredGoal | undefined {
  const own = goals.filter((goal) => goal.memberId === memberId && holds(goal));
  const code = "metric" in clause ? clause.metric : "figure" in clause ? clause.figure : "";
  return own.find(({ target }) => JSON.stringify(target).includes(`"${code}"`)) ?? own[0];
}

function formatOf(clause: SimpleTarget, words: GoalWords): AlignmentView["format"] {
  if (clause.kind === "share") return "share";
  if (clause.kind === "multiple") return "multiple";
  const unit = clause.kind === "amount" ? words.figure(clause.figure)?.unit : null;
  return unit === "currency" ? "currency" : "count";
}

function spoken(clause: SimpleTarget, value: number, words: GoalWords): string {
  // As exact as it takes to tell 0.97% from 1%.
  if (clause.kind === "share") return words.threshold(Math.round(value * 10_000) / 10_000, "share");
  if (clause.kind === "multiple") return words.times(Math.round(value * 100) / 100);
  return words.level(clause, value);
}
