import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "../../../app/domain/terms";
import { toCsv } from "../../../app/exchange/csv";
import { harmless, unarmed } from "../../../app/exchange/formula-safe";
import { exportRows, observationsCsv } from "../../../app/exchange/observations/export";
import { readObservationRows } from "../../../app/exchange/observations/file";
import { readTable } from "../../../app/exchange/opening/table";
import { runs } from "../../support/endurance";
import { catalogOf, member } from "../../support/figures/sums";

/** Any text, often with characters that trip up spreadsheets or CSV readers. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "'", "\t", "\r", "\n", '"', ",", ";", " ", "1", "a"),
  }),
  fc.constantFrom("=1+1", "'=1+1", "''@x", "-5", "+49 30", "@home", "'tis", '=HYPERLINK("x")', "12.5"),
);

describe("text for a spreadsheet", () => {
  it("comes back unchanged", () =>
    fc.assert(
      fc.property(text, (original) => {
        expect(unarmed(harmless(original))).toBe(original);
      }),
      { numRuns: runs(1000) },
    ));

  it("never starts like a formula", () =>
    fc.assert(
      fc.property(text, (original) => {
        expect(harmless(original)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      {
        numRuns: runs(1000),
      },
    ));

  it("stays as it is if it is harmless", () => {
    for (const plain of ["River Hospital", "'tis fine", "12.5", "", "a=b", "' '"])
      expect([harmless(plain), unarmed(plain)]).toEqual([plain, plain]);
    expect(["=1+1", "'=1+1", "-5", "@x"].map(harmless)).toEqual(["'=1+1", "''=1+1", "'-5", "'@x"]);
  });
});

describe("rows as CSV", () => {
  const HEADER = ["name", "note"];

  it("have commas, CRLF line ends, and quotes where needed", () => {
    const csv = toCsv(HEADER, [
      ['say "hi"', "a,b"],
      [12.5, null],
      ["0.10", "two\nlines"],
      [" edge ", undefined],
    ]);
    expect(csv).toBe('name,note\r\n"say ""hi""","a,b"\r\n12.5,\r\n0.10,"two\nlines"\r\n" edge ",\r\n');
    expect(toCsv(HEADER, [], { mark: true })).toBe("\uFEFFname,note\r\n");
  });

  it("come back cell by cell from a CSV reader, for any text", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const back: string[][] = parse(toCsv(HEADER, rows), { relax_column_count: false });
        expect(back.slice(1).map((row) => row.map(unarmed))).toEqual(rows);
      }),
      { numRuns: runs(500) },
    ));

  it("never have a cell that a spreadsheet would run", () =>
    fc.assert(
      fc.property(fc.tuple(text, text), (row) => {
        const [, cells = []]: string[][] = parse(toCsv(HEADER, [row]));
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: runs(500) },
    ));

  it("leave numbers as they are, including negative ones and numeric text", () => {
    expect(toCsv(["a", "b", "c"], [[-5, 0.1, "1200.50"]])).toBe("a,b,c\r\n-5,0.1,1200.50\r\n");
  });
});

describe("exported observations", () => {
  const CATALOG = catalogOf([member("hospital"), member("arts")]);
  const observation = (more: Partial<Observation>): Observation => ({
    kind: "measure",
    itemId: "whole",
    memberId: "id of hospital",
    year: 2024,
    state: "value",
    value: "1200.50",
    status: "draft",
    periodStart: "2024-01-01",
    periodEnd: "2024-12-31",
    note: null,
    source: null,
    revision: 1,
    changedAt: "",
    changedBy: "",
    categoryId: null,
    computed: false,
    ...more,
  });

  it("are sorted by member, year, and measure, with empty cells where there is no value", () => {
    const rows = exportRows(CATALOG, [
      observation({ year: 2024 }),
      observation({ itemId: "part", value: "0" }),
      observation({ year: 2023, state: "unavailable", value: null, note: "lost" }),
      observation({ memberId: "id of arts", kind: "share", itemId: "rate", value: "0.190" }),
      observation({ memberId: "somebody who left" }),
      observation({ itemId: "a measure switched off" }),
    ]);
    expect(observationsCsv(rows).split("\r\n")).toEqual([
      "member,measure,year,value,dimension,category,state,note,source,status,periodStart,periodEnd,transitionMonths",
      "arts,rate,2024,0.19,,,value,,,draft,2024-01-01,2024-12-31,",
      "hospital,whole,2023,,,,unavailable,lost,,draft,2024-01-01,2024-12-31,",
      "hospital,part,2024,0,,,value,,,draft,2024-01-01,2024-12-31,",
      "hospital,whole,2024,1200.5,,,value,,,draft,2024-01-01,2024-12-31,",
      "",
    ]);
  });

  it("come back with the same note and source, for any text that an entry can hold", () => {
    const entered = text.map((trimmed) => trimmed.trim()).filter((trimmed) => trimmed !== "");
    fc.assert(
      fc.property(entered, entered, fc.boolean(), (note, source, mark) => {
        const csv = observationsCsv(exportRows(CATALOG, [observation({ value: "1200.00", note, source })]), {
          mark,
        });
        expect(readObservationRows(readTable(csv), CATALOG)).toMatchObject([{ value: "1200", note, source }]);
      }),
      { numRuns: runs(500) },
    );
  });
});
