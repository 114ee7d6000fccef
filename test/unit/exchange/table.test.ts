import { describe, expect, it } from "vitest";
import {
  decode,
  FileError,
  MAX_ROWS,
  type RowError,
  readTable,
  tableOf,
} from "../../../app/exchange/opening/table";

const TEXT = "member,note\nhôpital,façade – “ok” €\n";

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

function faultOf(work: () => unknown): RowError | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof FileError) return error.errors[0];
    throw error;
  }
  throw new Error("expected a fault");
}

describe("the text of a file", () => {
  const written: Record<string, Buffer> = {
    "UTF-8": Buffer.from(TEXT),
    "UTF-8 with a mark": Buffer.from(`\uFEFF${TEXT}`),
    "UTF-16, little end first, with a mark": utf16(`\uFEFF${TEXT}`, false),
    "UTF-16, big end first, with a mark": utf16(`\uFEFF${TEXT}`, true),
    "Windows-1252": Buffer.from("member,note\nh\xf4pital,fa\xe7ade \x96 \x93ok\x94 \x80\n", "latin1"),
  };
  it.each(Object.keys(written))("is read from %s", (name) => {
    const { columns, rows } = readTable(decode(written[name] ?? Buffer.alloc(0)));
    expect(columns).toEqual(["member", "note"]);
    expect(rows.map(({ cells }) => cells)).toEqual([{ member: "hôpital", note: "façade – “ok” €" }]);
  });

  it("is read from UTF-16 without a byte-order mark, which some programs write", () => {
    const plain = `member,measure,year,value\n${"hospital,new_hires,2024,5\n".repeat(3)}`;
    expect(decode(utf16(plain, false))).toBe(plain);
  });
});

describe("a table", () => {
  const cells = (text: string) => readTable(text).rows.map((row) => row.cells);

  it.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("may be separated by %s, with the other separators inside of it", (_, separator) => {
    const text = ["member", "note"].join(separator).concat("\n", ["a", '"x, y; z\tw"'].join(separator));
    expect(cells(text)).toEqual([{ member: "a", note: "x, y; z\tw" }]);
  });

  it("accepts any line ends and ignores empty lines", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const { rows } = readTable(["member,year", "a,2024", "", "b,2025", ""].join(end));
      expect(rows.map(({ cells }) => cells.member)).toEqual(["a", "b"]);
    }
  });

  it("numbers its lines correctly when quoted cells contain commas, quotes, and line ends", () => {
    const { rows } = readTable('member,note\na,"one ""two""\nthree, four"\nb,x\n');
    expect(rows).toMatchObject([
      { cells: { member: "a", note: 'one "two"\nthree, four' }, width: 2 },
      { line: 4, cells: { member: "b", note: "x" } },
    ]);
  });

  it("trims its header and cells", () => {
    expect(cells(" member , year \n  a ,  2024 ")).toEqual([{ member: "a", year: "2024" }]);
  });

  it("reports the width of each row", () => {
    expect(readTable("a,b\n1\n1,2\n1,2,3").rows.map(({ width }) => width)).toEqual([1, 2, 3]);
  });

  it("is refused, with a line, if a quotation mark is never closed", () => {
    const fault = faultOf(() => readTable('member,note\na,x\nb,"never closed\nc,y\n'));
    expect(fault).toMatchObject({ code: "broken_quotes" });
    expect(fault?.row).toBeGreaterThanOrEqual(3);
    expect(faultOf(() => readTable('member,note\na,"x"y\n'))).toMatchObject({
      code: "broken_quotes",
      row: 2,
    });
  });

  it("is refused if it is empty or repeats a column", () => {
    for (const nothing of ["", "\n\n", "\uFEFF"])
      expect(faultOf(() => readTable(nothing))).toMatchObject({ code: "empty" });
    expect(faultOf(() => readTable("year,member,year\n1,2,3"))).toMatchObject({
      code: "repeated_column",
      message: expect.stringContaining("year"),
    });
  });

  it("is refused if it has too many rows", () => {
    const rows = `a,2024\n`.repeat(MAX_ROWS);
    expect(readTable(`member,year\n${rows}`).rows).toHaveLength(MAX_ROWS);
    expect(faultOf(() => readTable(`member,year\n${rows}b,2024\n`))).toMatchObject({ code: "too_many_rows" });
    const list = Array.from({ length: MAX_ROWS + 1 }, () => ({}));
    expect(faultOf(() => tableOf(list))).toMatchObject({ code: "too_many_rows" });
  }, 30_000);
});
