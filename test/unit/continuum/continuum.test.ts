import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movesBetween, nextSteps } from "../../../app/domain/continuum/changes";
import { assessmentFaults, isWebAddress } from "../../../app/domain/continuum/checks";
import {
  type Assessment,
  descriptorOf,
  placement,
  placementsOf,
  practicesFor,
  rubricIn,
  stageName,
} from "../../../app/domain/continuum/continuum";
import { anyAssessments, idOf, MEMBERS, RUBRIC, rating, WIDER } from "../../support/continuum";
import { member } from "../../support/figures/sums";

const self = rating("goals", 2, { rater: "self" });
const backbone = rating("goals", 1, { rater: "backbone" });
const agreed = rating("goals", 3, { rater: "agreed" });
const draft = (of: Assessment): Assessment => ({ ...of, state: "draft" });

describe("the placement of a member", () => {
  it("uses the agreed rating, else the backbone’s, else the member’s own", () => {
    const placed = (...list: Assessment[]) => {
      const placed = placement(list);
      return placed && [placed.stage, placed.rater];
    };
    expect(placed(self, backbone, agreed)).toEqual([3, "agreed"]);
    expect(placed(agreed, backbone, self)).toEqual([3, "agreed"]);
    expect(placed(self, backbone)).toEqual([1, "backbone"]);
    expect(placed(self)).toEqual([2, "self"]);
    expect(placed()).toBeNull();
  });

  it("ignores drafts", () => {
    expect(placement([self, draft(backbone), draft(agreed)])).toMatchObject({ stage: 2, rater: "self" });
    expect(placement([draft(self), { ...self, stage: null }])).toBeNull();
    expect(placement([self, draft(backbone)])?.disagreement).toBeNull();
  });

  it("shows how far the two views differ and in which direction, even after an agreement", () => {
    expect(placement([self, backbone])?.disagreement).toEqual({
      self: 2,
      backbone: 1,
      difference: 1,
      higher: "self",
      settled: false,
    });
    const modest = rating("goals", 0, { rater: "self" });
    expect(placement([modest, { ...backbone, stage: 3 }, agreed])?.disagreement).toEqual({
      self: 0,
      backbone: 3,
      difference: 3,
      higher: "backbone",
      settled: true,
    });
    expect(placement([self, { ...backbone, stage: 2 }])?.disagreement).toBeNull();
    expect(placement([self, agreed])?.disagreement).toBeNull();
  });

  it("is the agreed stage whatever other ratings exist", () =>
    fc.assert(
      fc.property(anyAssessments, fc.nat(), (all, place) => {
        const others = all.filter(({ rater }) => rater !== "agreed");
        const at = place % (others.length + 1);
        const placements = placementsOf([...others.slice(0, at), agreed, ...others.slice(at)]);
        expect(placements.at(idOf("arts"), "goals", 2024)).toMatchObject({ stage: 3, rater: "agreed" });
      }),
    ));

  it("is separate for each subject, practice, and year", () => {
    const placements = placementsOf([
      self,
      { ...self, year: 2023, stage: 0 },
      { ...self, memberId: null, stage: 3 },
      { ...self, practice: "language", stage: 1 },
    ]);
    expect(placements.at(idOf("arts"), "goals", 2024)?.stage).toBe(2);
    expect(placements.at(idOf("arts"), "goals", 2023)?.stage).toBe(0);
    expect(placements.at(null, "goals", 2024)?.stage).toBe(3);
    expect(placements.at(idOf("arts"), "mission", 2024)).toBeNull();
    expect([placements.yearsOf(idOf("arts")), placements.yearsOf("somebody")]).toEqual([[2023, 2024], []]);
  });
});

describe("the rubric of a year", () => {
  it("is the newest version in force by then; earlier years use the first version", () => {
    const versions = [WIDER, RUBRIC];
    expect([2023, 2024, 2025, 2030].map((year) => rubricIn(versions, year).version)).toEqual([1, 1, 2, 2]);
    const late = { ...RUBRIC, version: 1, fromYear: 2024 };
    expect([2020, 2024, 2025].map((year) => rubricIn([WIDER, late], year).version)).toEqual([1, 1, 2]);
    const correction = { ...WIDER, version: 3 };
    expect(rubricIn([WIDER, correction, RUBRIC], 2025).version).toBe(3);
    expect(() => rubricIn([], 2025)).toThrow(RangeError);
  });

  it("says which practices apply to a member and which to the backbone", () => {
    const codes = (memberId: string | null, year: number) =>
      practicesFor([RUBRIC, WIDER], memberId, year).map(({ code }) => code);
    expect(codes(idOf("arts"), 2024)).toEqual(["understanding", "mission", "language", "goals"]);
    expect(codes(idOf("arts"), 2025)).toEqual(["understanding", "mission", "language", "goals", "champions"]);
    expect(codes(null, 2025)).toEqual(["convener", "understanding"]);
  });

  it("names the stages and describes them", () => {
    expect(([0, 1, 2, 3] as const).map((stage) => stageName(RUBRIC, stage))).toEqual([
      "Not yet started",
      ...RUBRIC.stages,
    ]);
    const [goals] = practicesFor([RUBRIC], idOf("arts"), 2024).slice(-1);
    if (!goals) throw new Error("there are goals");
    expect(([0, 1, 3] as const).map((stage) => descriptorOf(goals, stage))).toEqual([
      null,
      "goals begins",
      "goals lasts",
    ]);
  });
});

describe("an assessment", () => {
  const context = {
    versions: [RUBRIC, WIDER],
    members: [...MEMBERS, member("left", { leftOn: "2022-06-30" })],
  };
  const faults = (more: Partial<Assessment>, code = "goals") =>
    assessmentFaults(rating(code, 1, { evidence: "", ...more }), context).map((fault) => [
      fault.field,
      fault.code,
    ]);

  it("takes any stage from 0 to 3, and requires one", () => {
    for (const stage of [0, 1, 2, 3] as const) expect(faults({ stage, evidence: "seen" })).toEqual([]);
    for (const stage of [4, -1, 1.5, Number.NaN])
      expect(faults({ stage: stage as 0, evidence: "seen" })).toEqual([["stage", "bad_stage"]]);
    expect(faults({ stage: null })).toEqual([["stage", "stage_missing"]]);
  });

  it("needs evidence from stage 2 up, unless it is a draft", () => {
    expect(faults({ stage: 1, evidence: "" })).toEqual([]);
    for (const stage of [2, 3] as const) {
      expect(faults({ stage, evidence: " \n " })).toEqual([["evidence", "evidence_missing"]]);
      expect(faults({ stage, evidence: "", state: "draft" })).toEqual([]);
    }
    expect(faults({ stage: null, state: "draft" })).toEqual([]);
    expect(faults({ evidence: "x".repeat(4001) })).toEqual([["evidence", "too_long"]]);
    expect(faults({ evidence: "a\u0000b" })).toEqual([["evidence", "unprintable"]]);
    expect(faults({ evidence: "two\r\n\tlines" })).toEqual([]);
  });

  it("may aim to stay or rise by a plausible year, never to fall back", () => {
    expect(faults({ wanted: 1, wantedBy: 2024 })).toEqual([]);
    expect(faults({ wanted: 3, wantedBy: 2034 })).toEqual([]);
    expect(faults({ wanted: 0, wantedBy: 2026 })).toEqual([["wanted", "wanted_below"]]);
    expect(faults({ wanted: 0, wantedBy: 2026, state: "draft" })).toEqual([["wanted", "wanted_below"]]);
    expect(faults({ wanted: 5 as 3, wantedBy: 2026 })).toEqual([["wanted", "bad_stage"]]);
    for (const wantedBy of [2023, 2035, 2025.5])
      expect(faults({ wanted: 2, wantedBy })).toEqual([["wantedBy", "bad_year"]]);
    expect(faults({ wanted: 2 })).toEqual([["wantedBy", "wanted_by_missing"]]);
    expect(faults({ wantedBy: 2026 })).toEqual([["wanted", "wanted_missing"]]);
    expect(faults({ wantedBy: 2026, state: "draft" })).toEqual([]);
  });

  it("is limited to practices that apply to the subject in that year’s rubric", () => {
    expect(faults({}, "convener")).toEqual([["practice", "not_applicable"]]);
    expect(faults({ memberId: null }, "convener")).toEqual([]);
    expect(faults({ memberId: null }, "goals")).toEqual([["practice", "not_applicable"]]);
    expect(faults({}, "champions")).toEqual([["practice", "unknown_practice"]]);
    expect(faults({ year: 2025 }, "champions")).toEqual([]);
    expect(faults({ year: 1066 })).toEqual([["year", "bad_year"]]);
  });

  it("is limited to members active in that year and to raters who may rate them", () => {
    expect(faults({ memberId: idOf("left") })).toEqual([["year", "not_active"]]);
    expect(faults({ memberId: idOf("left"), year: 2021 })).toEqual([]);
    expect(faults({ memberId: "stranger" })).toEqual([["memberId", "unknown_subject"]]);
    expect(faults({ rater: "boss" as "self" })).toEqual([["rater", "bad_rater"]]);
    expect(faults({ memberId: null, rater: "backbone" }, "convener")).toEqual([["rater", "own_rating"]]);
    expect(faults({ memberId: null, rater: "agreed" }, "convener")).toEqual([]);
  });

  it("links to web pages only", () => {
    for (const link of ["https://example.org/a?b=c#d", "HTTP://example.org", "https://münchen.example/ä"])
      expect([link, isWebAddress(link)]).toEqual([link, true]);
    for (const link of [
      "javascript:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",

      "ftp://example.org",
      "//example.org",
      "example.org",
      "",
      "https://",
      "https://a b",
      " https://a.org",
      "https://name:word@example.org",
      "https://name@example.org",
      `https://a.org/${"x".repeat(2000)}`,
    ])
      expect([link, isWebAddress(link)]).toEqual([link, false]);
    expect(faults({ links: ["https://a.org", "javascript:1"] })).toEqual([["links", "bad_link"]]);
    expect(faults({ links: Array(11).fill("https://a.org") })).toEqual([["links", "too_many_links"]]);
  });
});

describe("what changed between two years", () => {
  const arts = idOf("arts");
  const placements = placementsOf([
    // Rated the year before the rubric had this practice, so not part of that year.
    rating("champions", 0, { year: 2024 }),
    rating("understanding", 1, { year: 2024 }),
    rating("understanding", 2, { year: 2025 }),
    rating("mission", 3, { year: 2024 }),
    rating("mission", 2, { year: 2025 }),
    rating("language", 1, { year: 2024 }),
    rating("language", 1, { year: 2025 }),

    rating("goals", 0, { year: 2024 }),
    rating("champions", 1, { year: 2025, wanted: 2, wantedBy: 2026 }),
  ]);

  it("is up, down, the same, newly rated, or no longer rated for each practice", () => {
    const moves = movesBetween(
      { versions: [RUBRIC, WIDER], placements },
      { memberId: arts, earlier: 2024, later: 2025 },
    );
    expect(moves).toEqual([
      { practice: "understanding", move: "up", from: 1, to: 2, added: false },
      { practice: "mission", move: "down", from: 3, to: 2, added: false },
      { practice: "language", move: "same", from: 1, to: 1, added: false },
      { practice: "goals", move: "no_longer_rated", from: 0, to: null, added: false },
      { practice: "champions", move: "newly_rated", from: null, to: 1, added: true },
    ]);
    expect(
      movesBetween({ versions: [RUBRIC], placements }, { memberId: arts, earlier: 2021, later: 2022 }),
    ).toEqual([]);
    expect(
      movesBetween({ versions: [RUBRIC], placements }, { memberId: arts, earlier: 2023, later: 2024 }),
    ).toHaveLength(4);
  });

  it("starts the next steps with the practices that hold the subject back", () => {
    const steps = nextSteps({ versions: [RUBRIC, WIDER], placements }, arts, 2025);
    expect(
      steps.map(({ practice, next, descriptor, holdsBack }) => [practice, next, descriptor, holdsBack]),
    ).toEqual([
      ["language", 2, "language grows", true],
      ["champions", 2, "champions grows", true],
      ["understanding", 3, "understanding lasts", false],
      ["mission", 3, "mission lasts", false],
    ]);
    expect(steps[1]).toMatchObject({ stage: 1, wanted: 2, wantedBy: 2026 });
    expect(nextSteps({ versions: [RUBRIC], placements }, arts, 2024).map(({ practice }) => practice)).toEqual(
      ["goals", "understanding", "language"],
    );
    expect(nextSteps({ versions: [RUBRIC], placements }, idOf("bank"), 2024)).toEqual([]);
  });
});
