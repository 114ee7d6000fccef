import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrastOn, faultOf, nearestPassing, readColor, shadesOf } from "../../../app/domain/look/colors";
import { styleOf } from "../../../app/domain/look/look";

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("a collaborative's own colors", () => {
  it("are read with and without the number sign, and nothing else is", () => {
    expect(readColor(" 12507B ")).toBe("#12507b");
    expect(readColor("#12507b")).toBe("#12507b");
    for (const text of ["", "#123", "blue", "#12507b;}", "#12507g", "url(x)"])
      expect(readColor(text)).toBeNull();
  });

  it("are refused where they are hard to see, with the nearest shade that passes", () => {
    expect(faultOf("#12507b", "main")).toBeNull();
    const yellow = faultOf("#ffd100", "main");
    expect(yellow?.sentence).toContain("its contrast with the page is 1.2 to 1, and 4.5 to 1 is needed");
    expect(contrastOn(yellow?.offer ?? "", "light")).toBeGreaterThanOrEqual(4.5);
    // A band needs less than text.
    expect(faultOf("#0a8f6a", "second")).toBeNull();
    expect(faultOf("#0a8f6a", "main")).not.toBeNull();
  });

  it("have a shade that passes on light and on dark pages, whatever the color", () => {
    fc.assert(
      fc.property(color, fc.constantFrom("main" as const, "second" as const), (given, use) => {
        const least = use === "main" ? 4.5 : 3;
        for (const pages of ["light", "dark"] as const) {
          const shade = nearestPassing(given, use, pages);
          expect(shade).toMatch(/^#[0-9a-f]{6}$/);
          expect(contrastOn(shade, pages)).toBeGreaterThanOrEqual(least);
          if (contrastOn(given, pages) >= least) expect(shade).toBe(given);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are drawn in their shades for light and dark, and only the ones that are set", () => {
    expect(styleOf(null)).toBe("");
    expect(styleOf({ main: null, second: null, logo: "a" })).toBe("");
    const main = shadesOf("#12507b", "main");
    const style = styleOf({ main, second: null, logo: null });
    expect(style).toContain(":root{--color-link:#12507b");
    expect(style).toContain(main.dark);
    expect(style).not.toContain("band");
    // What stands in a style element is neither escaped nor unescaped.
    expect(style).not.toMatch(/["'<&]/);
  });
});
