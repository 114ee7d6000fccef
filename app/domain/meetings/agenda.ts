import { GOAL_STATUS_WORDS, type GoalStatusWord } from "./goal-status";
import type { AgendaKind, AgendaSubject } from "./terms";

/** An action that is due or late, as app/domain/work knows it. */
export interface ActionDue {
  id: string;
  title: string;
  owner: string;
  /** ISO date. */
  dueOn: string;
}

/** What changed since a body last met. */
export interface AgendaFacts {
  today: string;
  actions: ActionDue[];
  /** Goals whose status is another than when the body last met. */
  goals: { id: string; statement: string; before: GoalStatusWord | null; now: GoalStatusWord }[];
  /** Open years in which members have not submitted yet. */
  numbers: { year: number; missing: number; requested: number }[];
  /** Agreements to act on. */
  agreements: { id: string; title: string }[];
  /** Decisions of this body that had no quorum. */
  decisions: { id: string; number: string; text: string }[];
}

/** An agenda item that proposes itself. */
export interface Proposal {
  title: string;
  kind: AgendaKind;
  minutes: number;
  about: { kind: AgendaSubject; id: string | null };
}

/** More would drown the meeting's own items. */
const MOST_OF_A_KIND = 8;
const LONGEST_TITLE = 200;

/**
 * The items with which a new agenda begins: actions due or late, goals whose status changed, missing numbers, agreements
 * to act on, decisions to confirm (docs/rules.md, section 12.2). The writer removes what the meeting does not need.
 */
export function proposedItems(facts: AgendaFacts): Proposal[] {
  const confirm = facts.decisions.map(
    ({ id, number, text }): Proposal => ({
      title: short(`Confirm decision ${number}: ${text}`),
      kind: "decision",
      minutes: 10,
      about: { kind: "decision", id },
    }),
  );
  const actions = facts.actions.map(
    ({ id, title, owner, dueOn }): Proposal => ({
      title: short(`${dueOn < facts.today ? "Late" : "Due"}: ${title} (${owner})`),
      kind: "check_in",
      minutes: 5,
      about: { kind: "action", id },
    }),
  );
  const goals = facts.goals.map(
    ({ id, statement, now }): Proposal => ({
      title: short(`Goal now ${GOAL_STATUS_WORDS[now]}: ${statement}`),
      kind: "discussion",
      minutes: 10,
      about: { kind: "goal", id },
    }),
  );
  const numbers = facts.numbers.map(
    ({ year, missing, requested }): Proposal => ({
      title: `Numbers for ${year}: ${missing} of ${requested} institutions still missing`,
      kind: "check_in",
      minutes: 5,
      about: { kind: "numbers", id: null },
    }),
  );
  const agreements = facts.agreements.map(
    ({ id, title }): Proposal => ({
      title: short(`Agreement to act on: ${title}`),
      kind: "discussion",
      minutes: 10,
      about: { kind: "agreement", id },
    }),
  );
  return [actions, goals, numbers, agreements, confirm].flatMap((items) => items.slice(0, MOST_OF_A_KIND));
}

/** Cut at a word. */
function short(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST_TITLE / 2))}…`;
}

/** The goals whose status differs from the one they had when the body last met. */
export function changedGoals(
  before: Record<string, GoalStatusWord> | null,
  now: { id: string; statement: string; status: GoalStatusWord }[],
): AgendaFacts["goals"] {
  // A body that never met has nothing to compare with.
  if (before === null) return [];
  return now.flatMap(({ id, statement, status }) => {
    const earlier = before[id] ?? null;
    return earlier === status || (earlier === null && status === "no_data")
      ? []
      : [{ id, statement, before: earlier, now: status }];
  });
}
