import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSingleText, readBlock } from "~/ui/grid/state/clipboard";

describe("a block pasted from a spreadsheet", () => {
  it("has rows of cells, with or without a line end after the last row", () => {
    const block = [
      ["1,000", "1,100"],
      ["40", ""],
    ];
    expect(readBlock("1,000\t1,100\r\n40\t\r\n")).toEqual(block);
    expect(readBlock("1,000\t1,100\n40\t")).toEqual(block);
    expect(readBlock("1\r2\r")).toEqual([["1"], ["2"]]);
  });

  it("keeps tabs, line ends and quotes inside quoted cells", () => {
    expect(readBlock('"unavailable:\nthe ""old"" system"\t5\n"a\tb"\t6')).toEqual([
      ['unavailable:\nthe "old" system', "5"],
      ["a\tb", "6"],
    ]);
  });

  it("reads an unclosed quote as text", () => {
    expect(readBlock('5" pipe\t"open\n7\t8')).toEqual([
      ['5" pipe', '"open'],
      ["7", "8"],
    ]);
    expect(readBlock('"a" b\tc')).toEqual([['"a" b', "c"]]);
  });

  it("keeps empty rows in the middle", () => {
    expect(readBlock("1\n\n3\n")).toEqual([["1"], [""], ["3"]]);
  });

  it("reads back whatever a spreadsheet writes", () => {
    const cell = fc.string({ unit: fc.constantFrom("1", ",", "\t", "\n", '"', " ", "é") });
    const quote = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const blocks = fc
      .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
      .filter((rows) => rows.at(-1)?.join("") !== "");
    fc.assert(
      fc.property(blocks, (rows) => {
        const text = rows.map((row) => row.map(quote).join("\t")).join("\n");
        expect(readBlock(text)).toEqual(rows);
        expect(readBlock(`${text.replaceAll("\n", "\r\n")}\r\n`).length).toBe(rows.length);
      }),
    );
  });

  it("leaves a single cell to the browser", () => {
    expect(isSingleText("1,200\r\n")).toBe(true);
    expect(isSingleText("1,200")).toBe(true);
    expect(isSingleText("1\t2")).toBe(false);
    expect(isSingleText("1\n2\n")).toBe(false);
  });
});
