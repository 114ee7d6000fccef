import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const TABLE = readFileSync(new URL("../../docs/security.md", import.meta.url), "utf8");
const ROWS = TABLE.split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, number = ""]) => /^\d+\.\d+\.\d+$/.test(number))
  .map(([, number = "", what = "", state = "", ...evidence]) => ({
    number,
    what,
    state,
    evidence: evidence.join("|").replace(/\|$/, ""),
  }));
/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
const IN_CHAPTER = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
};

const filesIn = (text: string) =>
  [...text.matchAll(/`([^`]+)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => /\/|^\w+file$|\.json$/i.test(path));

describe("the table of security requirements", () => {
  test("has every requirement of levels 1 and 2, once and in order", () => {
    const chapters = Object.keys(IN_CHAPTER).map(
      (chapter) => ROWS.filter(({ number }) => number.startsWith(`${chapter}.`)).length,
    );
    expect(chapters).toEqual(Object.values(IN_CHAPTER));
    const places = ROWS.map(({ number }) =>
      number.split(".").reduce((sum, part) => sum * 100 + Number(part), 0),
    );
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(ROWS).toHaveLength(253);
  });

  test("says of each whether it holds, and why it does not", () => {
    for (const { number, state, evidence } of ROWS) {
      expect(["holds", "does not apply", "not yet"], number).toContain(state);
      expect(evidence.trim(), number).not.toBe("");
    }
  });

  test("names only tests and files that exist", () => {
    const missing = ROWS.filter(({ state }) => state === "holds").flatMap(({ number, evidence }) =>
      filesIn(evidence).flatMap((path) =>
        existsSync(new URL(`../../${path}`, import.meta.url)) ? [] : [`${number}: ${path}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  test("names a file behind nearly everything that holds; the rest is the operator's or is said on the page", () => {
    const without = ROWS.filter(({ state, evidence }) => state === "holds" && filesIn(evidence).length === 0);
    expect(without.map(({ number }) => number)).toEqual([
      "7.1.1",
      "7.1.2",
      "11.1.1",
      "11.1.2",
      "14.1.1",
      "14.1.2",
      "15.1.1",
    ]);
  });
});
