import { describe, expect, it } from "vitest";
import { cover, isFrozen } from "~/domain/continuum/blind";
import type { Assessment } from "~/domain/continuum/continuum";
import type { Viewer } from "~/domain/terms";
import { idOf, rating } from "../../support/continuum";

const ARTS: Viewer = { role: "executive", memberId: idOf("arts") };
const BANK: Viewer = { role: "executive", memberId: idOf("bank") };
const BACKBONE: Viewer = { role: "backbone", memberId: null };
const self = rating("goals", 2);
const backbone = rating("goals", 1, { rater: "backbone" });
const declined: Assessment = { ...rating("goals", 1, { rater: "backbone" }), stage: null, state: "declined" };
const agreed = rating("goals", 2, { rater: "agreed" });
const BLIND = { blindFirst: true, reveals: [] };
const REVEALED = { blindFirst: true, reveals: [{ year: 2024, practice: "goals" }] };
const covered = (list: Assessment[], viewer: Viewer, blindness = BLIND as typeof REVEALED) =>
  cover(list, viewer, blindness).covered.map(({ rater }) => rater);

describe("blind first", () => {
  it("covers the member's rating for the backbone until it has rated, declined, or revealed", () => {
    expect(covered([self], BACKBONE)).toEqual(["self"]);
    expect(covered([self, backbone], BACKBONE)).toEqual([]);
    expect(covered([self, declined], BACKBONE)).toEqual([]);
    expect(covered([self], BACKBONE, REVEALED)).toEqual([]);
    expect(covered([self, { ...backbone, state: "draft" }], BACKBONE)).toEqual(["self"]);
  });

  it("covers the backbone's rating for the member until it has submitted its own", () => {
    expect(covered([backbone], ARTS)).toEqual(["backbone"]);
    expect(covered([backbone, { ...self, state: "draft" }], ARTS)).toEqual(["backbone"]);
    expect(covered([backbone, self], ARTS)).toEqual([]);
    expect(covered([backbone], BANK)).toEqual([]);
  });

  it("covers nothing once the two sides have agreed, nor where it is switched off", () => {
    expect(covered([self, agreed], BACKBONE)).toEqual([]);
    expect(covered([self], BACKBONE, { ...REVEALED, blindFirst: false, reveals: [] })).toEqual([]);
  });

  it("covers one practice and year at a time", () => {
    const other = rating("mission", 3);
    expect(cover([self, backbone, other], BACKBONE, BLIND).covered).toEqual([other]);
  });

  it("freezes own ratings of what was revealed, and no others", () => {
    expect(isFrozen(self, REVEALED.reveals)).toBe(true);
    expect(isFrozen(backbone, REVEALED.reveals)).toBe(false);
    expect(isFrozen({ ...self, year: 2025 }, REVEALED.reveals)).toBe(false);
    expect(isFrozen({ ...self, memberId: null }, REVEALED.reveals)).toBe(false);
  });
});
