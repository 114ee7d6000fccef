import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { cellText, figuresOf } from "~/reports/figures";
import type { ReportModel } from "~/reports/model";
import { paperOf } from "~/reports/pdf/paper";
import { renderPdf } from "~/reports/pdf/render.server";
import { plain } from "~/reports/plain";
import { type ReadPdf, readPdf, solid } from "../support/pdf-text";
import { HOSTILE, makeReportModel } from "../support/report-model";

/** What a report shows in figures, bars and tables: a name and what is said of it, one after the other. */
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

/** Lines that cannot be read in the file. A row too wide for the page goes on beside its name, further down. */
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

  it("says every figure that the report shows, beside its name", () => {
    expect(unsaid(model, read)).toEqual([]);
  });

  it("says every heading, sentence and note", () => {
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

  it("is PDF/UA: named, in a language, tagged, with headers of tables and words for charts", () => {
    expect(read.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(read.info).toMatchObject({ Title: "Progress report 2025", Author: "Harbor Anchor Collaborative" });
    expect(read.language).toBe("en-US");
    for (const tag of ["H1", "H2", "Table", "TH", "TD", "Caption", "Figure", "TOC", "L", "Link", "P"])
      expect(read.tags).toContain(tag);
    for (const { blocks } of model.sections)
      for (const block of blocks) if (block.kind === "chart") expect(read.alternatives).toContain(block.alt);
    expect(read.outline).toEqual(model.sections.map(({ title }) => title));
  });

  it("is the same, byte for byte, whenever it is made", async () => {
    expect(Buffer.from(await renderPdf(structuredClone(model))).equals(bytes)).toBe(true);
  });

  it("is on the paper of its country", async () => {
    expect(read.size).toEqual([612, 792]);
    const { size } = await readPdf(await renderPdf({ ...model, locale: "de-DE", sections: [] }));
    expect(size.map(Math.round)).toEqual([595, 842]);
    const pageOf = (locale: string) => paperOf({ ...model, locale, sections: [] }).page;
    expect(["en", "en-CA", "es-MX", "fr-CA", "nonsense!"].map(pageOf)).toEqual(Array(5).fill("us-letter"));
    expect(["en-GB", "fr", "de-DE", "ja"].map(pageOf)).toEqual(Array(4).fill("a4"));
  });

  it("takes nothing from the model but what its sections show", () => {
    const amounts = model.members?.rows.flatMap(({ values }) =>
      values.filter((value) => /\.\d\d$/.test(value ?? "")),
    );
    const paper = JSON.stringify(paperOf(model));
    expect(amounts?.length).toBeGreaterThan(40);
    for (const amount of amounts ?? []) expect(paper).not.toContain(amount);
    expect(paper).not.toContain("fewer than 11 people");
  });
});

describe("names that try to be more than text", () => {
  const model = makeReportModel({ members: HOSTILE.length, years: 3, hostile: true });

  it("come out as text", async () => {
    const read = await readPdf(await renderPdf(model));
    // Words that run to the left are stored in the order in which they stand on the page.
    const toTheLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
    expect(unsaid(model, read).filter((line) => !toTheLeft.test(line))).toEqual([]);
    expect(read.solid).toMatch(/בית|תיב/);
    expect(read.solid).toMatch(/مستشفى|ىفشتسم/);
    expect(read.solid).toContain("北京大学第一医院");
    expect(read.solid).toContain("🏥");
    expect(read.info.Title).toBe(model.title);
    expect(read.outline).toHaveLength(model.sections.length);
  });

  it("do not stop it where no font has a letter, or where there is no letter at all", async () => {
    const odd = { ...model.collaborative, name: "A\u0000\u0007B \ud800 \u{10fffd} \u{20000} \u202e \u0301" };
    const read = await readPdf(
      await renderPdf({ ...model, collaborative: odd, sections: model.sections.slice(-1) }),
    );
    expect(read.pages[0]).toContain("AB");
  });
});

describe("making a PDF", () => {
  it("takes less than 3 seconds and 400 MB for forty members over ten years", async () => {
    const model = makeReportModel({ members: 40, years: 10 });
    const started = performance.now();
    const bytes = await renderPdf(model);
    expect(performance.now() - started).toBeLessThan(3000);
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

  it("ends at once when nobody waits for it any more", async () => {
    const leaving = new AbortController();
    const made = renderPdf(makeReportModel({ members: 40, years: 10 }), { signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error("gone")), 50);
    await expect(made).rejects.toThrow("gone");
    await expect(
      renderPdf(makeReportModel({ members: 1, years: 1 }), { signal: leaving.signal }),
    ).rejects.toThrow("gone");
  });

  it("is refused in words where there is far too much", async () => {
    const model = makeReportModel({ members: 1, years: 1 });
    const long = { kind: "paragraph" as const, text: "a ".repeat(7_000_000) };
    const sections = model.sections.slice(0, 1).map((section) => ({ ...section, blocks: [long] }));
    await expect(renderPdf({ ...model, sections })).rejects.toThrow("too long for a PDF");
  });
});
