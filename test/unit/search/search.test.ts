import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discloseNames, type Names } from "../../../app/domain/search/disclosure";
import { LONGEST_QUERY, search } from "../../../app/domain/search/search";
import type { DisclosurePolicy } from "../../../app/domain/terms";

const thing = (label: string, words = "") => ({ label, words });
const labels = (query: string, ...things: ReturnType<typeof thing>[]) =>
  search(things, query).map(({ label }) => label);

describe("the search", () => {
  it("puts names that begin with the query first, then words of the name, then other words", () => {
    const found = labels(
      "impact",
      thing("Goals", "impact hires"),
      thing("Rate of impact hires"),
      thing("Impact hires"),
      thing("Members"),
    );
    expect(found).toEqual(["Impact hires", "Rate of impact hires", "Goals"]);
  });

  it("needs every word, in any order and case", () => {
    expect(labels("HOSPITAL st", thing("St. Alder Hospital"), thing("St. Alder School"))).toEqual([
      "St. Alder Hospital",
    ]);
  });

  it("finds names with and without accents, apostrophes, and in any script", () => {
    expect(labels("universite", thing("Université de Montréal"))).toHaveLength(1);
    expect(labels("Universität", thing("Universitat Oberta"))).toHaveLength(1);
    expect(labels("queens", thing("Queen’s Hospital"))).toHaveLength(1);
    expect(labels("ЗДОРОВЬЕ", thing("Центр здоровья «Здоровье»"))).toHaveLength(1);
    expect(labels("医院", thing("北京大学医院"))).toHaveLength(1);
    expect(labels("مستشفى", thing("مستشفى المدينة"))).toHaveLength(1);
  });

  it("finds parts of words from three letters on", () => {
    expect(labels("force", thing("Impact Workforce"))).toHaveLength(1);
    expect(labels("or", thing("Impact Workforce"))).toHaveLength(0);
  });

  it("finds nothing for a query without a letter or digit", () => {
    for (const query of ["", "  ", "%", "_", "'; --", "…"])
      expect(labels(query, thing("Members"), thing("%"))).toEqual([]);
  });

  it("reads no more of a query than it is long", () => {
    const longest = "a".repeat(LONGEST_QUERY);
    expect(labels(`${longest}bbb`, thing(longest))).toHaveLength(1);
  });

  it("finds every name by itself and by the beginning of each of its words", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé]{1,8}$/), { minLength: 1, maxLength: 6 }), (words) => {
        const name = words.join(" ");
        expect(labels(name, thing(name))).toEqual([name]);
        for (const word of words) expect(labels(word.slice(0, 1), thing(name))).toEqual([name]);
      }),
    );
  });

  it("adds nothing that was not given", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (names, query) => {
        const things = names.map((name) => thing(name));
        const found = search(things, query);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((each) => things.includes(each))).toBe(true);
      }),
    );
  });
});

describe("what a viewer may find", () => {
  const goal = { strategy: "workforce" as const, statement: "…", targetYear: 2027 };
  const outcome = { who: "Tenants", what: "Meet.", author: "Ana", year: 2024 };
  const names: Names = {
    members: [
      { id: "a", slug: "a", name: "A" },
      { id: "b", slug: "b", name: "B" },
    ],
    goals: [
      { ...goal, id: "shared", memberId: null, state: "adopted" },
      { ...goal, id: "shared draft", memberId: null, state: "draft" },
      { ...goal, id: "of a", memberId: "a", state: "adopted" },
      { ...goal, id: "draft of a", memberId: "a", state: "draft" },
      { ...goal, id: "of b", memberId: "b", state: "adopted" },
    ],
    reports: [
      { slug: "out", title: "Out", year: 2024, internal: false, published: true },
      { slug: "unpublished", title: "Unpublished", year: 2025, internal: false, published: false },
      { slug: "internal", title: "Internal", year: 2025, internal: true, published: true },
    ],
    outcomes: [
      { ...outcome, id: "checked", state: "checked", authorId: "u1" },
      { ...outcome, id: "own draft", state: "draft", authorId: "u2" },
      { ...outcome, id: "draft", state: "draft", authorId: "u1" },
      { ...outcome, id: "withdrawn", state: "withdrawn", authorId: "u1" },
    ],
    stories: [{ id: "story", title: "To the ward", year: 2024 }],
    funders: [{ name: "A foundation" }],
    proposals: [{ title: "A portal" }],
    contracts: [{ category: "Linen", year: 2026, quarter: 1, member: null }],
    packs: [{ code: "ours", name: "Ours" }],
  };
  const policy = (peers: DisclosurePolicy["peers"]) => ({ peers }) as DisclosurePolicy;
  const found = (
    role: "backbone" | "convener" | "executive" | "data_lead",
    peers: DisclosurePolicy["peers"],
  ) => {
    const memberId = role === "executive" || role === "data_lead" ? "a" : null;
    const visible = discloseNames(
      names,
      { role, memberId },
      { policy: policy(peers), person: { userId: "u2", name: "Bo" } },
    );
    return {
      open: visible.members.filter(({ mayOpen }) => mayOpen).map(({ id }) => id),
      goals: visible.goals.map(({ id }) => id),
      reports: visible.reports.map(({ slug }) => slug),
      outcomes: visible.outcomes.map(({ id }) => id),
    };
  };

  it("is everything for backbone staff and conveners", () => {
    for (const role of ["backbone", "convener"] as const)
      expect(found(role, "totals_only")).toEqual({
        open: ["a", "b"],
        goals: names.goals.map(({ id }) => id),
        reports: names.reports.map(({ slug }) => slug),
        outcomes: names.outcomes.map(({ id }) => id),
      });
  });

  it("includes funders and contracts coming up for everyone, proposals and packs for those who keep them", () => {
    const money = (role: "convener" | "executive") => {
      const viewer = { role, memberId: role === "executive" ? "a" : null };
      const person = { userId: "u2", name: "Bo" };
      const visible = discloseNames(names, viewer, { policy: policy("open"), person });
      const { funders, contracts, proposals, packs } = visible;
      return [funders, contracts, proposals, packs].map((list) => list.length);
    };
    expect(money("convener")).toEqual([1, 1, 1, 1]);
    expect(money("executive")).toEqual([1, 1, 0, 0]);
  });

  /** What is checked, and one's own draft. */
  const SEEN = ["checked", "own draft"];

  it("leaves drafts, other members’ goals, and internal reports out for an institution’s people", () => {
    const own = { open: ["a"], goals: ["shared", "of a", "draft of a"], reports: ["out"], outcomes: SEEN };
    expect(found("executive", "anonymous_peers")).toEqual(own);
    expect(found("executive", "totals_only")).toEqual(own);
    expect(found("data_lead", "open")).toEqual(own);
  });

  it("includes other members for executives where figures are open", () => {
    expect(found("executive", "open")).toEqual({
      open: ["a", "b"],
      goals: ["shared", "of a", "draft of a", "of b"],
      reports: ["out"],
      outcomes: SEEN,
    });
  });
});
