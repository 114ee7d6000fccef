import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, subtract, toNumber } from "../../../app/domain/numbers/fraction";
import { compare, sum } from "../../../app/domain/numbers/rational";
import { type RatioPair, whatMovedAmount, whatMovedShare } from "../../../app/domain/rollup/moved";

const ratio = (numerator: number, denominator: number) => ({
  numerator: String(numerator),
  denominator: String(denominator),
});
const points = (of: { numerator: bigint; denominator: bigint } | undefined) =>
  of && Number((toNumber(of) * 100).toFixed(3));

describe("what moved a share", () => {
  it("is the worked example of the rules", () => {
    const moves = whatMovedShare([
      { memberId: "a", before: ratio(40, 1000), after: ratio(96, 1200) },
      { memberId: "b", before: ratio(90, 500), after: ratio(60, 300) },
    ]);
    expect(moves?.members.map(({ own, mix }) => [points(own), points(mix)])).toEqual([
      [2.933, -0.471],
      [0.533, -1.262],
    ]);
    expect([moves?.before, moves?.after].map(points)).toEqual([8.667, 10.4]);
    expect(points(moves?.joinedAndLeft)).toBe(0);
  });

  it("adds up exactly, whoever joins, leaves, or has nothing to divide by", () => {
    const year = fc.option(
      fc.tuple(fc.nat(1000), fc.nat(1000)).map(([a, b]) => ratio(Math.min(a, b), Math.max(a, b))),
    );
    const pairs = fc.array(fc.record({ before: year, after: year }), { maxLength: 8 });
    fc.assert(
      fc.property(pairs, (some) => {
        const members: RatioPair[] = some.map((pair, place) => ({ memberId: `${place}`, ...pair }));
        const moves = whatMovedShare(members);
        if (!moves) return;
        const all = sum(sum(moves.own, moves.mix), moves.joinedAndLeft);
        expect(compare(all, subtract(moves.after, moves.before))).toBe(0);
      }),
    );
  });
});

describe("what moved an amount", () => {
  it("tells a member that left from one that did not report, and adds up", () => {
    const moves = whatMovedAmount([
      { memberId: "a", before: "100.5", after: "120", absence: "left" },
      { memberId: "b", before: null, after: "30", absence: "left" },
      { memberId: "c", before: "40", after: null, absence: "left" },
      { memberId: "d", before: "7", after: null, absence: "not_reported" },
    ]);
    expect(moves).toEqual({
      members: [{ memberId: "a", own: "19.5" }],
      own: "19.5",
      joined: "30",
      left: "-40",
      notReported: "-7",
    });
    expect([moves.own, moves.joined, moves.left, moves.notReported].reduce(add, "0")).toBe("2.5");
  });
});
