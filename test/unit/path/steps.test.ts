import { describe, expect, it } from "vitest";
import { evidenceForm } from "~/domain/path/forms";
import { contradictionsOf, type PhaseFacts } from "~/domain/path/phase";
import { type Evidence, nextStep, type PathFacts, pathOf, STEPS, type Step } from "~/domain/path/steps";

const TODAY = "2026-06-30";
const MEMBERS = [
  { id: "a", name: "Hospital" },
  { id: "b", name: "College" },
  { id: "c", name: "City" },
];
const EMPTY: PathFacts = {
  today: TODAY,
  members: MEMBERS,
  communityPartnerIds: ["p", "q"],
  evidence: [],
  candidates: [],
  decision: null,
  hasSourcedIndicator: false,
  interviewedIds: [],
  commonGround: null,
  chosenStrategies: [],
  adoptedStrategies: [],
  charterInForce: false,
  dataSharingInForce: false,
  notNeeded: {},
};
const standing = (step: Step, facts: Partial<PathFacts>) =>
  pathOf({ ...EMPTY, ...facts }).find((each) => each.step === step);
const state = (step: Step, facts: Partial<PathFacts>) => standing(step, facts)?.state;
const held = (kind: Evidence["kind"], more: Partial<Evidence> = {}): Evidence => ({
  kind,
  memberId: null,
  partnerId: null,
  heldOn: "2026-05-01",
  ...more,
});
const rating = (person: number, organizationId: string) => ({
  contactId: `${person}`,
  organizationId,
  scores: { credibility: 3, local_knowledge: 3, dedicated_staff: 3, relationships: 3, focus: 3 },
});

describe("the path of a new partnership", () => {
  it("begins with nothing done, at the first of ten steps", () => {
    const path = pathOf(EMPTY);
    expect(path.map(({ step }) => step)).toEqual([...STEPS]);
    expect(path.every(({ state: each }) => each === "open")).toBe(true);
    expect(nextStep(path)).toBe("initiator");
  });

  it("asks three people of other organizations whether the initiator is fit", () => {
    const candidate = { id: "x", organizationId: "a", name: "Hospital", initiator: true };
    const rated = (...organizations: string[]) => ({
      candidates: [{ ...candidate, ratings: organizations.map((own, person) => rating(person, own)) }],
    });
    expect(state("initiator", rated("b", "c", "c"))).toBe("done");
    expect(state("initiator", rated("a", "b", "c"))).toBe("open");
    expect(standing("initiator", rated("b", "c", "c", "d"))?.facts).toEqual([
      "Hospital: 4 ratings by people from other organizations; 3 are needed",
    ]);
  });

  it("counts talks with three members and two community partners, each once, from their day on", () => {
    const members = ["a", "b", "c"].map((memberId) => held("talk", { memberId }));
    const partners = ["p", "q"].map((partnerId) => held("talk", { partnerId }));
    expect(state("talks", { evidence: [...members, ...partners] })).toBe("done");
    const twice = [...members, held("talk", { partnerId: "p" }), held("talk", { partnerId: "p" })];
    expect(standing("talks", { evidence: twice })).toMatchObject({
      state: "open",
      facts: ["3 of 3 members", "1 of 2 community partners"],
    });
    const funder = [...members, held("talk", { partnerId: "p" }), held("talk", { partnerId: "funder" })];
    expect(state("talks", { evidence: funder })).toBe("open");
    const planned = [
      ...members,
      held("talk", { partnerId: "p" }),
      held("talk", { partnerId: "q", heldOn: "2026-07-01" }),
    ];
    expect(state("talks", { evidence: planned })).toBe("open");
  });

  it("takes a decision on the convener, with the request where proposals are requested", () => {
    const decision = { taken: true, requestsProposals: false, hasRequest: false };
    expect(state("convener", { decision })).toBe("done");
    expect(state("convener", { decision: { ...decision, taken: false } })).toBe("open");
    expect(state("convener", { decision: { ...decision, requestsProposals: true } })).toBe("open");
    expect(state("convener", { decision: { ...decision, requestsProposals: true, hasRequest: true } })).toBe(
      "done",
    );
  });

  it("needs a session and an indicator with a source", () => {
    expect(state("learning", { evidence: [held("session")] })).toBe("open");
    expect(state("learning", { hasSourcedIndicator: true })).toBe("open");
    expect(state("learning", { evidence: [held("session")], hasSourcedIndicator: true })).toBe("done");
  });

  it("needs two meetings with residents", () => {
    expect(state("community", { evidence: [held("community")] })).toBe("open");
    expect(state("community", { evidence: [held("community"), held("community")] })).toBe("done");
  });

  it("names the members of whom something is missing", () => {
    expect(standing("interviews", { interviewedIds: ["a", "c"] })).toMatchObject({
      state: "open",
      facts: ["2 of 3 members interviewed", "Missing: College"],
    });
    expect(state("interviews", { interviewedIds: ["a", "b", "c"] })).toBe("done");
    expect(state("interviews", { members: [], interviewedIds: [] })).toBe("open");
    const told = ["a", "b", "c"].map((memberId) => held("showing_up", { memberId, heldOn: null }));
    expect(state("showing_up", { evidence: told })).toBe("done");
    expect(state("showing_up", { evidence: told.slice(1) })).toBe("open");
  });

  it("needs the common ground to be reported at a meeting that was held", () => {
    expect(state("common_ground", { commonGround: { held: false } })).toBe("open");
    expect(state("common_ground", { commonGround: { held: true } })).toBe("done");
  });

  it("needs an adopted goal for each strategy chosen, and the two agreements", () => {
    expect(state("goals", { adoptedStrategies: ["workforce"] })).toBe("open");
    const chosenStrategies = ["workforce", "purchasing"] as const;
    expect(state("goals", { chosenStrategies, adoptedStrategies: ["workforce"] })).toBe("open");
    expect(state("goals", { chosenStrategies, adoptedStrategies: ["purchasing", "workforce"] })).toBe("done");
    expect(state("ground_rules", { charterInForce: true })).toBe("open");
    expect(state("ground_rules", { charterInForce: true, dataSharingInForce: true })).toBe("done");
  });

  it("passes over a step that is not needed, with the reason, unless it is done", () => {
    const notNeeded = { initiator: "The council named it.", ground_rules: "Not yet." };
    const path = pathOf({ ...EMPTY, notNeeded, charterInForce: true, dataSharingInForce: true });
    expect(path[0]).toMatchObject({ state: "not_needed", reason: "The council named it." });
    expect(path.at(-1)?.state).toBe("done");
    expect(nextStep(path)).toBe("talks");
  });

  it("notes talks with a day and an organization, and a sentence for members only", () => {
    const id = "0190a0b0-0000-7000-8000-000000000000";
    expect(evidenceForm.safeParse({ kind: "talk", heldOn: TODAY, note: "Good" }).success).toBe(false);
    expect(evidenceForm.safeParse({ kind: "session", note: "Good" }).success).toBe(false);
    const sentence = { kind: "showing_up", note: "Hires from nearby." };
    expect(evidenceForm.safeParse({ ...sentence, organization: `partner:${id}` }).success).toBe(false);
    expect(evidenceForm.parse({ ...sentence, organization: `member:${id}`, heldOn: TODAY })).toMatchObject({
      memberId: id,
      heldOn: null,
    });
  });
});

describe("the phase that a partnership states", () => {
  const facts: PhaseFacts = {
    charterInForce: true,
    adoptedGoals: 2,
    runningInitiatives: 1,
    unfinishedActions: 0,
    publishedReports: 1,
    meetingsSince: 0,
    hasHost: true,
  };

  it("is contradicted by name: implementing, but no charter is in force", () => {
    expect(contradictionsOf("implementing", facts)).toEqual([]);
    expect(contradictionsOf("implementing", { ...facts, charterInForce: false })).toEqual([
      "no charter is in force",
    ]);
    expect(
      contradictionsOf("implementing", { ...facts, adoptedGoals: 0, runningInitiatives: 0 }),
    ).toHaveLength(2);
  });

  it("is contradicted by work that goes on", () => {
    expect(contradictionsOf("forming", facts)).toEqual(["1 initiative is running"]);
    expect(contradictionsOf("paused", { ...facts, runningInitiatives: 0, meetingsSince: 2 })).toEqual([
      "2 meetings were held since",
    ]);
    expect(contradictionsOf("concluded", { ...facts, unfinishedActions: 3 })).toEqual([
      "1 initiative is running",
      "3 actions are unfinished",
      "a host has no last day",
    ]);
    expect(contradictionsOf("evaluating", { ...facts, publishedReports: 0 })).toEqual([
      "no report is published",
    ]);
  });
});
