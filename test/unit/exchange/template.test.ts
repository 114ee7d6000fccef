import ExcelJS from "exceljs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { EntryCell, EntryItem } from "../../../app/domain/entry/entry";
import type { Catalog } from "../../../app/domain/terms";
import { guessMapping } from "../../../app/exchange/columns/guessing/guess-mapping";
import { readMapped } from "../../../app/exchange/columns/read-mapped";
import { openFile } from "../../../app/exchange/opening/open-file";
import { annotatedWorkbook } from "../../../app/exchange/templates/annotated";
import { type TemplateSheet, templateWorkbook } from "../../../app/exchange/templates/template";
import { templateCsv } from "../../../app/exchange/templates/template-csv";
import { STANDARD_MEASURES } from "../../../seeds/library";
import { patience, runs } from "../../support/endurance";
import { catalogOf, member } from "../../support/figures/sums";

const HOSPITAL = member("hospital", { name: "River Hospital: North/South [main]" });
const SCHOOL = member("school", { name: "History" });
const CATALOG: Catalog = catalogOf([HOSPITAL, SCHOOL]);
for (const measure of CATALOG.measures)
  Object.assign(measure, {
    unit: measure.code === "staff" ? "currency" : "count",
    label: `The ${measure.code}`,
  });
CATALOG.dimensions.push({
  id: "g",
  code: "gender",
  label: "Gender",
  measures: ["whole"],
  categories: [{ id: "w", code: "women", label: "Women", enabled: true }],
});

const item = (code: string, unit: EntryItem["unit"], more: Partial<EntryItem> = {}): EntryItem => ({
  kind: "measure",
  code,
  label: `The ${code}`,
  definition: `What ${code} means`,
  unit,
  partOf: null,
  ...more,
});
const PART = "whole@gender.women";
const ITEMS = [
  item("part", "count"),
  item("whole", "count"),
  item(PART, "count", { part: { of: "whole", dimension: "gender", way: "Gender", label: "Women" } }),
  item("staff", "currency"),
  item("rate", "share", { kind: "share" }),
];
const cell = (code: string, more: Partial<EntryCell> = {}): EntryCell => ({
  code,
  year: 2025,
  state: "value",
  value: "5",
  note: null,
  source: null,
  status: "draft",
  revision: 1,
  changedBy: "somebody",
  changedAt: "2026-01-01T00:00:00Z",
  ...more,
});
const sheet = (member: typeof HOSPITAL, cells: EntryCell[]): TemplateSheet => ({
  member: member,
  period: "Jul 1, 2024 – Jun 30, 2025",
  due: "Mar 1, 2026",
  cells,
  groups: [
    { strategy: "workforce", items: ITEMS },
    { strategy: "purchasing", items: [] },
  ],
  definitions: { whole: "Only those on the payroll" },
});
const workbook = (...sheets: TemplateSheet[]) =>
  templateWorkbook({ collaborative: { name: "Test & Co", currency: "USD" }, year: 2025, sheets });

async function read(bytes: Uint8Array, name = "template.xlsx") {
  const file = await openFile(bytes, name);
  const mapping = guessMapping(file, CATALOG);
  return { file, mapping, ...readMapped(file, mapping, CATALOG) };
}
/** The stored values as a file should return them. */
const plain = (cells: EntryCell[]) =>
  Object.fromEntries(cells.map(({ code, state, value, note }) => [code, { state, value, note }]));
const returned = (rows: Awaited<ReturnType<typeof read>>["rows"], memberId: string) =>
  Object.fromEntries(
    rows
      .filter((row) => row.memberId === memberId)
      .map(({ code, categoryId, state, value, note }) => [
        categoryId ? PART : code,
        { state, value, note: note ?? null },
      ]),
  );

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== "");
const note = fc.oneof(
  fc.constant(null),
  text,
  fc.constantFrom("=1+1", "'tis", "_x0041_", "two\r\nlines", "a\u0001b"),
);
const digits = fc.bigInt({ min: 0n, max: 999_999_999_999_999n }).map(String);
const money = fc
  .tuple(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), fc.integer({ min: 1, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, "0")}`.replace(/0$/, ""));
const share = fc
  .integer({ min: 0, max: 1_000_000_000 })
  .map((part) => String(part / 1e9))
  .filter((text) => !text.includes("e"));
const storedCell = (code: string, value: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.constant(null),
    fc.record({ value, note }).map((stored) => cell(code, stored)),
    note.map((note) => cell(code, { state: "not_applicable", value: null, note: note })),
    text.map((note) => cell(code, { state: "unavailable", value: null, note: note })),
  );
const storedCells = fc
  .tuple(
    storedCell("part", digits),
    storedCell("whole", digits),
    storedCell(PART, digits),
    storedCell("staff", fc.oneof(digits, money)),
    storedCell("rate", share),
  )
  .map((cells) => cells.filter((stored) => stored !== null));

describe("a template", () => {
  let book: ExcelJS.Workbook;
  beforeAll(async () => {
    const cells = [
      cell("whole", { value: "1200.5".slice(0, 4) }),
      cell("whole", { year: 2024, value: "1100" }),
      cell("part", { year: 2024, state: "unavailable", value: null, note: "lost" }),
      cell("staff", { ledger: { setAside: null } }),
    ];
    book = new ExcelJS.Workbook();
    const bytes = await workbook(sheet(HOSPITAL, cells), sheet(SCHOOL, []));
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
  });
  const rowOf = (label: string) => {
    let match: ExcelJS.Row | undefined;
    book.worksheets[0]?.eachRow((row) => {
      if (row.getCell(2).text === label) match = row;
    });
    if (!match) throw new Error(`no row for ${label}`);
    return match;
  };

  it("has a sheet for each member, under a valid sheet name", () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual(["River Hospital North South main", "History 1"]);
  });

  it("names the member, the year, and the period that it covers for the member", () => {
    expect(rowOf("River Hospital: North/South [main]").number).toBe(3);
    expect(book.worksheets[0]?.getCell("B4").text).toBe(
      "Test & Co · reporting year 2025: Jul 1, 2024 – Jun 30, 2025 · please send by Mar 1, 2026",
    );
  });

  it("shows last year's value and allows changes to this year's only", () => {
    const row = rowOf("The whole");
    expect([row.getCell(4).value, row.getCell(5).value]).toEqual([1100, 1200]);
    expect(rowOf("The part").getCell(4).text).toBe("unavailable");
    const locked = [1, 2, 3, 4, 5, 6, 7].map((place) => row.getCell(place).protection?.locked !== false);
    expect(locked).toEqual([true, true, true, true, false, false, false]);
  });

  it("folds groups and shares under their numbers, and protects only a sheet without any", async () => {
    const folds = [`The ${PART}`, "The rate"].map((label) => rowOf(label));
    expect(folds.map((row) => [row.outlineLevel, row.hidden])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(rowOf(`The ${PART}`).number).toBe(rowOf("The whole").number + 1);
    for (const label of ["The part", "The whole", "The staff"])
      expect([rowOf(label).outlineLevel ?? 0, rowOf(label).hidden ?? false]).toEqual([0, false]);
    const page = book.worksheets[0];
    expect(page?.properties.outlineProperties).toMatchObject({ summaryBelow: false });
    const isProtected = (of: ExcelJS.Worksheet | undefined) =>
      Boolean((of as unknown as { sheetProtection?: { sheet?: boolean } }).sheetProtection?.sheet);
    // In a protected sheet, spreadsheet programs refuse to open a fold.
    expect(isProtected(page)).toBe(false);
    const bare = new ExcelJS.Workbook();
    const numbers = {
      ...sheet(HOSPITAL, []),
      groups: [{ strategy: "workforce" as const, items: ITEMS.slice(0, 2) }],
    };
    await bare.xlsx.load((await workbook(numbers)).buffer as ArrayBuffer);
    expect(isProtected(bare.worksheets[0])).toBe(true);
  });

  it("shows the 24 numbers of the standard library on one screen", async () => {
    const measures = STANDARD_MEASURES.map(({ code, label, unit }) => item(code, unit, { label }));
    const parts = measures.map((whole) => ({
      ...item(`${whole.code}@gender.women`, "count"),
      part: { of: whole.code, dimension: "gender", way: "Gender", label: "Women" },
    }));
    const items = measures.flatMap((whole, place) => [whole, ...(parts[place] ? [parts[place]] : [])]);
    const full = new ExcelJS.Workbook();
    const groups = [{ strategy: "workforce" as const, items }];
    await full.xlsx.load((await workbook({ ...sheet(HOSPITAL, []), groups })).buffer as ArrayBuffer);
    let [points, numbers] = [0, 0];
    full.worksheets[0]?.eachRow((row) => {
      if (row.hidden) return;
      points += row.height ?? 15;
      if (measures.some(({ label }) => label === row.getCell(2).text)) numbers++;
    });
    expect(numbers).toBe(24);
    // What a spreadsheet shows of a sheet on a laptop's screen, about 750 pixels.
    expect((points * 96) / 72).toBeLessThan(750);
  });

  it("explains each measure in a note, with the member's own definition, and offers the states as a list", () => {
    const comment = rowOf("The whole").getCell(2).note as ExcelJS.Comment;
    const words = comment.texts?.map((part) => part.text).join("");
    expect(words).toBe("What whole means\n\nYour own definition: Only those on the payroll");
    expect(rowOf("The whole").getCell(6).dataValidation).toMatchObject({
      type: "list",
      formulae: ['"value,not applicable,unavailable"'],
    });
  });

  it("does not accept figures of the ledger", async () => {
    const row = rowOf("The staff");
    expect(row.getCell(1).text).toBe("");
    expect(row.getCell(5).protection?.locked).not.toBe(false);
    const { rows, faults } = await read(
      await workbook(sheet(HOSPITAL, [cell("staff", { ledger: { setAside: null } })])),
    );
    expect([rows, faults]).toEqual([[], []]);
  });

  it("keeps its header visible, on screen and on paper", () => {
    const page = book.worksheets[0];
    expect(page?.views[0]).toMatchObject({ state: "frozen", ySplit: 7 });
    expect(page?.pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1, printTitlesRow: "7:7" });
  });

  it(
    "comes back with what is stored and nothing else, whatever is stored, to the digit",
    async () => {
      await fc.assert(
        fc.asyncProperty(storedCells, storedCells, async (mine, theirs) => {
          const { rows, faults, remarks } = await read(
            await workbook(sheet(HOSPITAL, mine), sheet(SCHOOL, theirs)),
          );
          expect(faults).toEqual([]);
          expect(remarks).toEqual([]);
          expect(returned(rows, HOSPITAL.id)).toEqual(plain(mine));
          expect(returned(rows, SCHOOL.id)).toEqual(plain(theirs));
        }),
        { numRuns: runs(40) },
      );
    },
    patience(30_000),
  );

  it("goes back with advice beside its faulty rows, and is accepted once they are corrected", async () => {
    const bytes = await workbook(sheet(HOSPITAL, [cell("whole", { value: "1200" })]));
    const filled = new ExcelJS.Workbook();
    await filled.xlsx.load(bytes.buffer as ArrayBuffer);
    const line = rowOf("The part").number;
    const page = filled.worksheets[0];
    if (page) page.getCell(line, 5).value = -3;
    const { file, mapping, faults } = await read(new Uint8Array(await filled.xlsx.writeBuffer()));
    expect(faults).toMatchObject([{ row: line, column: "2025", code: "negative", place: 4 }]);

    const sent = new ExcelJS.Workbook();
    const annotated = await annotatedWorkbook(file, mapping, faults);
    await sent.xlsx.load(annotated.buffer as ArrayBuffer);
    const back = sent.worksheets[0];
    expect(back?.getCell(7, 8).text).toBe("What to do");
    expect(back?.getCell(line, 8).text).toContain("negative");
    expect(back?.getCell(line, 5).fill).toMatchObject({ pattern: "solid" });
    expect(back?.getCell(line, 5).note).toBeTruthy();
    if (back) back.getCell(line, 5).value = 3;
    const again = await read(new Uint8Array(await sent.xlsx.writeBuffer()));
    expect(again.faults).toEqual([]);
    expect(returned(again.rows, HOSPITAL.id)).toEqual(
      plain([cell("part", { value: "3" }), cell("whole", { value: "1200" })]),
    );
  });
});

describe("a template as CSV", () => {
  const measured = storedCells.map((cells) => cells.filter(({ code }) => code !== "rate"));
  const csv = (form: "long" | "wide", cells: EntryCell[]) =>
    read(
      Buffer.from(
        templateCsv({ catalog: CATALOG, year: 2025, members: [{ member: HOSPITAL, cells }] }, form),
      ),
      "t.csv",
    );

  it("comes back in the long form with the stored values, and empty rows change nothing", async () => {
    await fc.assert(
      fc.asyncProperty(measured, async (cells) => {
        const { rows, faults } = await csv("long", cells);
        expect(faults).toEqual([]);
        expect(returned(rows, HOSPITAL.id)).toEqual(plain(cells));
      }),
      { numRuns: runs(40) },
    );
  });

  it("comes back in the wide form with the wholes, and values with a reason stay unchanged", async () => {
    await fc.assert(
      fc.asyncProperty(measured, async (cells) => {
        const expected = cells.filter(({ code, state }) => code !== PART && state !== "unavailable");
        const { rows, faults } = await csv("wide", cells);
        expect(faults).toEqual([]);
        expect(returned(rows, HOSPITAL.id)).toEqual(
          plain(expected.map((stored) => ({ ...stored, note: null }))),
        );
      }),
      { numRuns: runs(20) },
    );
  });
});
