import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { readRollup } from "../../../app/records/figures/rollup.server";
import { readHistory } from "../../../app/records/history/history.server";
import { addReport, findReport, removeReport } from "../../../app/records/reports/reports.server";
import { listVersions, publish } from "../../../app/records/reports/versions.server";
import { buildReport } from "../../../app/reports/build";
import { renderCsv } from "../../../app/reports/data/csv.server";
import { renderJson } from "../../../app/reports/data/json.server";
import { textOf, unzipped } from "../../../app/reports/data/zip.server";
import { figuresOf } from "../../../app/reports/figures";
import { FORMAT_NAMES } from "../../../app/reports/formats.server";
import { AUDIENCES, type Audience, modelSchema, type ReportModel } from "../../../app/reports/model";
import { newOutline } from "../../../app/reports/outline";
import { ReportBody } from "../../../app/reports/page/ReportBody";
import { shownReport } from "../../../app/reports/page/shown";
import { renderPdf } from "../../../app/reports/pdf/render.server";
import { readReportSources } from "../../../app/reports/read.server";
import { render } from "../../../app/reports/render/render.server";
import { renderPptx } from "../../../app/reports/slides/render.server";
import { renderXlsx } from "../../../app/reports/workbook/render.server";
import type { TenantDb } from "../../../db/tenant";
import { STANDARD_DIMENSIONS, STANDARD_RUBRIC } from "../../../seeds/library";
import { makeCollaborative, openTestDatabase } from "../../support/database/databases";
import { openDemoDatabase } from "../../support/database/demo";
import { readPdf, solid } from "../../support/reports/pdf-text";
import { brokenNumbers } from "../../support/reports/slide-numbers";
import { opened } from "../../support/reports/workbook";

let enter: <T>(work: (db: TenantDb) => Promise<T>) => Promise<T>;
const reports = new Map<Audience, ReportModel>();
const YEAR = 2025;

async function report(db: TenantDb, readers: Audience): Promise<ReportModel> {
  const sources = await readReportSources(db, { readers, year: YEAR }, "2026-03-01");
  const outline = newOutline(readers);
  return buildReport(sources, {
    title: "Progress",
    slug: "progress",
    outline,
    earlier: null,
    date: "2026-03-01",
  });
}

beforeAll(async () => {
  ({ enter } = await openDemoDatabase("embedded"));
  for (const readers of AUDIENCES) reports.set(readers, await enter((db) => report(db, readers)));
}, 180_000);

const of = (readers: Audience) => {
  const found = reports.get(readers);
  if (!found) throw new Error(readers);
  return found;
};

describe("a report of the demo", () => {
  it.each(AUDIENCES)("for %s readers follows its published schema", (readers) => {
    expect(modelSchema.safeParse(of(readers)).error).toBeUndefined();
  });

  it.each(AUDIENCES)("for %s readers refers only to figures that it contains", (readers) => {
    const { figures, sections } = of(readers);
    const known = new Set(figures.map(({ id }) => id));
    const asked = JSON.stringify(sections).match(/"figure":"[^"]*"/g) ?? [];
    expect(asked.length).toBeGreaterThan(50);
    for (const one of asked) expect(known).toContain(one.slice(10, -1));
  });

  it("is identical byte for byte when built again", async () => {
    const again = await enter((db) => report(db, "public"));
    expect(JSON.stringify(again)).toBe(JSON.stringify(of("public")));
  });

  it("shows the public no single member's figure or value", () => {
    const { figures, members } = of("public");
    expect(members).toBeNull();
    expect(figures.filter(({ member }) => member !== null)).toEqual([]);
  });

  it("shows its readers only what every member among them sees on screen", async () => {
    await enter(async (db) => {
      const catalog = await readCatalog(db);
      for (const { id: memberId } of catalog.members) {
        const seen = await readRollup(db, {
          viewer: { role: "executive", memberId },
          catalog,
          to: YEAR,
          today: "2026-03-01",
        });
        for (const readers of ["members", "public"] as const)
          for (const { year, metrics, totals } of seen.years) {
            const hidden = [
              ...metrics.flatMap((one) => [
                one.withheld ? one.metric : "",
                one.changeWithheld ? `${one.metric}#change` : "",
              ]),
              ...totals.flatMap((one) => [
                one.withheld ? one.measure : "",
                one.changeWithheld ? `${one.measure}#change` : "",
                one.sinceBaseline?.withheld ? `${one.measure}#since_baseline` : "",
              ]),
            ].filter(Boolean);
            for (const name of hidden) {
              const [code, part] = name.split("#");
              const id = `${code}@${year}${part ? `#${part}` : ""}`;
              const told = of(readers).figures.find((figure) => figure.id === id);
              expect([id, told?.value ?? null]).toEqual([id, null]);
            }
          }
      }
    });
  });

  it("never contains the value of a withheld figure", () => {
    for (const one of of("public").figures)
      if (one.missing === "withheld") expect([one.id, one.value]).toEqual([one.id, null]);
    expect(of("public").figures.some(({ missing }) => missing === "withheld")).toBe(true);
  });

  it("gives backbone staff the members’ own values, which add up to the totals", () => {
    const { members, figures } = of("internal");
    const place = members?.columns.findIndex(({ code }) => code === "new_hires") ?? -1;
    const sum = members?.rows
      .filter(({ year }) => year === YEAR)
      .reduce((total, { values }) => total + Number(values[place] ?? 0), 0);
    expect(String(sum)).toBe(figures.find(({ id }) => id === `new_hires@${YEAR}`)?.value);
  });
});

describe("a report of a new collaborative", () => {
  const START = 2024;
  let models: ReportModel[];

  beforeAll(async () => {
    const { enter: begin } = await makeCollaborative((await openTestDatabase("embedded")).database, {
      profile: { baselineYear: START },
      dimensions: STANDARD_DIMENSIONS,
      rubric: STANDARD_RUBRIC,
    });
    const outline = (readers: Audience) => ({
      ...newOutline(readers),
      sections: newOutline(readers).sections.map((section) => ({ ...section, shown: true })),
    });
    models = await Promise.all(
      AUDIENCES.map((readers) =>
        begin(async (db) => {
          const sources = await readReportSources(db, { readers, year: START }, "2026-03-01");
          const given = { outline: outline(readers), earlier: null, date: "2026-03-01" };
          return buildReport(sources, { title: "進捗報告 ፩", slug: "report", ...given });
        }),
      ),
    );
  });

  it("says in each section that there is nothing yet, and shows no zero", () => {
    for (const model of models) {
      expect(modelSchema.safeParse(model).error).toBeUndefined();
      const wordsOf = (key: string) =>
        JSON.stringify(model.sections.find((section) => section.key === key)?.blocks);
      expect(wordsOf("summary")).toContain("The collaborative has no members yet.");
      expect(wordsOf("strategy:workforce")).toContain("nobody has reported in 2024");
      expect(wordsOf("strategy:workforce")).not.toContain('"chart"');
      expect(wordsOf("goals")).toContain("No goal has been adopted yet.");
      expect(wordsOf("continuum")).toContain("Nobody has been placed on the Continuum of Progress yet.");
      expect(wordsOf("indicators")).toContain("No community indicator has been recorded yet.");
      expect(wordsOf("members")).toContain("The collaborative had no members in 2024.");
      expect(wordsOf("changes")).toContain("there is no year before it");
      expect(wordsOf("methods")).toContain("2024 is each member’s own fiscal year that ends in 2024.");
      for (const section of model.sections)
        for (const block of section.blocks) if (block.kind === "table") expect(block.rows).not.toEqual([]);
      for (const { part, value } of model.figures) if (part !== "members") expect(value).toBeNull();
    }
  });

  it.each(FORMAT_NAMES)("renders as %s with a title in a non-Latin script", async (format) => {
    const { signal } = new AbortController();
    for (const model of models) {
      const bytes = Buffer.from(
        await render(model, format, { schema: "https://example.org/schema", signal }),
      );
      if (format === "pdf") {
        const { solid: said, info } = await readPdf(new Uint8Array(bytes));
        expect(info.Title).toBe(model.title);
        expect(said).toContain(solid("進捗報告 ፩"));
        expect(said).toContain(solid("The collaborative has no members yet."));
      } else if (format === "xlsx") {
        const book = await opened(new Uint8Array(bytes));
        expect(JSON.stringify(book.shown("Summary"))).toContain("The collaborative has no members yet.");
        expect(JSON.stringify(book.worked("Figures"))).not.toContain('"#');
      } else if (format === "pptx" || format === "zip") {
        const words = (await unzipped(bytes)).map(textOf).join("");
        expect(words).toContain(format === "zip" ? "not reported" : "The collaborative has no members yet.");
      } else expect(bytes.toString("utf8")).toContain("not reported");
    }
  });

  it("says so on its page", () => {
    for (const model of models) {
      const page = renderToStaticMarkup(createElement(ReportBody, { report: shownReport(model) }));
      expect(page).toContain("The collaborative has no members yet.");
    }
  });
});

describe("an unpublished report", () => {
  const given = { title: "Progress", year: YEAR, audience: "public" as const, outline: newOutline("public") };
  const begun = (db: TenantDb) =>
    addReport(db, given).then(async (slug) => {
      const report = await findReport(db, slug);
      if (!report) throw new Error(slug);
      return report;
    });

  it("can be removed, and the history records that it existed", async () => {
    const report = await enter(begun);
    expect(await enter((db) => removeReport(db, report))).toBe(true);
    expect(await enter((db) => findReport(db, report.slug))).toBeNull();
    const [removed, made] = await enter((db) =>
      readHistory<object>(db, "report", sql`item_id = ${report.id}`),
    );
    const { title, year, audience } = given;
    expect(removed).toMatchObject({ before: { title, year, audience }, after: null, actor: "Test" });
    expect(made).toMatchObject({ before: null, after: { title, year, audience } });
  });

  it("cannot be removed once published, even from an outdated page", async () => {
    const report = await enter(begun);
    expect(await enter((db) => publish(db, report, JSON.stringify(of("public")), null))).toBe(1);
    expect(await enter((db) => removeReport(db, report))).toBe(false);
    expect(await enter((db) => findReport(db, report.slug))).toMatchObject({ id: report.id });
    expect(await enter((db) => listVersions(db, report.id))).toHaveLength(1);
  });
});

/** The figures of the sections as they are written there: in tables, in the unit of the table. */
function writtenIn({ sections, figures }: ReportModel): [string, string][] {
  const find = figuresOf({ figures });
  const written = (part: unknown): [string, string][] => {
    if (typeof part !== "object" || part === null) return [];
    if ("figure" in part && typeof part.figure === "string") {
      const own = "text" in part && typeof part.text === "string" ? part.text : null;
      return [[part.figure, own ?? find(part.figure).text]];
    }
    return Object.values(part).flatMap(written);
  };
  return written(sections);
}

/** The figures that the sections show, each once. */
function shownIn({ sections, figures }: ReportModel) {
  const find = figuresOf({ figures });
  const asked = JSON.stringify(sections).match(/"figure":"[^"]*"/g) ?? [];
  return [...new Set(asked)].map((one) => find(one.slice(10, -1)));
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"');

describe.each(AUDIENCES)("every figure of the demo’s report for %s readers", (readers) => {
  it("is on the page as the report writes it", () => {
    const text = solid(
      plain(renderToStaticMarkup(createElement(ReportBody, { report: shownReport(of(readers)) }))),
    );
    for (const figure of shownIn(of(readers)))
      expect([figure.id, text.includes(solid(figure.text))]).toEqual([figure.id, true]);
  });

  it("is in the PDF", async () => {
    const pdf = await readPdf(await renderPdf(of(readers)));
    for (const [id, text] of writtenIn(of(readers)))
      expect([id, pdf.solid.includes(solid(text))]).toEqual([id, true]);
  });

  it("is in the workbook, as written and recalculated, to the last digit", async () => {
    const book = await opened(await renderXlsx(of(readers)));
    const valuesIn = (rows: ReturnType<typeof book.shown>) =>
      new Map(rows.slice(1).map((row) => [String(row[15]), row[5]]));
    const shown = valuesIn(book.shown("Figures"));
    const worked = valuesIn(book.worked("Figures"));
    for (const { id, value, text } of of(readers).figures) {
      const expected = value === null ? text : Number(value);
      expect([id, shown.get(id)]).toEqual([id, expected]);
      expect([id, worked.get(id)]).toEqual([id, expected]);
    }
    const live = book.formulas.filter(({ sheet, formula }) => sheet === "Figures" && formula.includes("SUM"));
    if (of(readers).members) expect(live.length).toBeGreaterThan(100);
    else expect(live).toEqual([]);
  });

  it("is in the CSV and the JSON", () => {
    const rows = parse(renderCsv(of(readers)), { columns: true, bom: true }) as Record<string, string>[];
    const json = JSON.parse(renderJson(of(readers), "https://example.org/schema")) as ReportModel;
    const inCsv = new Map(rows.map((row) => [row.figure, row]));
    const inJson = figuresOf(json);
    for (const { id, value, text } of of(readers).figures) {
      const row = inCsv.get(id);
      expect([id, row?.value === "" ? null : Number(row?.value)]).toEqual([
        id,
        value === null ? null : Number(value),
      ]);
      // Text that a spreadsheet would read as a formula is escaped.
      expect([id, row?.text?.replace(/^'/, "")]).toEqual([id, text]);
      expect([id, inJson(id).value]).toEqual([id, value === null ? null : Number(value)]);
    }
  });

  it("is told in at most sixteen slides, in which no number is broken in two", async () => {
    const parts = await unzipped(await renderPptx(of(readers)));
    const slides = parts.filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    expect(slides.length).toBeGreaterThanOrEqual(10);
    expect(slides.length).toBeLessThanOrEqual(16);
    for (const slide of slides) expect([slide.name, brokenNumbers(textOf(slide))]).toEqual([slide.name, []]);
  });

  it("is in the slides that show it", async () => {
    const parts = await unzipped(await renderPptx(of(readers)));
    const slides = parts.filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    const text = solid(plain(slides.map(textOf).join(" ")));
    const large = of(readers).sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "figures" ? block.items.map((item) => item.figure) : [])),
    );
    const find = figuresOf(of(readers));
    expect(large.length).toBeGreaterThan(2);
    for (const id of large) expect([id, text.includes(solid(find(id).text))]).toEqual([id, true]);
  });
});
