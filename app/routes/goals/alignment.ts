import type { Disclosed } from "~/domain/disclosure/disclosure";
import { holds } from "~/domain/goals/goal";
import { alignmentOf } from "~/domain/goals/progress/alignment";
import { hidesMembers, type Readings } from "~/domain/goals/progress/readings";
import { isOfPlace, type SimpleTarget } from "~/domain/goals/targets";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import type { GoalWords } from "~/domain/goals/words/words";
import type { Member } from "~/domain/terms";
import type { StoredGoal } from "~/records/goals/goals.server";

/** How close the members' own targets together would come to one target of the collaborative. */
export interface AlignmentView {
  /** The target: "10% of new hires are impact hires by 2027." */
  aim: string;
  /** The viewer may not see some member's goals and figures, so the sum is withheld. */
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

interface AlignmentSources {
  goal: Disclosed<StoredGoal>;
  /** Members' goals, those that roll up to it first: a member's first match counts. */
  goals: Disclosed<StoredGoal>[];
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
}: AlignmentSources): AlignmentView[] {
  const { target, targetYear } = goal;
  if (!target || targetYear === null) return [];
  const each = target.kind === "eachMember";
  const years = { startYear, targetYear };
  const withheld = hidesMembers(readings, year);
  return alignmentOf(target, { startYear, goals: goals.flatMap(ofMember), readings, year }).map(
    (alignment) => {
      const { clause, required, carried, enough, withTarget, withoutTarget, unknown } = alignment;
      const format = each ? "share" : formatOf(clause, words);
      const levelText = (value: number) =>
        each ? words.value(value, "share", [1]) : spoken(clause, value, words);
      const aim = targetSentence(each ? { kind: "eachMember", target: clause } : clause, years, words);
      // An "each member" target needs all members, whatever its own share.
      const wanted = { value: each ? 1 : required, text: each ? "all members" : levelText(required) };
      const blank = { aim, format, required: wanted } as const;
      if (withheld)
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
          said: levelText,
          wanted: wanted.text,
          with: withTarget.length,
          of: withTarget.length + withoutTarget.length,
        }),
        carried:
          carried === null || withTarget.length === 0 ? null : { value: carried, text: levelText(carried) },
        rows,
        without: names(withoutTarget.filter((id) => !unknown.includes(id))),
        unknown: names(withoutTarget.filter((id) => unknown.includes(id))),
      };
    },
  );
}

const ofMember = (goal: StoredGoal) => (goal.memberId === null ? [] : [{ ...goal, memberId: goal.memberId }]);

const WITHHELD = "Withheld to protect members: it would reveal what other members have set themselves.";

function sentenceOf(parts: {
  carried: number | null;
  enough: boolean | null;
  each: boolean;
  said: (value: number) => string;
  wanted: string;
  with: number;
  of: number;
}): string {
  const { carried, enough, each, said: levelText, wanted, with: set, of } = parts;
  if (of === 0) return "There is no member it applies to.";
  if (set === 0) return "No member has adopted a target of its own for it yet.";
  const who = `${set} of ${of} ${of === 1 ? "member has" : "members have"} a target of their own for it`;
  if (carried === null) return `${who}; no figures are known yet, so the targets cannot be added up.`;
  if (each)
    return enough
      ? `${who}, and each is high enough.`
      : `${who}; at ${levelText(carried)} of the members it is high enough.`;
  const end = enough ? `that is enough for ${wanted}` : `that falls short of ${wanted}`;
  return `${who}. If each reached its own and the rest stayed where they are, together they would come to ${levelText(carried)}: ${end}.`;
}

/** The goal of the member that speaks of the figure. */
function ownGoal(
  goals: Disclosed<StoredGoal>[],
  memberId: string,
  clause: SimpleTarget,
): StoredGoal | undefined {
  const own = goals.filter((goal) => goal.memberId === memberId && holds(goal));
  const code = "metric" in clause ? clause.metric : "figure" in clause ? clause.figure : "";
  return own.find(({ target }) => JSON.stringify(target).includes(`"${code}"`)) ?? own[0];
}

function formatOf(clause: SimpleTarget, words: GoalWords): AlignmentView["format"] {
  if (clause.kind === "share" || clause.kind === "points") return "share";
  if (clause.kind === "multiple") return "multiple";
  const unit = isOfPlace(clause) ? null : words.figure(clause.figure)?.unit;
  return unit === "currency" ? "currency" : "count";
}

/** On its true side of what is required: 0.97% beside 1%. */
function spoken(clause: SimpleTarget, value: number, words: GoalWords): string {
  if (clause.kind === "share")
    return value === clause.value
      ? words.threshold(value, "share")
      : words.value(value, "share", [clause.value]);
  if (clause.kind === "multiple") return words.times(value, clause.factor);
  return words.level(clause, value, isOfPlace(clause) ? [] : [clause.value]);
}
