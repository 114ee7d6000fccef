import { describe, expect, it } from "vitest";
import { figuresOf } from "~/reports/figures";
import type { ReportCell, ReportSection } from "~/reports/model";
import { FigureWriter, overCoverage } from "~/reports/sections/writing/figure-writer";
import { writtenTables } from "~/reports/sections/writing/table-words";

const writing = { locale: "en-US", currency: "USD" };

/** A table of amounts as a report writes it, one cell an amount. */
function tableOf(amounts: (string | null)[], { locale = "en-US" } = {}) {
  const writer = new FigureWriter({ ...writing, locale }, () => null);
  const cells = amounts.map(
    (value, at): ReportCell =>
      writer.cell({
        code: `spend_${at}`,
        label: "Spend",
        strategy: "purchasing",
        year: 2025,
        unit: "currency",
        value,
        ...(value === null && {
          withheld: { rule: "contributors" as const, detail: "shown when at least 3 members contribute" },
        }),
      }),
  );
  return { writer, ...writtenFrom(writer, cells) };
}

function writtenFrom(writer: FigureWriter, cells: ReportCell[]) {
  const columns = cells.map((_, at) => ({ label: String(at), numeric: true }));
  const table = { kind: "table" as const, id: "spend", title: "Spend", note: null, columns, rows: [cells] };
  const section: ReportSection = {
    key: "strategy:purchasing",
    title: "Spend",
    accent: null,
    blocks: [table],
  };
  const [block] = writtenTables([section], writer)[0]?.blocks ?? [];
  if (block?.kind !== "table") throw new Error("there is no table");
  const texts = block.rows.flat().map((cell) => (typeof cell === "string" ? cell : cell.text));
  return { texts, legend: block.legend, cells: block.rows.flat() };
}

describe("the amounts of a table", () => {
  it("stand in one unit with one decimal, and the figures stay exact", () => {
    const { texts, legend, writer, cells } = tableOf(["426701099.25", "5556734112", "190444499.40"]);
    expect(texts).toEqual(["$426.7M", "$5,556.7M", "$190.4M"]);
    expect(legend).toBe("M: millions.");
    const [first] = cells;
    expect(typeof first === "object" && figuresOf(writer)(first.figure)).toMatchObject({
      value: "426701099.25",
      text: "$426,701,099.25",
    });
  });

  it.each([
    [
      ["45000", "99999"],
      [undefined, undefined],
    ],
    [
      ["45000", "100000"],
      ["$45.0K", "$100.0K"],
    ],
    [
      ["-250000", "1500000"],
      ["−$0.3M", "$1.5M"],
    ],
    [
      ["120", "950000000"],
      ["<$0.1M", "$950.0M"],
    ],
    [
      ["0", "950000000"],
      ["$0.0M", "$950.0M"],
    ],
    [
      ["20000000000", "950000000000"],
      ["$20.0B", "$950.0B"],
    ],
  ])("%j read %j", (amounts, texts) => {
    expect(tableOf(amounts).texts).toEqual(texts);
  });

  it("follow the writing of the collaborative", () => {
    expect(tableOf(["1500000"], { locale: "de-DE" }).texts).toEqual(["1,5M\u00a0$"]);
  });

  it("that are withheld are a mark, explained once", () => {
    const { texts, legend } = tableOf([null, "1500000", null]);
    expect(texts).toEqual(["(w)", "$1.5M", "(w)"]);
    expect(legend).toBe("M: millions. (w): withheld to protect members.");
  });

  it("have who reported below them, which shares do not need", () => {
    const writer = new FigureWriter(writing, () => null);
    const about = {
      label: "Hires",
      strategy: "workforce" as const,
      year: 2025,
      coverage: { reporting: 8, expected: 11 },
    };
    const hires = writer.figure({ ...about, code: "hires", unit: "count", value: "120" });
    const rate = writer.figure({ ...about, code: "rate", unit: "share", value: 0.12 });
    expect(overCoverage(hires)).toEqual({ figure: "hires@2025", under: "8 of 11" });
    expect(overCoverage(rate)).toEqual({ figure: "rate@2025" });
    expect(writtenFrom(writer, [overCoverage(hires)]).legend).toBe(
      "Below an amount: how many members reported, of how many.",
    );
  });
});
