import { describe, expect, it } from "vitest";
import {
  engagementOn,
  gapsIn,
  mapOf,
  type Stakeholder,
  stakeholderForm,
} from "~/domain/stakeholders/stakeholders";

const TODAY = "2026-06-30";
const stakeholder = (name: string, more: Partial<Stakeholder> = {}): Stakeholder => ({
  id: name,
  name,
  memberId: null,
  partnerId: null,
  interest: 2,
  influence: 2,
  speaks: false,
  assets: [],
  offers: "",
  engagements: [],
  revision: 1,
  ...more,
});
const EVERYTHING = stakeholder("Everything", {
  assets: ["people", "place", "knowledge", "money", "purchasing"],
});

describe("a stakeholder", () => {
  it("is engaged as it was said last, from its day on", () => {
    const engagements = [
      { engagement: "informed" as const, since: "2025-01-01" },
      { engagement: "co_leading" as const, since: "2026-07-01" },
      { engagement: "consulted" as const, since: "2026-01-01" },
    ];
    const own = stakeholder("Neighbors", { engagements });
    expect(engagementOn(own, TODAY)).toBe("consulted");
    expect(engagementOn(own, "2026-07-01")).toBe("co_leading");
    expect(engagementOn(own, "2024-12-31")).toBeNull();
  });

  it("has interest and influence from 1 to 3", () => {
    expect(stakeholderForm.safeParse({ name: "Neighbors", interest: "4", influence: "1" }).success).toBe(
      false,
    );
    expect(
      stakeholderForm.parse({ name: "Neighbors", interest: "3", influence: "1", speaks: "on" }),
    ).toMatchObject({
      interest: 3,
      influence: 1,
      speaks: true,
    });
  });

  it("stands on the map by influence and interest, high influence first", () => {
    const loud = stakeholder("Loud", { influence: 3, interest: 1 });
    const map = mapOf([loud, EVERYTHING]);
    expect(map.map(({ influence }) => influence)).toEqual([3, 2, 1]);
    expect(map[0]?.cells[0]?.stakeholders).toEqual([loud]);
    expect(map[1]?.cells[1]?.stakeholders).toEqual([EVERYTHING]);
  });
});

describe("gaps among stakeholders", () => {
  const collaborating = [{ engagement: "collaborating" as const, since: "2025-01-01" }];
  const neighbors = stakeholder("Neighbors", { speaks: true, partnerId: "n", engagements: collaborating });

  it("name that nobody who speaks for those most affected has a voting seat", () => {
    const sentence = "Nobody who speaks for the people most affected has a voting seat.";
    expect(gapsIn([neighbors, EVERYTHING], [], TODAY)).toEqual([sentence]);
    expect(gapsIn([neighbors, EVERYTHING], [{ memberId: "m", partnerId: null }], TODAY)).toEqual([sentence]);
    expect(gapsIn([neighbors, EVERYTHING], [{ memberId: null, partnerId: "n" }], TODAY)).toEqual([]);
  });

  it("name who is not listed, not asked, and not brought in, and what nobody offers", () => {
    expect(gapsIn([], [], TODAY)).toEqual([]);
    expect(gapsIn([EVERYTHING], [], TODAY)).toEqual([
      "Nobody listed here speaks for the people most affected.",
    ]);
    const quiet = { ...neighbors, engagements: [{ engagement: "consulted" as const, since: "2025-01-01" }] };
    const key = stakeholder("City", { interest: 3, influence: 3 });
    const offers = { ...EVERYTHING, assets: ["people" as const, "place" as const, "knowledge" as const] };
    expect(gapsIn([quiet, key, offers], [{ memberId: null, partnerId: "n" }], TODAY)).toEqual([
      "Speaking for the people most affected, but at most consulted: Neighbors.",
      "High interest and high influence, but not yet collaborating: City.",
      "Nobody offers money or purchasing.",
    ]);
  });
});
