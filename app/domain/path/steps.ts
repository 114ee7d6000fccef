import type { Strategy } from "~/domain/terms";
import { type Candidate, countedRatings } from "./convener";

/** The path of a new partnership: ten steps, each done by evidence. */

export const STEPS = [
  "initiator",
  "talks",
  "convener",
  "learning",
  "community",
  "interviews",
  "common_ground",
  "showing_up",
  "goals",
  "ground_rules",
] as const;
export type Step = (typeof STEPS)[number];

/** Evidence that is noted: a talk, a session, a meeting with residents, or how a member shows up. */
export const EVIDENCE_KINDS = ["talk", "session", "community", "showing_up"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface Evidence {
  kind: EvidenceKind;
  memberId: string | null;
  partnerId: string | null;
  /** ISO day; null only for how a member shows up. */
  heldOn: string | null;
}

export interface PathFacts {
  today: string;
  /** Members that take part today. */
  members: { id: string; name: string }[];
  communityPartnerIds: readonly string[];
  evidence: readonly Evidence[];
  candidates: readonly Candidate[];
  /** The decision that was named for the third step. */
  decision: { taken: boolean; requestsProposals: boolean; hasRequest: boolean } | null;
  /** A community indicator has a source and a value. */
  hasSourcedIndicator: boolean;
  interviewedIds: readonly string[];
  /** The meeting named for the common ground, and whether it was held. */
  commonGround: { held: boolean } | null;
  chosenStrategies: readonly Strategy[];
  adoptedStrategies: readonly Strategy[];
  charterInForce: boolean;
  dataSharingInForce: boolean;
  /** Reasons why a step is not needed. */
  notNeeded: Partial<Record<Step, string>>;
}

export interface StepStanding {
  step: Step;
  state: "done" | "open" | "not_needed";
  /** What is there and what is missing: "2 of 3 members". */
  facts: string[];
  reason: string | null;
}

const RATERS = 3;
const MEMBERS_TALKED = 3;
const PARTNERS_TALKED = 2;
const COMMUNITY_MEETINGS = 2;

/** Each step with what it rests on. A step is never ticked: it is done once its evidence is there. */
export function pathOf(facts: PathFacts): StepStanding[] {
  return STEPS.map((step): StepStanding => {
    const { done, lines } = JUDGES[step](facts);
    const reason = facts.notNeeded[step] ?? null;
    return { step, state: done ? "done" : reason ? "not_needed" : "open", facts: lines, reason };
  });
}

/** The first step that is still open. */
export const nextStep = (standings: readonly StepStanding[]): Step | null =>
  standings.find(({ state }) => state === "open")?.step ?? null;

interface Judgment {
  done: boolean;
  lines: string[];
}

const of = (count: number, least: number, words: string) =>
  count > least ? `${count} ${words}; ${least} are needed` : `${count} of ${least} ${words}`;
const distinct = (ids: (string | null)[]) => new Set(ids.filter((id) => id !== null)).size;
const heldBy = ({ evidence, today }: PathFacts, kind: EvidenceKind) =>
  evidence.filter((item) => item.kind === kind && item.heldOn !== null && item.heldOn <= today);
/** "Of 12: missing A and B." */
function each(facts: PathFacts, ids: readonly (string | null)[], words: string): Judgment {
  const missing = facts.members.filter(({ id }) => !ids.includes(id));
  const count = facts.members.length - missing.length;
  const names =
    missing.length > 0 && missing.length <= 4 ? `Missing: ${missing.map(({ name }) => name).join(", ")}` : "";
  return {
    done: facts.members.length > 0 && missing.length === 0,
    lines: [of(count, facts.members.length, words), ...(names ? [names] : [])],
  };
}

const JUDGES: Record<Step, (facts: PathFacts) => Judgment> = {
  initiator({ candidates }) {
    const initiator = candidates.find((candidate) => candidate.initiator);
    if (!initiator) return { done: false, lines: ["No initiator is named"] };
    const raters = new Set(countedRatings(initiator).map(({ contactId }) => contactId)).size;
    return {
      done: raters >= RATERS,
      lines: [`${initiator.name}: ${of(raters, RATERS, "ratings by people from other organizations")}`],
    };
  },
  talks(facts) {
    const talks = heldBy(facts, "talk");
    const members = distinct(talks.map(({ memberId }) => memberId));
    const community = talks
      .map(({ partnerId }) => partnerId)
      .filter((id) => facts.communityPartnerIds.includes(id ?? ""));
    const partners = distinct(community);
    return {
      done: members >= MEMBERS_TALKED && partners >= PARTNERS_TALKED,
      lines: [of(members, MEMBERS_TALKED, "members"), of(partners, PARTNERS_TALKED, "community partners")],
    };
  },
  convener({ decision }) {
    if (!decision) return { done: false, lines: ["No decision is named"] };
    const missing = decision.requestsProposals && !decision.hasRequest;
    return {
      done: decision.taken && !missing,
      lines: [
        decision.taken ? "A decision is taken" : "The decision is not taken yet",
        ...(decision.requestsProposals
          ? [missing ? "The request for proposals is missing" : "The request for proposals is attached"]
          : []),
      ],
    };
  },
  learning(facts) {
    const sessions = heldBy(facts, "session").length;
    return {
      done: sessions > 0 && facts.hasSourcedIndicator,
      lines: [
        of(Math.min(sessions, 1), 1, "session held"),
        facts.hasSourcedIndicator ? "An indicator has a source" : "No indicator has a source and a value",
      ],
    };
  },
  community(facts) {
    const meetings = heldBy(facts, "community").length;
    return {
      done: meetings >= COMMUNITY_MEETINGS,
      lines: [of(meetings, COMMUNITY_MEETINGS, "meetings with residents or coalitions")],
    };
  },
  interviews: (facts) => each(facts, facts.interviewedIds, "members interviewed"),
  common_ground: ({ commonGround }) => ({
    done: commonGround?.held ?? false,
    lines: [
      commonGround
        ? commonGround.held
          ? "The meeting was held"
          : "The meeting is still to come"
        : "No meeting with this item is named",
    ],
  }),
  showing_up(facts) {
    const told = facts.evidence.filter(({ kind }) => kind === "showing_up").map(({ memberId }) => memberId);
    return each(facts, told, "members");
  },
  goals({ chosenStrategies, adoptedStrategies }) {
    const met = chosenStrategies.filter((strategy) => adoptedStrategies.includes(strategy)).length;
    return {
      done: chosenStrategies.length > 0 && met === chosenStrategies.length,
      lines:
        chosenStrategies.length === 0
          ? ["The profile names no strategy yet"]
          : [of(met, chosenStrategies.length, "chosen strategies have an adopted goal")],
    };
  },
  ground_rules: ({ charterInForce, dataSharingInForce }) => ({
    done: charterInForce && dataSharingInForce,
    lines: [
      charterInForce ? "The charter is in force" : "No charter is in force",
      dataSharingInForce ? "A data-sharing agreement is in force" : "No data-sharing agreement is in force",
    ],
  }),
};
