import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absenceFaults, slugFrom, slugSchema } from "~/domain/members/member";

describe("a member's short name", () => {
  it.each([
    ["St. Mary’s Hospital", "st-marys-hospital"],
    ["Universität Zürich", "universitat-zurich"],
    ["  City of  River-Town (East) ", "city-of-river-town-east"],
    ["A&M College", "a-m-college"],
  ])("of %s is %s", (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it("is never the address of another page", () => {
    for (const slug of ["backbone", "session"]) expect(slugSchema.safeParse(slug).success).toBe(false);
  });

  it("always fits an address, or is empty if no letter is left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const slug = slugFrom(name);
        expect(slug === "" || slugSchema.safeParse(slug).success).toBe(true);
      }),
    );
  });
});

describe("times away", () => {
  const faults = (absences: { from: string; to: string }[], leftOn: string | null = null) => [
    ...absenceFaults({ joinedOn: "2019-01-15", leftOn, absences }).keys(),
  ];

  it("lie inside the membership, in order, with membership between them", () => {
    const first = { from: "2020-01-01", to: "2020-12-31" };
    const second = { from: "2022-01-01", to: "2022-06-30" };
    expect(faults([first, second], "2024-12-31")).toEqual([]);
    expect(faults([second, first])).toEqual([1]);
    expect(faults([first, { from: "2021-01-01", to: "2021-05-31" }])).toEqual([1]);
    expect(faults([{ from: "2019-01-15", to: "2019-02-01" }])).toEqual([0]);
    expect(faults([first, second], "2022-06-30")).toEqual([1]);
    expect(faults([{ from: "2020-05-02", to: "2020-05-01" }])).toEqual([0]);
  });
});
