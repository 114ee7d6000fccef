import { describe, expect, it } from "vitest";
import { type Assessment, placementsOf, type Stage } from "../../app/domain/continuum";
import {
  awaited,
  openSession,
  type Said,
  type Session,
  type SessionStep,
  sessionStep,
} from "../../app/domain/continuum-session";
import { discloseSession } from "../../app/domain/continuum-session-disclosure";
import { standardPolicy } from "../../app/domain/policies";
import type { Viewer } from "../../app/domain/types";
import { idOf, MEMBERS, RUBRIC, rating } from "../support/continuum";

const CONTEXT = { versions: [RUBRIC], members: MEMBERS };
const [ARTS, BANK, COLLEGE] = ["arts", "bank", "college"].map(idOf) as [string, string, string];
const BACKBONE: Viewer = { role: "backbone", memberId: null };
const said = (stage: Stage, more: Partial<Said> = {}): Said => ({
  ...{ stage, wanted: null, wantedBy: null, evidence: "seen", links: [] },
  ...more,
});
const rate = (memberId: string | null, stage: Stage, rater: "self" | "backbone" = "self"): SessionStep => ({
  ...{ type: "rate", memberId, rater, said: said(stage) },
});
const open = (before: Assessment[] = [], subjects: (string | null)[] = [ARTS, BANK]) =>
  openSession("understanding", 2024, 1, subjects, placementsOf(before));
const take = (session: Session, ...steps: SessionStep[]) =>
  steps.reduce((one, step) => sessionStep(one, step, CONTEXT), session);
const REVEAL: SessionStep = { type: "reveal" };

describe("a Continuum session", () => {
  it("knows who has rated before, and whom it waits for", () => {
    const session = open([rating("understanding", 2, { memberId: ARTS })], [ARTS, null]);
    expect(awaited(session)).toEqual([
      { memberId: ARTS, rater: "backbone" },
      { memberId: null, rater: "self" },
    ]);
    expect(awaited(take(session, rate(ARTS, 1, "backbone"), rate(null, 3)))).toEqual([]);
  });

  it("takes ratings until they are revealed, and keeps first views as they were", () => {
    const rated = take(open(), rate(ARTS, 2), rate(ARTS, 1), rate(ARTS, 3, "backbone"));
    expect(rated.subjects[0]?.given).toMatchObject({ self: { stage: 1 }, backbone: { stage: 3 } });
    const late = take(rated, REVEAL, rate(ARTS, 3), rate(BANK, 3));
    expect(late.subjects[0]?.given.self?.stage).toBe(1);
    expect(late.refused).toContain("first views stay");
    expect(late.recorded).toHaveLength(2);
  });

  it("records what is agreed after the talk, for each subject, as an assessment to be stored", () => {
    const agreement = said(2, { wanted: 3, wantedBy: 2026, links: ["https://example.org/minutes"] });
    const agree: SessionStep = { type: "agree", memberId: ARTS, said: agreement };
    const early = take(open(), rate(ARTS, 1), agree);
    expect([early.refused, early.recorded.length]).toEqual([expect.stringContaining("Reveal"), 1]);
    const talked = take(early, REVEAL, { ...agree, said: said(1) }, agree);
    expect(talked.recorded.map(({ rater, stage }) => [rater, stage])).toEqual([
      ["self", 1],
      ["agreed", 2],
    ]);
    expect(talked.recorded[1]).toEqual({
      ...{ memberId: ARTS, practice: "understanding", year: 2024, rater: "agreed", state: "submitted" },
      ...{ rubricVersion: 1, ...agreement },
    });
    expect(placementsOf(talked.recorded).at(ARTS, "understanding", 2024)).toMatchObject({ stage: 2 });
  });

  it("refuses what may not be stored, and says why; nothing else changes", () => {
    const session = take(open(), rate(BANK, 1));
    const bare: SessionStep = {
      type: "rate",
      memberId: ARTS,
      rater: "self",
      said: said(2, { evidence: "" }),
    };
    const refused = take(session, bare);
    expect(refused).toEqual({ ...session, refused: expect.stringContaining("say in words") });
    expect(take(session, rate(COLLEGE, 1)).refused).toContain("does not take part");
    expect(take(refused, rate(ARTS, 1)).refused).toBeNull();
  });

  it("has nothing to reveal while nobody has rated, reveals once, and takes nothing after its end", () => {
    expect(take(open(), REVEAL)).toMatchObject({ phase: "rating", refused: expect.any(String) });
    const revealed = take(open(), rate(ARTS, 1), REVEAL);
    expect([revealed.phase, take(revealed, REVEAL).refused]).toEqual(["revealed", expect.any(String)]);
    const closed = take(revealed, { type: "close" });
    expect(take(closed, { type: "agree", memberId: ARTS, said: said(1) })).toMatchObject({
      ...{ phase: "closed", recorded: closed.recorded, refused: "The session is closed." },
    });
  });
});

describe("what a session shows", () => {
  const before = [rating("understanding", 0, { memberId: ARTS, year: 2022 })];
  const running = take(open(before), rate(ARTS, 2), rate(ARTS, 1, "backbone"), rate(BANK, 3));
  const bank: Viewer = { role: "executive", memberId: BANK };

  it("is only who has rated until the ratings are revealed, and each side’s own", () => {
    for (const peers of ["open", "anonymous_peers", "totals_only"] as const) {
      const room = discloseSession(running, "room", standardPolicy(peers));
      expect(room.subjects.map(({ rated, given, before }) => [rated, given, before])).toEqual([
        [{ self: true, backbone: true }, null, null],
        [{ self: true, backbone: false }, null, null],
      ]);
      expect([room.counts, room.awaited]).toEqual([null, [{ memberId: BANK, rater: "backbone" }]]);
      const given = (viewer: Viewer) =>
        discloseSession(running, viewer, standardPolicy(peers)).subjects.map((one) => one.given);
      expect(given(BACKBONE)).toEqual([{ backbone: said(1) }, null]);
      expect(given(bank)).toEqual([null, { self: said(3) }]);
    }
  });

  it("is then, among open members, where everybody stands and stood; evidence stays with its own", () => {
    const shown = discloseSession(take(running, REVEAL), "room", standardPolicy("open"));
    expect(shown.subjects[0]).toMatchObject({
      given: { self: { stage: 2, evidence: "" }, backbone: { stage: 1, evidence: "" } },
      before: { year: 2022, stage: 0 },
    });
    expect(shown.counts).toEqual([0, 0, 1, 1]);
    const staff = discloseSession(take(running, REVEAL), BACKBONE, standardPolicy("open"));
    expect(staff.subjects[0]?.given?.self?.evidence).toBe("seen");
  });

  it("is otherwise one’s own, and how many see themselves where, if enough do", () => {
    const agreed = take(running, REVEAL, { type: "agree", memberId: ARTS, said: said(2) });
    for (const peers of ["anonymous_peers", "totals_only"] as const) {
      const shown = discloseSession(agreed, bank, standardPolicy(peers));
      expect(
        shown.subjects.map(({ own, given, agreed: end, before: then }) => [own, given, end, then]),
      ).toEqual([
        [false, null, null, null],
        [true, { self: said(3) }, null, null],
      ]);
      expect([shown.counts, shown.withheld?.rule]).toEqual([null, "contributors"]);
    }
    const all = MEMBERS.map(({ id }) => id);
    const stages: Stage[] = [0, 0, 0, 1, 1, 1];
    const full = take(open([], all), ...all.map((id, at) => rate(id, stages[at] ?? 0)), REVEAL);
    expect(discloseSession(full, "room", standardPolicy("totals_only")).counts).toEqual([3, 3, 0, 0]);
  });
});
