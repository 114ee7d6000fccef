import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  fraction,
  isZero,
  minus,
  normal,
  subtract,
  toNumber,
} from "../../../app/domain/numbers/fraction";
import { runs } from "../../support/endurance";
import { nearestDouble } from "../../support/figures/oracle";

/** Amounts to a hundred-thousandth, as whole numbers of them and as the text that the app would hold. */
const PLACES = 5;
const amount = fc.bigInt({ min: 0n, max: 10n ** 20n });
const signed = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
function text(scaled: bigint): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(PLACES + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}
const positive = fc.bigInt({ min: 1n, max: 10n ** 20n });

describe("adding and subtracting amounts", () => {
  it("gives 0.3 for 0.1 plus 0.2, and 0 for 0.3 less 0.1 less 0.2", () => {
    expect(add("0.1", "0.2")).toBe("0.3");
    expect(minus(minus("0.3", "0.1"), "0.2")).toBe("0");
  });

  it.each([
    ["1200", "0.50", "1200.5", "1199.5"],
    ["9999999999999.99", "0.01", "10000000000000", "9999999999999.98"],
    ["0", "0.00", "0", "0"],
    ["5", "7.25", "12.25", "-2.25"],
    ["-0.5", "0.25", "-0.25", "-0.75"],
  ])("%s and %s give %s together and a difference of %s", (a, b, sum, difference) => {
    expect([add(a, b), minus(a, b)]).toEqual([sum, difference]);
  });

  it("is exact for all amounts, large and negative ones included", () =>
    fc.assert(
      fc.property(signed, signed, (a, b) => {
        expect(add(text(a), text(b))).toBe(normal(text(a + b)));
        expect(minus(text(a), text(b))).toBe(normal(text(a - b)));
      }),
    ));

  it("undoes an addition, in any order", () =>
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(minus(add(text(a), text(b)), text(b))).toBe(normal(text(a)));
        expect(add(add(text(a), text(b)), text(c))).toBe(add(text(c), add(text(b), text(a))));
      }),
    ));
});

describe("the normal form of an amount", () => {
  it.each([
    ["1200.50", "1200.5"],
    ["1200.00", "1200"],
    ["0.000", "0"],
    ["100", "100"],
    ["1000.01", "1000.01"],
    ["0.10", "0.1"],
    ["-2.50", "-2.5"],
  ])("writes %s as %s", (given, expected) => expect(normal(given)).toBe(expected));

  it("ignores trailing zeros, and is its own normal form", () =>
    fc.assert(
      fc.property(amount, fc.nat(6), (a, noughts) => {
        const short = normal(text(a));
        expect(normal(`${text(a)}${"0".repeat(noughts)}`)).toBe(short);
        expect(normal(short)).toBe(short);
        expect(BigInt(short.replace(".", "")) === 0n).toBe(a === 0n);
      }),
    ));

  it("tells zero from any amount, however small", () => {
    for (const nothing of ["0", "0.00", "000"]) expect(isZero(nothing)).toBe(true);
    for (const something of ["0.00001", "10", "100000000000000000000"]) expect(isZero(something)).toBe(false);
  });
});

describe("a share", () => {
  it("is the double nearest to the true quotient", () => {
    expect(toNumber(fraction("1", "3"))).toBe(1 / 3);
    expect(toNumber(fraction("156", "1700"))).toBe(156 / 1700);
    expect(toNumber(fraction("0.1", "0.3"))).toBe(1 / 3);
    expect(toNumber(fraction("0", "7"))).toBe(0);
    // A hair's breadth from half-way between two doubles.
    expect(toNumber(fraction("11", "9007199254740984"))).toBe(11 / 9007199254740984);
    expect(toNumber(fraction("61424086.51", "61424086.51"))).toBe(1);
  });

  it("of two whole numbers equals the processor's division", () =>
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (a, b) => {
        expect(toNumber(fraction(`${a}`, `${b}`))).toBe(a / b);
      }),
      { numRuns: runs(500) },
    ));

  it("of any amounts agrees with a bitwise division", () =>
    fc.assert(
      fc.property(amount, positive, (a, b) => {
        expect(toNumber(fraction(text(a), text(b)))).toBe(nearestDouble(a, b));
      }),
      { numRuns: runs(500) },
    ));

  it("rounds to the even neighbor half-way between two doubles, and off half-way to the nearer one", () => {
    const middle = 2n ** 53n + 1n;
    expect(toNumber({ numerator: middle, denominator: 1n })).toBe(2 ** 53);
    expect(toNumber({ numerator: middle + 2n, denominator: 1n })).toBe(2 ** 53 + 4);
    const fine = 10n ** 12n;
    expect(toNumber({ numerator: middle * fine + 1n, denominator: fine })).toBe(2 ** 53 + 2);
    expect(toNumber({ numerator: (middle + 2n) * fine - 1n, denominator: fine })).toBe(2 ** 53 + 2);
  });

  it("of nothing has no value", () => {
    for (const nothing of ["0", "0.00"]) expect(() => fraction("1", nothing)).toThrow(RangeError);
  });

  it("less another is rounded once, not three times", () => {
    const rate = (a: string, b: string) => fraction(a, b);
    // In doubles 156/1700 − 0.06 ends in …45.
    expect(toNumber(subtract(rate("156", "1700"), rate("90", "1500")))).toBe(27 / 850);
    expect(toNumber(subtract(rate("1", "3"), rate("1", "3")))).toBe(0);
    expect(toNumber(subtract(rate("1", "4"), rate("1", "2")))).toBe(-0.25);
    fc.assert(
      fc.property(amount, positive, amount, positive, (a, b, c, d) => {
        const difference = subtract(fraction(text(a), text(b)), fraction(text(c), text(d)));
        expect(toNumber(difference)).toBe(nearestDouble(a * d - c * b, b * d));
      }),
    );
  });
});
