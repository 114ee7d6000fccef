import type { GoalStatus } from "~/domain/goals/progress/status";
import type { Member, PolicyFloor, Sector } from "~/domain/terms";
import type { Agreement, Party } from "./agreement";
import type { Facts, Promiser } from "./facts";
import {
  type Due,
  dueDates,
  type ObligationKind,
  type Outcome,
  type PeriodState,
  periodStart,
  periodState,
} from "./obligations";

/** Agreements as they are stored, with their parties, promises, and documents. */

export interface StoredParty extends Party {
  id: string;
  memberId: string | null;
  partnerId: string | null;
  name: string;
  /** Of a member. */
  sector: Sector | null;
  signatory: string;
  signatoryTitle: string;
  approvedBy: string;
  approvalNumber: string;
  approvedOn: string | null;
}

export interface StoredObligation {
  id: string;
  partyId: string;
  text: string;
  kind: ObligationKind;
  due: Due;
  /** What somebody has said about a period, by its due date. */
  outcomes: (Outcome & { dueOn: string })[];
}

export interface StoredDocument {
  id: string;
  name: string;
  version: number;
  url: string | null;
  mediaType: string | null;
  bytes: number | null;
  contentHash: string | null;
  /** ISO instant. */
  at: string;
  by: string;
}

export interface StoredAgreement extends Agreement {
  id: string;
  title: string;
  summary: string;
  replacedById: string | null;
  floor: PolicyFloor;
  /** Codes of the measures that a data-sharing agreement covers; none for all. */
  measures: string[];
  mayPublish: string;
  mayName: boolean;
  removal: string;
  boundOn: string | null;
  releasedOn: string | null;
  revision: number;
  parties: StoredParty[];
  obligations: StoredObligation[];
  documents: StoredDocument[];
  goalIds: string[];
}

/** Institutions whose own body must approve before they sign. */
const NEED_APPROVAL: readonly Sector[] = ["school_district", "government"];
export const needsApproval = (sector: Sector | null): boolean =>
  sector !== null && NEED_APPROVAL.includes(sector);

export interface ObligationPeriod {
  dueOn: string;
  state: PeriodState;
  doneOn: string | null;
  waived: string | null;
  /** The facts stored here decide it; nobody types it. */
  fromFacts: boolean;
  /** What the facts say: "at 3 of 4 meetings". */
  words: string | null;
}

/** The periods of an obligation from the day it applies to the first one that is still to come. */
export function periodsOf(
  obligation: StoredObligation,
  { effectiveOn, promiser, facts, today }: PeriodFacts,
): ObligationPeriod[] {
  const from = effectiveOn ?? today;
  const dates = dueDates(obligation.due, from, `${Number(today.slice(0, 4)) + 2}-12-31`);
  const past = dates.filter((dueOn) => dueOn < today);
  const next = dates.find((dueOn) => dueOn >= today);
  return [...past, ...(next ? [next] : [])].map((dueOn) => {
    const said = obligation.outcomes.find((outcome) => outcome.dueOn === dueOn);
    const span = { from: periodStart(obligation.due, dueOn, from), dueOn };
    const fact = facts(obligation.kind, promiser, span, today);
    // What somebody waives stays waived, whatever the facts are.
    const waived = said?.waived ?? fact?.waived ?? null;
    const doneOn = fact ? fact.doneOn : (said?.doneOn ?? null);
    const state = periodState(dueOn, { doneOn, waived }, today);
    const fromFacts = fact !== null && (said?.waived ?? null) === null;
    return { dueOn, state, doneOn, waived, fromFacts, words: fact?.words ?? null };
  });
}

interface PeriodFacts {
  effectiveOn: string | null;
  promiser: Promiser;
  facts: Facts;
  today: string;
}

/** Members that take part on a day. */
export const currentMembers = <M extends Pick<Member, "joinedOn" | "leftOn">>(
  members: M[],
  today: string,
): M[] => members.filter(({ joinedOn, leftOn }) => joinedOn <= today && (leftOn === null || leftOn >= today));

/** Statuses of a member's own goals that a pledge names. */
export const statusesOf = (
  goals: { memberId: string | null; id: string; status: GoalStatus | null }[],
  { memberId, goalIds }: { memberId: string; goalIds: string[] },
): GoalStatus[] =>
  goals
    .filter((goal) => goal.memberId === memberId && goalIds.includes(goal.id))
    .flatMap(({ status }) => (status === null ? ["withheld" as const] : [status]));

/** An agreement as one of its parties reads it: what became of the others' obligations is theirs. */
export function asPartyReads(agreement: StoredAgreement, memberId: string): StoredAgreement {
  const own = new Set(agreement.parties.filter((party) => party.memberId === memberId).map(({ id }) => id));
  const obligations = agreement.obligations.map((obligation) =>
    own.has(obligation.partyId) ? obligation : { ...obligation, outcomes: [] },
  );
  return { ...agreement, obligations };
}
