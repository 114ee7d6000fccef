import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countColumn } from "~/domain/areas/counting";
import { timesYardstick } from "../../support/yardstick";

const typing = { locale: "en-US", currency: "USD" };
const FOCUS = ["21201", "21202", "02139"];
const list = (area: string, codes: string[]) => ({ area, unit: "zip" as const, codes, weights: null });
const countIn = (text: string, codes = FOCUS) => {
  const answer = countColumn({ text, unit: "zip", lists: [list("focus", codes)], typing });
  if ("faults" in answer) return answer;
  const [result] = answer.results;
  if (result?.kind !== "count") throw new Error("not counted");
  return { ...answer, ...result.count };
};

describe("a pasted column", () => {
  it("has a row for each line, blank ones included, and the last line break ends the last row", () => {
    expect(countIn("21201\r\n21202-1234\r\n\r\n90210\r\n2139\r\nx1\r\n")).toMatchObject({
      rows: 6,
      headed: false,
      inside: { rows: 3 },
      outside: { rows: 1 },
      unreadable: { rows: 1 },
      blank: { rows: 1 },
      completed: { rows: 1 },
    });
  });

  it("may have a heading, and a byte order mark in front of it", () => {
    expect(countIn("\ufeffHome ZIP\n21201\n")).toMatchObject({ rows: 1, headed: true, inside: { rows: 1 } });
    // A mark for "no code" is a row of its own.
    expect(countIn("-\n21201")).toMatchObject({ rows: 2, headed: false, unreadable: { rows: 1 } });
  });

  it("may have a second column of amounts, as spreadsheets and CSV files write them", () => {
    for (const text of [
      "ZIP\tAmount\n21201\t1,200.50\n90210\t$300\n\t7\n21202\t",
      'ZIP,Amount\n21201,"1,200.50"\n90210,$300\n,7\n21202,',
      "ZIP;Amount\n21201;1200.50\n90210;300\n;7\n21202;",
    ])
      expect(countIn(text), text).toMatchObject({
        rows: 4,
        hasAmounts: true,
        inside: { rows: 2, amount: "1200.5" },
        outside: { rows: 1, amount: "300" },
        blank: { rows: 1, amount: "7" },
      });
  });

  it("is not counted at all if an amount cannot be read, and says in which line", () => {
    expect(countIn("21201\t12\n21202\tabc\n21202\t-5")).toEqual({
      faults: [expect.stringContaining("Line 2"), expect.stringContaining("Line 3")],
    });
    expect(countIn("21201\t1\t2")).toEqual({ faults: [expect.stringContaining("more than two columns")] });
    expect(countIn("")).toEqual({ faults: ["Paste at least one row."] });
  });

  it("of names of places keeps the commas in them", () => {
    const lists = [{ area: "a", unit: "named" as const, codes: ["upton, baltimore"], weights: null }];
    expect(
      countColumn({ text: "Neighborhood\nUpton,  Baltimore\nElsewhere", unit: "named", lists, typing }),
    ).toMatchObject({ rows: 2, headed: true, results: [{ count: { inside: { rows: 1 } } }] });
  });

  it("is estimated for an area of tracts that has a crosswalk, and not counted for one without", () => {
    const tracts = { unit: "tract2020" as const, codes: ["24510120100"] };
    const lists = [
      { area: "with", ...tracts, weights: { "21201": "0.8", "21202": "0.1", "21203": "0" } },
      { area: "without", ...tracts, weights: null },
    ];
    const text = [...Array(100).fill("21201"), ...Array(50).fill("21202"), ...Array(60).fill("21203")].join(
      "\n",
    );
    const answer = countColumn({ text, unit: "zip", lists, typing });
    expect(answer).toMatchObject({
      rows: 210,
      results: [{ area: "with", kind: "estimate", estimate: { inside: 85, rows: 210, placedRows: 210 } }],
    });
  });

  it("of a wider area never counts fewer, in any order and with any rows", () => {
    const code = fc.constantFrom("21201", "21202-0001", "2139", "90210", "", "x9", "21203");
    fc.assert(
      fc.property(fc.array(code, { minLength: 1 }), fc.subarray([...FOCUS, "90210"]), (rows, inner) => {
        const outer = [...inner, "21203"];
        const text = `${rows.join("\n")}\n`;
        const narrow = countIn(text, inner);
        const wide = countIn(text, outer);
        const reversed = countIn(`${[...rows].reverse().join("\n")}\n`, inner);
        if ("faults" in narrow || "faults" in wide || "faults" in reversed) throw new Error("not counted");
        expect(wide.inside.rows).toBeGreaterThanOrEqual(narrow.inside.rows);
        expect(reversed.inside).toEqual(narrow.inside);
        expect(narrow.rows).toBe(rows.length);
      }),
    );
  });

  it("of a million rows takes little longer than reading them", async () => {
    const zips = Array.from({ length: 1_000_000 }, (_, at) => String(10_000 + (at % 50_000)));
    const text = zips.map((zip, at) => `${zip}\t${at % 1000}.25`).join("\n");
    const { times, result } = await timesYardstick(() => countIn(text));
    expect(result).toMatchObject({ rows: 1_000_000 });
    // About 20 on an idle machine, or 1.4 seconds; three seconds are asked.
    expect(times).toBeLessThan(100);
  });
});
