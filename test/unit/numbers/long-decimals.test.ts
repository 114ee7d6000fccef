import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kept, plainDouble, roundedTo } from "../../../app/domain/numbers/long-decimals";

describe("a number with more digits than are kept", () => {
  it.each([
    ["share", "0.09176470588235294", "0.0917647058823529"],
    ["share", "0.000000123456789012345678", "0.000000123456789012346"],
    ["currency", "1234567.8900000001", "1234567.89"],
    ["currency", "33333.333333333336", "33333.33"],
    ["currency", "12.345", "12.345"],
    ["currency", "0.005000001", "0.01"],
    ["count", "1200", "1200"],
  ] as const)("as a %s, %s is kept as %s", (unit, value, expected) => {
    expect(kept(value, unit)?.value).toBe(expected);
  });

  it("is refused where even the rounded number is too long", () => {
    expect(kept("12345678901234.56", "currency")).toBeNull();
    expect(kept("1234567890123456", "count")).toBeNull();
  });

  it("is never moved by more than half of its last digit", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const short = kept(plainDouble(share), "share");
        expect(Math.abs(Number(short?.value) - share)).toBeLessThanOrEqual(share * 1e-14);
      }),
    );
  });

  it("is rounded half away from zero", () => {
    expect([roundedTo("1.005", 2), roundedTo("0.994", 2), roundedTo("9.999", 2)]).toEqual([
      "1.01",
      "0.99",
      "10",
    ]);
  });

  it("of a program is written without an exponent", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e25, noNaN: true }), (value) => {
        expect(plainDouble(value)).toMatch(/^\d+(\.\d+)?$/);
        expect(Number(plainDouble(value))).toBe(value);
      }),
    );
  });
});
