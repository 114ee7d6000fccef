import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AreaUnit, cleanCode } from "~/domain/areas/codes";
import { countIn } from "~/domain/areas/count";
import { estimateIn, weightsOf } from "~/domain/areas/crosswalk";
import { newTally, type TallyRow, tallyRow } from "~/domain/areas/tally";

const tallyOf = (rows: TallyRow[], unit: AreaUnit = "zip") => {
  const tally = newTally(unit);
  for (const row of rows) tallyRow(tally, row);
  return tally;
};
const times = (count: number, code: string, amount: string | null = null): TallyRow[] =>
  Array.from({ length: count }, () => ({ code, amount }));

describe("a code as files have it", () => {
  const zip = (text: string) => cleanCode(text, "zip");
  const tract = (text: string) => cleanCode(text, "tract2020");
  const code = (code: string, completed = false) => ({ kind: "code", code, completed });

  it("is a ZIP code with its four further digits cut off and lost zeros put back", () => {
    expect(zip(" 21201 ")).toEqual(code("21201"));
    expect(zip("21201-1234")).toEqual(code("21201"));
    expect(zip("212011234")).toEqual(code("21201"));
    expect(zip("2139")).toEqual(code("02139", true));
    expect(zip("601")).toEqual(code("00601", true));
  });

  it("is unreadable where the rule leaves a doubt, and blank where nothing stands", () => {
    for (const text of ["12", "123456", "2120l", "21201-12", "N/A", "-1", "21201.0", "M5V 3L9"])
      expect(zip(text), text).toEqual({ kind: "unreadable" });
    for (const text of ["", "  ", "\t"]) expect(zip(text)).toEqual({ kind: "blank" });
  });

  it("is a tract of 11 digits: 10 lost a zero, 12 are a block group, 15 a block", () => {
    expect(tract("24510120100")).toEqual(code("24510120100"));
    expect(tract("6037123456")).toEqual(code("06037123456", true));
    expect(tract("245101201001")).toEqual(code("24510120100"));
    expect(tract("245101201001004")).toEqual(code("24510120100"));
    for (const text of ["1201", "1201.00", "2451012010010", "24510120100123"])
      expect(tract(text), text).toEqual({ kind: "unreadable" });
  });

  it("of other countries is read without case and spaces, and names without case", () => {
    expect(cleanCode("m5v 3l9", "postal")).toEqual(code("M5V3L9"));
    expect(cleanCode(" East  Bank ", "named")).toEqual(code("east bank"));
    expect(cleanCode("x".repeat(200), "named")).toEqual({ kind: "unreadable" });
  });
});

describe("a column counted in an area", () => {
  const area = new Set(["21201", "02139"]);

  it("is 212 of 1,240, at most 240, with 97.7% placed", () => {
    const count = countIn(
      tallyOf([
        ...times(200, "21201"),
        ...times(12, "2139"),
        ...times(1000, "10001"),
        ...times(18, "unknown"),
        ...times(10, ""),
      ]),
      area,
    );
    expect(count).toMatchObject({
      rows: 1240,
      inside: { rows: 212 },
      outside: { rows: 1000 },
      unreadable: { rows: 18 },
      blank: { rows: 10 },
      completed: { rows: 12 },
      atMost: { rows: 240 },
      atLeast: false,
    });
    expect(count.placed).toBeCloseTo(0.977, 3);
  });

  it("is at least so many once fewer than 95% can be placed", () => {
    const at = (unreadable: number) =>
      countIn(tallyOf([...times(100 - unreadable, "21201"), ...times(unreadable, "?")]), area).atLeast;
    expect(at(5)).toBe(false);
    expect(at(6)).toBe(true);
    expect(countIn(tallyOf([]), area)).toMatchObject({ placed: null, atLeast: false });
  });

  it("adds amounts up exactly, also where doubles would not", () => {
    const count = countIn(
      tallyOf([
        ...times(3, "21201", "0.1"),
        { code: "21201", amount: "900000000000000.123" },
        { code: "10001", amount: "5" },
      ]),
      area,
    );
    expect(count.inside.amount).toBe("900000000000000.423");
    expect(count.outside.amount).toBe("5");
  });

  it("is the same whatever the order, and however the column is split", () => {
    const text = fc.constantFrom("21201", "21201-0001", "2139", "10001", "", "?", "212");
    const amount = fc.option(fc.integer({ min: 0, max: 10_000 }).map((cents) => (cents / 100).toFixed(2)));
    const rows = fc.array(fc.record({ code: text, amount }), { maxLength: 60 });
    fc.assert(
      fc.property(rows, fc.nat(), (column, cut) => {
        const whole = countIn(tallyOf(column), area);
        const at = column.length === 0 ? 0 : cut % column.length;
        expect(countIn(tallyOf([...column.slice(at), ...column.slice(0, at)]), area)).toEqual(whole);
        const [first, second] = [column.slice(0, at), column.slice(at)].map((part) =>
          countIn(tallyOf(part), area),
        );
        expect((first?.inside.rows ?? 0) + (second?.inside.rows ?? 0)).toBe(whole.inside.rows);
      }),
    );
  });

  it("never counts fewer in a wider area", () => {
    const code = fc.integer({ min: 10_000, max: 10_020 }).map(String);
    fc.assert(
      fc.property(fc.array(code), fc.array(code), fc.array(code), (column, list, more) => {
        const tally = tallyOf(column.map((text) => ({ code: text, amount: null })));
        const narrow = countIn(tally, new Set(list));
        const wide = countIn(tally, new Set([...list, ...more]));
        expect(wide.inside.rows).toBeGreaterThanOrEqual(narrow.inside.rows);
      }),
    );
  });
});

describe("ZIP codes counted in an area of tracts", () => {
  const tracts = new Set(["24510120100", "24510120200"]);
  const rows = [
    { zip: "21201", tract: "24510120100", ratio: "0.5" },
    { zip: "21201", tract: "24510120200", ratio: "0.3" },
    { zip: "21201", tract: "24510999900", ratio: "0.2" },
    { zip: "21202", tract: "24510120100", ratio: "0.1" },
    { zip: "21202", tract: "24510999900", ratio: "0.9" },
    { zip: "21203", tract: "24510999900", ratio: "1" },
  ];

  it("are estimated: 85 of 210", () => {
    const read = weightsOf(rows, tracts);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const tally = tallyOf([...times(100, "21201"), ...times(50, "21202"), ...times(60, "21203")]);
    expect(estimateIn(tally, read.weights)).toMatchObject({ rows: 210, inside: 85, placed: 1 });
  });

  it("are rounded once, at the end, and not placed where the crosswalk lacks the ZIP code", () => {
    const half = weightsOf(
      [1, 2, 3].flatMap((zip) => [
        { zip: `2120${zip}`, tract: "24510120100", ratio: "0.4" },
        { zip: `2120${zip}`, tract: "24510999900", ratio: "0.6" },
      ]),
      tracts,
    );
    if ("faults" in half) throw new Error(JSON.stringify(half.faults));
    const tally = tallyOf([
      { code: "21201", amount: "10" },
      ...times(1, "21202"),
      ...times(1, "21203"),
      ...times(1, "10001"),
    ]);
    expect(estimateIn(tally, half.weights)).toMatchObject({ inside: 1, amount: "4", placedRows: 3 });
  });

  it("are refused if a ZIP code’s ratios do not add up, with the row or the ZIP code", () => {
    const wrong = weightsOf([{ zip: "21201", tract: "24510120100", ratio: "0.97" }], tracts);
    expect(wrong).toEqual({
      faults: [{ row: null, zip: "21201", message: "The ratios of 21201 add up to 0.97, not to 1." }],
    });
    expect("weights" in weightsOf([{ zip: "21201", tract: "24510120100", ratio: "0.98" }], tracts)).toBe(
      true,
    );
    expect("weights" in weightsOf([{ zip: "21201", tract: "24510120100", ratio: "1.02" }], tracts)).toBe(
      true,
    );
    const rowFaults = weightsOf([...rows, { zip: "x", tract: "1", ratio: "1" }], tracts);
    expect(rowFaults).toMatchObject({ faults: [{ row: 7 }] });
  });
});
