import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { cellText, figuresOf } from "~/reports/figures";
import type { ReportModel } from "~/reports/model";
import { paperOf } from "~/reports/pdf/paper";
import { renderPdf } from "~/reports/pdf/render.server";
import { plain } from "~/reports/plain";
import { HOSTILE, makeReportModel } from "../../support/reports/model";
import { type ReadPdf, readPdf, solid } from "../../support/reports/pdf-text";
import { timesYardstick } from "../../support/yardstick";

/** What a report shows in figures, bars, and tables: each name followed by its text. */
function linesOf(model: ReportModel): string[][] {
  const figureOf = figuresOf(model);
  const text = (id: string) => figureOf(id).text;
  return model.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === "figures") return block.items.map(({ figure }) => [text(figure)]);
      if (block.kind === "bars") return block.bars.map(({ name, figure }) => [name, text(figure)]);
      if (block.kind !== "table") return [];
      return block.rows.map((row) => row.map((cell) => cellText(cell, figureOf)));
    }),
  );
}

/** Lines missing from the file. A row too wide for the page continues further down, beside its name. */
function unsaid(model: ReportModel, read: ReadPdf): string[] {
  const says = (cells: string[]) => read.solid.includes(solid(plain(cells.join(""))));
  const saysInParts = ([name = "", ...cells]: string[]) => {
    const middle = Math.ceil(cells.length / 2);
    return says([name, ...cells.slice(0, middle)]) && says([name, ...cells.slice(middle)]);
  };
  const lines = linesOf(model);
  return lines.filter((cells) => !says(cells) && !saysInParts(cells)).map((cells) => cells.join(""));
}

describe("the PDF of a report", () => {
  const model = makeReportModel({ members: 12, years: 5 });
  let bytes: Uint8Array;
  let read: ReadPdf;
  beforeAll(async () => {
    bytes = await renderPdf(model);
    read = await readPdf(bytes);
  });

  it("shows every figure of the report beside its name", () => {
    expect(unsaid(model, read)).toEqual([]);
  });

  it("shows every heading, sentence, and note", () => {
    for (const { title, blocks } of model.sections) {
      expect(read.solid).toContain(solid(title));
      for (const block of blocks) {
        if ("text" in block) expect(read.solid).toContain(solid(block.text));
        if ("title" in block) expect(read.solid).toContain(solid(block.title));
        if ("note" in block) expect(read.solid).toContain(solid(block.note ?? ""));
        if (block.kind === "notes") for (const item of block.items) expect(read.solid).toContain(solid(item));
      }
    }
    expect(read.solid).toContain("Managershirewhomtheymeet.");
    expect(read.solid).toContain("withheldtoprotectmembers");
  });

  it("is PDF/UA, with a title, a language, tags, table headers, and text for charts", () => {
    expect(read.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(read.info).toMatchObject({ Title: "Progress report 2025", Author: "Harbor Anchor Collaborative" });
    expect(read.language).toBe("en-US");
    for (const tag of ["H1", "H2", "Table", "TH", "TD", "Caption", "Figure", "TOC", "L", "Link", "P"])
      expect(read.tags).toContain(tag);
    for (const { blocks } of model.sections)
      for (const block of blocks) if (block.kind === "chart") expect(read.alternatives).toContain(block.alt);
    expect(read.outline).toEqual(model.sections.map(({ title }) => title));
  });

  it("is identical byte for byte whenever it is made", async () => {
    expect(Buffer.from(await renderPdf(structuredClone(model))).equals(bytes)).toBe(true);
  });

  it("uses the paper size of its country", async () => {
    expect(read.size).toEqual([612, 792]);
    const { size } = await readPdf(await renderPdf({ ...model, locale: "de-DE", sections: [] }));
    expect(size.map(Math.round)).toEqual([595, 842]);
    const pageOf = (locale: string) => paperOf({ ...model, locale, sections: [] }).page;
    expect(["en", "en-CA", "es-MX", "fr-CA", "nonsense!"].map(pageOf)).toEqual(Array(5).fill("us-letter"));
    expect(["en-GB", "fr", "de-DE", "ja"].map(pageOf)).toEqual(Array(4).fill("a4"));
  });

  it("contains only what the report's sections show", () => {
    const amounts = model.members?.rows.flatMap(({ values }) =>
      values.filter((value) => /\.\d\d$/.test(value ?? "")),
    );
    const paper = JSON.stringify(paperOf(model));
    expect(amounts?.length).toBeGreaterThan(40);
    for (const amount of amounts ?? []) expect(paper).not.toContain(amount);
    expect(paper).not.toContain("fewer than 11 people");
  });
});

describe("names that look like code", () => {
  const model = makeReportModel({ members: HOSTILE.length, years: 3, hostile: true });

  it("are shown as text", async () => {
    const read = await readPdf(await renderPdf(model));
    // Right-to-left words are stored in their order on the page.
    const toTheLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
    expect(unsaid(model, read).filter((line) => !toTheLeft.test(line))).toEqual([]);
    expect(read.solid).toMatch(/בית|תיב/);
    expect(read.solid).toMatch(/مستشفى|ىفشتسم/);
    expect(read.solid).toContain("北京大学第一医院");
    expect(read.solid).toContain("🏥");
    expect(read.info.Title).toBe(model.title);
    expect(read.outline).toHaveLength(model.sections.length);
  });

  it("are accepted even if no font has a character, or there is none", async () => {
    const odd = { ...model.collaborative, name: "A\u0000\u0007B \ud800 \u{10fffd} \u{20000} \u202e \u0301" };
    const read = await readPdf(
      await renderPdf({ ...model, collaborative: odd, sections: model.sections.slice(-1) }),
    );
    expect(read.pages[0]).toContain("AB");
  });
});

describe("making a PDF", () => {
  it("takes no more time than reading a large file, and 400 MB, for 40 members over 10 years", async () => {
    const model = makeReportModel({ members: 40, years: 10 });
    const { times, result: bytes } = await timesYardstick(() => renderPdf(model));
    // About 8 on an idle machine, or 0.7 seconds.
    expect(times).toBeLessThan(40);
    const read = await readPdf(bytes);
    expect(unsaid(model, read)).toEqual([]);
    expect(read.solid.match(/Ofmembers’ownfiscalyears/g)).toHaveLength(3);

    const peak = `data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))`;
    const { stderr, stdout } = spawnSync(
      process.execPath,
      ["--import", peak, "app/reports/pdf/typeset.mjs"],
      { input: JSON.stringify(paperOf(model)), maxBuffer: 64_000_000 },
    );
    expect(stdout.equals(bytes)).toBe(true);
    expect(Number(stderr.toString()) / 1024).toBeLessThan(400);
  });

  it("stops as soon as it is canceled", async () => {
    const leaving = new AbortController();
    const made = renderPdf(makeReportModel({ members: 40, years: 10 }), { signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error("gone")), 50);
    await expect(made).rejects.toThrow("gone");
    await expect(
      renderPdf(makeReportModel({ members: 1, years: 1 }), { signal: leaving.signal }),
    ).rejects.toThrow("gone");
  });

  it("is refused in plain words if the report is far too long", async () => {
    const model = makeReportModel({ members: 1, years: 1 });
    const long = { kind: "paragraph" as const, text: "a ".repeat(7_000_000) };
    const sections = model.sections.slice(0, 1).map((section) => ({ ...section, blocks: [long] }));
    await expect(renderPdf({ ...model, sections })).rejects.toThrow("too long for a PDF");
  });
});
