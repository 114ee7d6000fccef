import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movesOf } from "~/domain/moved/moves";
import { add, minus } from "~/domain/numbers/fraction";
import type { Contribution } from "~/domain/rollup/contributions";
import { member } from "../../support/figures/sums";

const ids = ["a", "b", "c"];
const members = ids.map((slug) => member(slug, { id: slug }));
const adds = (memberId: string, numerator: number, denominator: number | null = null): Contribution => ({
  memberId,
  standing: "value",
  value: denominator === null ? numerator : numerator / denominator,
  numerator: `${numerator}`,
  denominator: denominator === null ? null : `${denominator}`,
  note: null,
  source: null,
  period: null,
});
const missing = (memberId: string): Contribution => ({
  ...adds(memberId, 0),
  standing: "missing",
  value: null,
  numerator: null,
});
const share = { figure: { kind: "share" as const }, from: 2022, to: 2025, members };
const amount = { ...share, figure: { kind: "amount" as const } };

describe("what moved a share, member by member", () => {
  it("is the worked example of the rules", () => {
    const moved = movesOf({
      ...share,
      before: [adds("a", 40, 1000), adds("b", 90, 500)],
      after: [adds("a", 96, 1200), adds("b", 60, 300)],
    });
    if (moved?.kind !== "share") throw new Error("nothing moved");
    expect(moved.before).toBeCloseTo(130 / 1500, 15);
    expect(moved.after).toBeCloseTo(0.104, 15);
    expect(moved.own).toBeCloseTo(0.034667, 6);
    expect(moved.mix).toBeCloseTo(-0.017333, 6);
    expect(moved.joinedAndLeft).toBe(0);
    expect(moved.others).toEqual([]);
  });

  it("puts a member that joined apart from what the others did", () => {
    const moved = movesOf({
      ...share,
      before: [adds("a", 40, 1000), adds("b", 90, 500)],
      after: [adds("a", 40, 1000), adds("b", 90, 500), adds("c", 500, 500)],
    });
    expect(moved).toMatchObject({ own: 0, mix: 0, others: [{ memberId: "c", why: "joined", amount: null }] });
    expect(moved?.kind === "share" && moved.joinedAndLeft).toBeCloseTo(630 / 2000 - 130 / 1500, 15);
  });

  it("is nothing while nobody is in both years", () => {
    expect(movesOf({ ...share, before: [adds("a", 1, 2)], after: [adds("b", 1, 2)] })).toBeNull();
    expect(movesOf({ ...share, before: [], after: [adds("b", 1, 2)] })).toBeNull();
  });
});

describe("what moved an amount, member by member", () => {
  it("tells who joined, who left, and who merely did not report", () => {
    const gone = member("d", { id: "d", leftOn: "2024-06-30" });
    const moved = movesOf({
      ...amount,
      members: [...members, gone],
      before: [adds("a", 10), adds("b", 20), adds("d", 5)],
      after: [adds("a", 12), missing("b"), adds("c", 7)],
    });
    expect(moved).toMatchObject({
      before: "35",
      after: "19",
      own: "2",
      joined: "7",
      left: "-5",
      notReported: "-20",
      gone: "-25",
      others: [
        { memberId: "b", why: "not_reported", amount: "-20" },
        { memberId: "c", why: "joined", amount: "7" },
        { memberId: "d", why: "left", amount: "-5" },
      ],
    });
  });

  it("adds up exactly, whoever reports in which year", () => {
    const year = fc.array(fc.option(fc.integer({ min: 0, max: 1e9 })), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(year, year, (first, second) => {
        const in_ = (values: (number | null)[]) =>
          values.flatMap((value, place) => (value === null ? [] : [adds(ids[place] ?? "", value / 100)]));
        const moved = movesOf({ ...amount, before: in_(first), after: in_(second) });
        if (moved?.kind !== "amount") return;
        const parts = [
          ...moved.members.map(({ own }) => `${own}`),
          ...moved.others.map((other) => other.amount ?? "0"),
        ];
        expect(parts.reduce(add, "0")).toBe(minus(moved.after, moved.before));
        expect([moved.own, moved.joined, moved.gone].reduce(add, "0")).toBe(minus(moved.after, moved.before));
      }),
    );
  });
});
