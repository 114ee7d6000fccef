import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatBeside } from "../../../app/ui/figures/format-beside";

const writing = { locale: "en-US", currency: "USD" };

describe("a number beside its target", () => {
  it("has as many decimals as it takes to lie on its true side", () => {
    expect(formatBeside("share", 0.0095, [0.01], writing)).toBe("0.95%");
    expect(formatBeside("share", 0.009996, [0.01], writing)).toBe("0.9996%");
    expect(formatBeside("percent", 9.96, [10], writing)).toBe("9.96%");
    expect(formatBeside("currency", 4_999_000, [5_000_000], writing)).toBe("$4.999 million");
    expect(formatBeside("multiple", 1.999, [2], writing)).toBe("1.999 times");
  });

  it("has no more than usual where these do, or where the two are equal", () => {
    expect(formatBeside("share", 0.0918, [0.1, 0.06, null], writing)).toBe("9.2%");
    expect(formatBeside("share", 0.1, [0.1], writing)).toBe("10.0%");
    expect(formatBeside("currency", 4_250_000, [5_000_000], writing)).toBe("$4.3 million");
  });

  it("has at most four more decimals than usual", () => {
    expect(formatBeside("share", 0.00999999999, [0.01], writing)).toBe("1.00000%");
  });

  it("never crosses the target, and never reads like it unless it is equal", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 200_000 }), (a, b) => {
        const value = a / 200_000;
        const target = b / 200_000;
        const read = (text: string) => Number(text.replace("%", ""));
        const written = read(formatBeside("share", value, [target], writing));
        expect(Math.sign(written - b / 2000)).toBe(Math.sign(a - b));
      }),
    ));
});
