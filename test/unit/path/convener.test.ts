import { describe, expect, it } from "vitest";
import { adviseOn, type Candidate, CRITERION_KEYS, EQUAL_WEIGHTS, type Scores } from "~/domain/path/convener";

/** Five people whose scores have these means. */
function candidate(name: string, means: number[], own = 0): Candidate {
  const ratings = Array.from({ length: 5 }, (_, person) => ({
    contactId: `person ${person}`,
    organizationId: `organization ${person}`,
    scores: Object.fromEntries(
      CRITERION_KEYS.map((criterion, at) => {
        const total = Math.round((means[at] ?? 0) * 5);
        return [criterion, Math.floor(total / 5) + (person < total % 5 ? 1 : 0)];
      }),
    ) as Scores,
  }));
  const biased = Array.from({ length: own }, (_, at) => ({
    contactId: `own ${at}`,
    organizationId: name,
    scores: { credibility: 5, local_knowledge: 5, dedicated_staff: 5, relationships: 5, focus: 5 },
  }));
  return { id: name, name, organizationId: name, initiator: false, ratings: [...ratings, ...biased] };
}

const X = candidate("X", [4.6, 4.2, 4.0, 4.4, 3.8]);
const Y = candidate("Y", [4.0, 4.4, 3.2, 4.0, 3.4]);

describe("choosing a convener", () => {
  it("of X at 4.20 and Y at 3.80 requests proposals: X is only 0.40 ahead", () => {
    const { rated, advice } = adviseOn([Y, X]);
    expect(rated.map(({ name, score }) => [name, score])).toEqual([
      ["X", 4.2],
      ["Y", 3.8],
    ]);
    expect(advice).toMatchObject({ kind: "proposals", best: { name: "X" }, reasons: ["not_ahead"] });
  });

  it("is clear at 4.0, 0.5 ahead, with no criterion below 3", () => {
    expect(adviseOn([X, candidate("Z", [3.8, 3.8, 3.6, 3.8, 3.4])]).advice.kind).toBe("clear");
    expect(adviseOn([X]).advice.kind).toBe("clear");
    const four = candidate("Four", [4, 4, 4, 4, 4]);
    expect(adviseOn([four, candidate("Z", [3.4, 3.6, 3.4, 3.6, 3.6])]).advice).toMatchObject({
      reasons: ["not_ahead"],
    });
    expect(adviseOn([four, candidate("Z", [3.4, 3.6, 3.4, 3.6, 3.4])]).advice.kind).toBe("clear");
    expect(adviseOn([candidate("Low", [4, 4, 4, 4, 3.8])]).advice).toMatchObject({ reasons: ["below_four"] });
    expect(adviseOn([candidate("Uneven", [5, 5, 2.8, 5, 5])]).advice).toMatchObject({
      reasons: ["weak_criterion"],
    });
  });

  it("leaves out what people say of their own organization", () => {
    const { rated } = adviseOn([candidate("Y", [4.0, 4.4, 3.2, 4.0, 3.4], 4)]);
    expect(rated[0]).toMatchObject({ raters: 5, score: 3.8 });
    const only = { ...candidate("Y", []), ratings: candidate("Y", [], 3).ratings.slice(5) };
    expect(adviseOn([only])).toEqual({ rated: [], advice: { kind: "none" } });
  });

  it("weighs criteria as the collaborative does", () => {
    const { rated } = adviseOn([X], { ...EQUAL_WEIGHTS, credibility: 5, focus: 0 });
    expect(rated[0]?.score).toBe((5 * 4.6 + 4.2 + 4.0 + 4.4) / 8);
  });
});
