import { describe, expect, it } from "vitest";
import { type Contribution, contributionForm, gradeOf, hasMoved } from "~/domain/outcomes/contribution";

const claim = (more: Partial<Contribution> = {}): Contribution => ({
  claim: "More neighbors were hired.",
  chain: "Shared application, more interviews, more hires.",
  proof: { numbers: "The roll-up", outcomes: "Three practices" },
  explanations: [{ text: "The labor market", weight: "some" }],
  reader: "State university",
  readerView: "agrees",
  ...more,
});

describe("the grade of a contribution", () => {
  it("is plausible on track, with numbers and outcomes, and one of two other explanations much", () => {
    const explanations = [
      { text: "The labor market", weight: "much" as const },
      { text: "A state program", weight: "little" as const },
    ];
    expect(gradeOf(claim({ explanations }), hasMoved(["on_track"], []))).toBe("plausible");
  });

  it("is nothing while neither the goal is met or on track nor the curve turned", () => {
    expect(
      hasMoved(["behind", "missed", "withheld", null], ["not_turned", "within_margin", "too_early"]),
    ).toBe(false);
    expect(gradeOf(claim(), false)).toBe("not_claimed");
    expect(hasMoved(["met"], [])).toBe(true);
    expect(hasMoved([], ["turned"])).toBe(true);
  });

  it("is weak without evidence or without another explanation that was weighed", () => {
    expect(gradeOf(claim({ proof: {} }), true)).toBe("weak");
    expect(gradeOf(claim({ explanations: [] }), true)).toBe("weak");
    expect(gradeOf(claim({ explanations: [{ text: "Luck", weight: null }] }), true)).toBe("weak");
  });

  it("is strong with two kinds of evidence, all explanations weighed, none much, and an outside reader who agrees", () => {
    expect(gradeOf(claim(), true)).toBe("strong");
    expect(gradeOf(claim({ proof: { numbers: "The roll-up" } }), true)).toBe("plausible");
    expect(gradeOf(claim({ readerView: "differs" }), true)).toBe("plausible");
    expect(gradeOf(claim({ readerView: null }), true)).toBe("plausible");
    const unweighed = [...claim().explanations, { text: "Luck", weight: null }];
    expect(gradeOf(claim({ explanations: unweighed }), true)).toBe("plausible");
  });
});

describe("the form of a contribution", () => {
  it("reads evidence and explanations from its rows, and leaves empty ones out", () => {
    const sent = {
      claim: "More hires",
      chain: "One thing led to another.",
      numbers: "The roll-up",
      explanation0: "The labor market",
      weight0: "much",
      explanation2: "Luck",
    };
    expect(contributionForm.parse(sent)).toEqual({
      claim: "More hires",
      chain: "One thing led to another.",
      proof: { numbers: "The roll-up" },
      explanations: [
        { text: "The labor market", weight: "much" },
        { text: "Luck", weight: null },
      ],
      reader: "",
      readerView: null,
    });
    expect(contributionForm.safeParse({ ...sent, weight1: "some" }).success).toBe(false);
    expect(contributionForm.safeParse({ ...sent, readerView: "agrees" }).success).toBe(false);
  });
});
