import type { DecisionRule } from "~/domain/people/terms";
import type { Quorum } from "./quorum";
import type { DecisionState } from "./terms";

/** What was counted. */
export type Vote =
  | { kind: "none" }
  | { kind: "no_objection" }
  | { kind: "count"; for: number; against: number; abstaining: number };

/** What was decided under an item of a meeting. */
export interface Decision {
  id: string;
  itemId: string;
  text: string;
  year: number | null;
  number: number | null;
  vote: Vote;
  /** Who differed, and how, if they wish. */
  dissent: string;
  /** ISO date; null: at once. */
  effectiveOn: string | null;
  state: DecisionState;
  replaces: string | null;
  confirms: string | null;
}

/**
 * What a vote comes to. Without a quorum, a vote decides nothing and is to be confirmed. Majority and two thirds are of
 * the votes cast, abstentions not counted; consensus needs all for; consent fails on one objection
 * (docs/rules.md, section 12.2).
 */
export function stateOf(rule: DecisionRule, vote: Vote, quorum: Pick<Quorum, "reached">): DecisionState {
  if (vote.kind === "none") return "proposed";
  if (!quorum.reached) return "to_be_confirmed";
  return vote.kind === "no_objection" || passes(rule, vote) ? "taken" : "not_taken";
}

function passes(rule: DecisionRule, vote: Extract<Vote, { kind: "count" }>): boolean {
  const cast = vote.for + vote.against;
  switch (rule) {
    case "majority":
      return vote.for * 2 > cast;
    case "two_thirds":
      return cast > 0 && vote.for * 3 >= cast * 2;
    case "consensus":
      return vote.for > 0 && vote.against === 0 && vote.abstaining === 0;
    case "consent":
      return vote.against === 0;
  }
}

/** "2026-07"; null while it has no number. */
export const numberText = ({ year, number }: Pick<Decision, "year" | "number">): string | null =>
  year === null || number === null ? null : `${year}-${String(number).padStart(2, "0")}`;

/** The year and number in a text such as "2026-07"; null if it is none. */
export function numberIn(text: string): { year: number; number: number } | null {
  const parts = /^(\d{4})-(\d{2,4})$/.exec(text.trim());
  return parts ? { year: Number(parts[1]), number: Number(parts[2]) } : null;
}

/** How a decision stands among the others: confirmed, replaced, or as it was taken. */
export interface Standing {
  /** As taken, or as confirmed later. */
  state: DecisionState;
  /** The later decisions by which it was confirmed or replaced. */
  confirmedBy: string | null;
  replacedBy: string | null;
}

type Linked = Pick<Decision, "id" | "state" | "replaces" | "confirms">;

/**
 * How each decision stands. A decision to be confirmed takes the state of the one that confirms it. It is replaced once
 * a later decision that replaces it is taken.
 */
export function standingsOf(decisions: Linked[]): Map<string, Standing> {
  const confirming = new Map<string, Linked>();
  for (const decision of decisions)
    if (decision.confirms !== null && decision.state !== "proposed")
      confirming.set(decision.confirms, decision);
  const standings = new Map<string, Standing>();
  const resolved = (decision: Linked, passed: string[]): DecisionState => {
    const later = decision.state === "to_be_confirmed" ? confirming.get(decision.id) : undefined;
    return later && !passed.includes(later.id) ? resolved(later, [...passed, later.id]) : decision.state;
  };
  for (const decision of decisions) {
    const state = resolved(decision, [decision.id]);
    const later = decision.state === "to_be_confirmed" ? confirming.get(decision.id) : undefined;
    const confirmedBy = later && state !== "to_be_confirmed" ? later.id : null;
    standings.set(decision.id, { state, confirmedBy, replacedBy: null });
  }
  for (const { id, replaces } of decisions) {
    const replaced = replaces === null ? undefined : standings.get(replaces);
    if (replaced && standings.get(id)?.state === "taken") replaced.replacedBy = id;
  }
  return standings;
}

/** The decision that applies in place of this one: itself, or the last that replaced it. */
export function currentOf(id: string, standings: Map<string, Standing>): string {
  const passed = new Set([id]);
  let current = id;
  for (;;) {
    const next = standings.get(current)?.replacedBy;
    if (!next || passed.has(next)) return current;
    passed.add(next);
    current = next;
  }
}

/** Whether a goal, policy, or priority may cite a decision: only one that is taken and not replaced. */
export const isCitable = ({ state, replacedBy }: Standing): boolean =>
  state === "taken" && replacedBy === null;

/** "3 for, 2 against, 1 abstaining"; "no objection"; null without a vote. */
export function voteText(vote: Vote): string | null {
  if (vote.kind === "none") return null;
  if (vote.kind === "no_objection") return "no objection";
  return `${vote.for} for, ${vote.against} against, ${vote.abstaining} abstaining`;
}
