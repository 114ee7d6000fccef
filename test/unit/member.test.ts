import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugFrom, slugSchema } from "~/domain/member";

describe("a member's short name", () => {
  it.each([
    ["St. Mary’s Hospital", "st-marys-hospital"],
    ["Universität Zürich", "universitat-zurich"],
    ["  City of  River-Town (East) ", "city-of-river-town-east"],
    ["A&M College", "a-m-college"],
  ])("of %s is %s", (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it("fits an address whatever the name, or is empty where no letter is left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const slug = slugFrom(name);
        expect(slug === "" || slugSchema.safeParse(slug).success).toBe(true);
      }),
    );
  });
});
