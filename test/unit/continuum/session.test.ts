import { describe, expect, it } from "vitest";
import { type Assessment, placementsOf, type Stage } from "../../../app/domain/continuum/continuum";
import {
  awaited,
  openSession,
  type Session,
  type SessionStep,
  type StageView,
  sessionStep,
} from "../../../app/domain/continuum/session";
import { discloseSession } from "../../../app/domain/continuum/session-disclosure";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { Viewer } from "../../../app/domain/terms";
import { idOf, MEMBERS, RUBRIC, rating } from "../../support/continuum";

const CONTEXT = { versions: [RUBRIC], members: MEMBERS };
const [ARTS, BANK, COLLEGE] = ["arts", "bank", "college"].map(idOf) as [string, string, string];
const BACKBONE: Viewer = { role: "backbone", memberId: null };
const viewOf = (stage: Stage, more: Partial<StageView> = {}): StageView => ({
  stage,
  wanted: null,
  wantedBy: null,
  evidence: "seen",
  links: [],
  ...more,
});
const rate = (memberId: string | null, stage: Stage, rater: "self" | "backbone" = "self"): SessionStep => ({
  type: "rate",
  memberId,
  rater,
  view: viewOf(stage),
});
const open = (before: Assessment[] = [], subjects: (string | null)[] = [ARTS, BANK]) =>
  openSession({
    practice: "understanding",
    year: 2024,
    rubricVersion: 1,
    memberIds: subjects,
    placements: placementsOf(before),
  });
const take = (session: Session, ...steps: SessionStep[]) =>
  steps.reduce((current, step) => sessionStep(current, step, CONTEXT), session);
const REVEAL: SessionStep = { type: "reveal" };

describe("a Continuum session", () => {
  it("knows who has already rated, and which ratings are missing", () => {
    const session = open([rating("understanding", 2, { memberId: ARTS })], [ARTS, null]);
    expect(awaited(session)).toEqual([
      { memberId: ARTS, rater: "backbone" },
      { memberId: null, rater: "self" },
    ]);
    expect(awaited(take(session, rate(ARTS, 1, "backbone"), rate(null, 3)))).toEqual([]);
  });

  it("takes ratings until the reveal, then leaves them unchanged", () => {
    const rated = take(open(), rate(ARTS, 2), rate(ARTS, 1), rate(ARTS, 3, "backbone"));
    expect(rated.subjects[0]?.views).toMatchObject({ self: { stage: 1 }, backbone: { stage: 3 } });
    const late = take(rated, REVEAL, rate(ARTS, 3), rate(BANK, 3));
    expect(late.subjects[0]?.views.self?.stage).toBe(1);
    expect(late.refused).toContain("can no longer change");
    expect(late.recorded).toHaveLength(2);
  });

  it("records what each subject agrees to after the discussion, as an assessment to store", () => {
    const agreement = viewOf(2, { wanted: 3, wantedBy: 2026, links: ["https://example.org/minutes"] });
    const agree: SessionStep = { type: "agree", memberId: ARTS, view: agreement };
    const early = take(open(), rate(ARTS, 1), agree);
    expect([early.refused, early.recorded.length]).toEqual([expect.stringContaining("Reveal"), 1]);
    const talked = take(early, REVEAL, { ...agree, view: viewOf(1) }, agree);
    expect(talked.recorded.map(({ rater, stage }) => [rater, stage])).toEqual([
      ["self", 1],
      ["agreed", 2],
    ]);
    expect(talked.recorded[1]).toEqual({
      memberId: ARTS,
      practice: "understanding",
      year: 2024,
      rater: "agreed",
      state: "submitted",
      rubricVersion: 1,
      ...agreement,
    });
    expect(placementsOf(talked.recorded).at(ARTS, "understanding", 2024)).toMatchObject({ stage: 2 });
  });

  it("refuses an invalid assessment and says why; nothing else changes", () => {
    const session = take(open(), rate(BANK, 1));
    const bare: SessionStep = {
      type: "rate",
      memberId: ARTS,
      rater: "self",
      view: viewOf(2, { evidence: "" }),
    };
    const refused = take(session, bare);
    expect(refused).toEqual({ ...session, refused: expect.stringContaining("describe the evidence") });
    expect(take(session, rate(COLLEGE, 1)).refused).toContain("not part of");
    expect(take(refused, rate(ARTS, 1)).refused).toBeNull();
  });

  it("reveals nothing before anyone has rated, reveals once, and takes no step after it is closed", () => {
    expect(take(open(), REVEAL)).toMatchObject({ phase: "rating", refused: expect.any(String) });
    const revealed = take(open(), rate(ARTS, 1), REVEAL);
    expect([revealed.phase, take(revealed, REVEAL).refused]).toEqual(["revealed", expect.any(String)]);
    const closed = take(revealed, { type: "close" });
    expect(take(closed, { type: "agree", memberId: ARTS, view: viewOf(1) })).toMatchObject({
      phase: "closed",
      recorded: closed.recorded,
      refused: "The session is closed.",
    });
  });
});

describe("what a session shows", () => {
  const before = [rating("understanding", 0, { memberId: ARTS, year: 2022 })];
  const running = take(open(before), rate(ARTS, 2), rate(ARTS, 1, "backbone"), rate(BANK, 3));
  const bank: Viewer = { role: "executive", memberId: BANK };

  it("names, counts, and orders nothing before the reveal, for anybody", () => {
    for (const peers of ["open", "anonymous_peers", "totals_only"] as const)
      for (const audience of ["room", BACKBONE, bank] as const)
        expect(discloseSession(running, audience, standardPolicy(peers))).toMatchObject({
          subjects: [],
          awaited: [],
          counts: null,
          withheld: null,
        });
  });

  it("does not tell the room who has rated where members do not see each other", () => {
    const shown = discloseSession(take(running, REVEAL), "room", standardPolicy("totals_only"));
    expect(shown.subjects).toEqual([]);
    expect(shown.awaited).toEqual([]);
  });

  it("withholds counts that would give a stage away beside what members see on their pages", () => {
    const all = MEMBERS.map(({ id }) => id);
    const stages: Stage[] = [0, 0, 0, 1, 1, 1];
    const full = take(open([], all), ...all.map((id, at) => rate(id, stages[at] ?? 0)), REVEAL);
    const shown = discloseSession(full, "room", standardPolicy("totals_only"), false);
    expect([shown.counts, shown.withheld?.rule]).toEqual([null, "single_member"]);
  });

  it("after the reveal, among open members, is where everyone stands and stood; evidence stays private", () => {
    const shown = discloseSession(take(running, REVEAL), "room", standardPolicy("open"));
    expect(shown.subjects[0]).toMatchObject({
      views: { self: { stage: 2, evidence: "" }, backbone: { stage: 1, evidence: "" } },
      before: { year: 2022, stage: 0 },
    });
    expect(shown.counts).toEqual([0, 0, 1, 1]);
    const staff = discloseSession(take(running, REVEAL), BACKBONE, standardPolicy("open"));
    expect(staff.subjects[0]?.views?.self?.evidence).toBe("seen");
  });

  it("otherwise is only one’s own rating, and the distribution if enough members rated", () => {
    const agreed = take(running, REVEAL, { type: "agree", memberId: ARTS, view: viewOf(2) });
    for (const peers of ["anonymous_peers", "totals_only"] as const) {
      const shown = discloseSession(agreed, bank, standardPolicy(peers));
      expect(
        shown.subjects.map(({ own, views, agreed: end, before: then }) => [own, views, end, then]),
      ).toEqual([
        [false, null, null, null],
        [true, { self: viewOf(3) }, null, null],
      ]);
      expect([shown.counts, shown.withheld?.rule]).toEqual([null, "contributors"]);
    }
    const all = MEMBERS.map(({ id }) => id);
    const stages: Stage[] = [0, 0, 0, 1, 1, 1];
    const full = take(open([], all), ...all.map((id, at) => rate(id, stages[at] ?? 0)), REVEAL);
    expect(discloseSession(full, "room", standardPolicy("totals_only")).counts).toEqual([3, 3, 0, 0]);
  });
});
