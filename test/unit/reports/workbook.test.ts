import { describe, expect, it, vi } from "vitest";
import { textOf, unzipped } from "../../../app/reports/data/zip.server";
import { figuresOf } from "../../../app/reports/figures";
import type { ReportModel } from "../../../app/reports/model";
import { renderXlsx } from "../../../app/reports/workbook/render.server";
import { HOSTILE, makeReportModel } from "../../support/reports/model";
import { type Opened, opened } from "../../support/reports/workbook";

/** The value column of the sheet of all figures, by the figure's name in the last column. */
function valuesIn(rows: ReturnType<Opened["shown"]>) {
  return new Map(rows.slice(1).map((row) => [String(row[15]), { value: row[5], text: row[6] }]));
}

/** What the sheet must show for a figure. */
const expected = ({ value, text }: ReportModel["figures"][number]) => (value === null ? text : Number(value));

const model = makeReportModel({ members: 20, years: 8 });
const book = await opened(await renderXlsx(model));

describe("the workbook of a report", () => {
  it("has a sheet for each section and the sheets to check it with", () => {
    expect(book.sheets).toEqual([
      "Summary",
      "Impact Workforce",
      "Impact Purchasing",
      "Place-based Investing",
      "Goals",
      "Continuum of Progress",
      "Members",
      "How these figures were made",
      "Figures",
      "Member figures",
      "Definitions",
      "Notes",
      "Chart data",
    ]);
    expect(book.book.worksheets.every(({ state }) => state === "visible")).toBe(true);
  });

  it("shows every figure as the report does, calculated or not, to the last digit", () => {
    const shown = valuesIn(book.shown("Figures"));
    const worked = valuesIn(book.worked("Figures"));
    expect(shown.size).toBe(model.figures.length);
    for (const figure of model.figures) {
      expect([figure.id, shown.get(figure.id)?.value]).toEqual([figure.id, expected(figure)]);
      expect([figure.id, worked.get(figure.id)?.value]).toEqual([figure.id, expected(figure)]);
      expect(shown.get(figure.id)?.text).toBe(figure.text);
    }
  });

  it("computes every total, share, and sum since the baseline from the members' own values", () => {
    const live = new Set(
      book.formulas
        .filter(({ sheet, formula }) => sheet === "Figures" && formula.includes("SUM"))
        .map(({ cell }) => cell),
    );
    const computed = model.figures
      .map((figure, place) => ({ figure, cell: `F${place + 2}` }))
      .filter(({ figure }) => figure.member === null && figure.group === null && figure.value !== null)
      .filter(({ figure }) => ["value", "since_baseline"].includes(figure.part))
      .filter(({ figure }) => model.definitions.some(({ code }) => code === figure.code));
    expect(computed.length).toBeGreaterThan(60);
    for (const { figure, cell } of computed) expect([figure.id, live.has(cell)]).toEqual([figure.id, true]);
  });

  it("carries a member's correction into shares, totals, and section tables", async () => {
    const { members } = model;
    const at = members?.rows.findIndex(({ year, values }) => year === 2025 && values[0] && values[1]) ?? -1;
    expect(at).toBeGreaterThan(-1);
    const sheet = book.book.getWorksheet("Member figures");
    const cell = sheet?.getRow(at + 2).getCell(6);
    if (!cell) throw new Error("no such member");
    const before = Number(cell.value);
    cell.value = before + 1000;
    const changed = await opened(new Uint8Array(await book.book.xlsx.writeBuffer()));
    cell.value = before;
    const total = Number(model.figures.find(({ id }) => id === "new_hires@2025")?.value);
    expect(valuesIn(changed.worked("Figures")).get("new_hires@2025")?.value).toBe(total + 1000);
    expect(changed.worked("Impact Workforce").flat()).toContain(total + 1000);
  });

  it("has every figure that its sections show", () => {
    const figureOf = figuresOf(model);
    for (const section of model.sections.filter(({ key }) => key !== "summary")) {
      const cells = new Set(book.worked(section.title.slice(0, 31)).flat());
      for (const id of JSON.stringify(section.blocks).match(/(?<="figure":")[^"]+/g) ?? []) {
        const figure = figureOf(id);
        const asText = figure.unit === "points" || figure.value === null;
        expect([id, cells.has(asText ? figure.text : Number(figure.value))]).toEqual([id, true]);
      }
    }
  });

  it("is identical byte for byte whenever it is made", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T00:00:00Z") });
    try {
      const small = makeReportModel({ members: 3, years: 2 });
      const first = await renderXlsx(small);
      vi.setSystemTime(new Date("2031-07-05T11:22:33Z"));
      expect(Buffer.from(first).equals(Buffer.from(await renderXlsx(small)))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it("has the report's date and names nobody but the collaborative", async () => {
    const parts = await unzipped(await renderXlsx(makeReportModel({ members: 3, years: 2 })));
    const core = parts
      .map((part) => [part.name, textOf(part)] as const)
      .find(([name]) => name.endsWith("core.xml"));
    expect(core?.[1]).toContain("2026-03-31T12:00:00Z");
    expect(core?.[1]).not.toMatch(/20(?!26-03-31|25)\d\d-/);
  });
});

describe("a workbook with names that look like code", () => {
  const model = makeReportModel({ members: 14, years: 4, hostile: true });

  it("has only its own formulas, and every figure is still right", async () => {
    const book = await opened(await renderXlsx(model));
    for (const { formula } of book.formulas)
      expect(formula).toMatch(/^(IF\(|ROUND\(|SUMIFS\(|Figures!\$F\$\d+$|'Member figures'!\$[A-Z]+\$\d+$)/);
    const worked = valuesIn(book.worked("Figures"));
    for (const figure of model.figures) {
      expect([figure.id, worked.get(figure.id)?.value]).toEqual([figure.id, expected(figure)]);
    }
  });

  it("shows the names unchanged", async () => {
    const book = await opened(await renderXlsx(model));
    const names = new Set(book.shown("Member figures").map(([name]) => name));
    for (const name of HOSTILE) expect(names).toContain(name);
  });

  it("survives characters that no file can hold", async () => {
    const odd = structuredClone(model);
    odd.title = "A\u0000B\u0008 \ud83d C ]]> _x0041_ \ufffe";
    const [section] = odd.sections;
    if (section) section.title = "[*]:?/\\'History'";
    const again = await opened(await renderXlsx(odd));
    expect(again.shown("Summary")[0]?.[0]).toBe("AB  C ]]> _x0041_ ");
  });

  it("gives every sheet a unique name", async () => {
    const odd = structuredClone(model);
    for (const section of odd.sections)
      section.title = "Figures: a very long name of a section, [twice] / more";
    const { sheets } = await opened(await renderXlsx(odd));
    expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(sheets.length);
    for (const name of sheets) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u);
  });
});

describe("a workbook for readers who may not see members", () => {
  const model = makeReportModel({ members: 12, years: 4, audience: "public" });

  it("has sums as plain numbers and no sheet of members", async () => {
    const book = await opened(await renderXlsx(model));
    expect(book.sheets).not.toContain("Member figures");
    expect(book.formulas.filter(({ formula }) => formula.includes("SUM"))).toEqual([]);
    const shown = valuesIn(book.shown("Figures"));
    for (const figure of model.figures) expect(shown.get(figure.id)?.value).toBe(expected(figure));
  });

  it("has none of the members' own values in any part", async () => {
    const own =
      makeReportModel({ members: 12, years: 4 }).members?.rows.flatMap(({ values }) => values) ?? [];
    const said = new Set(model.figures.map(({ value }) => value));
    const secret = own.filter((value) => value !== null && value.length > 7 && !said.has(value));
    const all = (await unzipped(await renderXlsx(model))).map(textOf).join("\n");
    expect(secret.length).toBeGreaterThan(20);
    expect(secret.filter((value) => all.includes(String(value)))).toEqual([]);
  });
});

describe("figures based on more than the members' rows", () => {
  it("are plain numbers, because a formula would give a different one", async () => {
    const model = makeReportModel({ members: 5, years: 3 });
    const joint = model.figures.find(({ id }) => id === "housing_units@2025");
    if (!joint) throw new Error("no homes");
    joint.value = String(Number(joint.value) + 7);
    const book = await opened(await renderXlsx(model));
    expect(valuesIn(book.worked("Figures")).get(joint.id)?.value).toBe(Number(joint.value));
  });

  it("have no formula when withheld, although the members' values are present", async () => {
    const model = makeReportModel({ members: 5, years: 3 });
    const hidden = model.figures.find(({ id }) => id === "impact_hire_rate@2025");
    if (!hidden) throw new Error("no rate");
    Object.assign(hidden, { value: null, missing: "withheld", text: "withheld to protect members" });
    const book = await opened(await renderXlsx(model));
    const row = model.figures.indexOf(hidden) + 2;
    expect(
      book.formulas.find(({ sheet, cell }) => sheet === "Figures" && cell === `F${row}`),
    ).toBeUndefined();
  });

  it("say that there is no value if the denominator is zero", async () => {
    const model = makeReportModel({ members: 3, years: 2 });
    for (const row of model.members?.rows ?? []) row.values[0] = row.values[0] == null ? null : "0";
    const rate = model.figures.find(({ id }) => id === "impact_hire_rate@2025");
    if (!rate) throw new Error("no rate");
    Object.assign(rate, { value: null, missing: "no_value", text: "no value" });
    const book = await opened(await renderXlsx(model));
    expect(valuesIn(book.worked("Figures")).get(rate.id)?.value).toBe("no value");
    const row = model.figures.indexOf(rate) + 2;
    expect(book.formulas.some(({ sheet, cell }) => sheet === "Figures" && cell === `F${row}`)).toBe(true);
  });
});
