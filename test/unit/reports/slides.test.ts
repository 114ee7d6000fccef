import exceljs from "exceljs";
import { describe, expect, it, vi } from "vitest";
import { type Part, textOf, unzipped } from "../../../app/reports/data/zip.server";
import { figuresOf } from "../../../app/reports/figures";
import { renderPptx } from "../../../app/reports/slides/render.server";
import { HOSTILE, makeReportModel } from "../../support/reports/model";

const unescaped = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** The texts of a slide, one per paragraph or cell. */
const wordsIn = (part: Part) =>
  [...textOf(part).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => unescaped(text ?? ""));
const slidesIn = (parts: Part[]) => parts.filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name));

/** Whether every element is closed in order and every character is valid in XML. */
function wellFormed(text: string): boolean {
  const open: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!(amp|lt|gt|quot|apos|#x?[0-9A-Fa-f]+);)/.test(text))
    return false;
  for (const [, end, name, empty] of text.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (end) {
      if (open.pop() !== name) return false;
    } else if (!empty) open.push(name ?? "");
  }
  return open.length === 0 && !/<(?![?/A-Za-z])/.test(text);
}

describe("the slides of a report", () => {
  const model = makeReportModel({ members: 40, years: 10 });

  it("show every figure exactly as the report writes it", async () => {
    const parts = await unzipped(await renderPptx(model));
    const texts = new Set(slidesIn(parts).flatMap(wordsIn));
    const figureOf = figuresOf(model);
    for (const { blocks } of model.sections)
      for (const block of blocks) {
        if (block.kind === "figures")
          for (const { figure } of block.items) expect(texts).toContain(figureOf(figure).text);
        if (block.kind !== "table") continue;
        for (const cell of block.rows.flat())
          expect(texts).toContain(typeof cell === "string" ? cell : figureOf(cell.figure).text);
      }
  });

  it("draw charts from exact numbers, also in the workbook behind each chart", async () => {
    const parts = await unzipped(await renderPptx(model));
    const figureOf = figuresOf(model);
    const blocks = model.sections.flatMap((section) => section.blocks);
    const books = new Map(
      parts.filter(({ name }) => name.endsWith(".xlsx")).map((part) => [part.name, part]),
    );
    const charts = parts.filter(({ name }) => /charts\/chart\d+\.xml$/.test(name));
    expect(charts.length).toBeGreaterThan(5);
    const drawn: (number | null)[] = [];
    for (const chart of charts) {
      const text = textOf(chart);
      expect(wellFormed(text)).toBe(true);
      const number = /chart(\d+)\.xml/.exec(chart.name)?.[1];
      const behind = books.get(`ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`);
      if (!behind) throw new Error(`nothing behind ${chart.name}`);
      const book = new exceljs.Workbook();
      await book.xlsx.load(behind.bytes.buffer as ArrayBuffer);
      const sheet = book.getWorksheet("Data");
      const kept = [...text.matchAll(/<c:numCache>.*?<\/c:numCache>/g)].map(([cache]) =>
        [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)</g)].map(([, at, value]) => [
          Number(at),
          Number(value),
        ]),
      );
      kept.forEach((points, series) => {
        for (const [at = 0, value] of points) expect(sheet?.getCell(at + 2, series + 2).value).toBe(value);
        drawn.push(...points.map(([, value]) => value ?? null));
      });
    }
    for (const block of blocks) {
      if (block.kind === "chart")
        for (const { points } of block.data.series)
          for (const { value } of points) if (value !== null) expect(drawn).toContain(value);
      if (block.kind === "bars")
        for (const { figure } of block.bars) {
          const { value } = figureOf(figure);
          if (value !== null) expect(drawn).toContain(Number(value));
        }
    }
  });

  it("each have a title, unique shape numbers, and text for charts", async () => {
    const parts = await unzipped(await renderPptx(model));
    for (const slide of slidesIn(parts)) {
      const text = textOf(slide);
      expect(text).toMatch(/<p:ph\s[^>]*type="title"/);
      const ids = [...text.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, alt] of text.matchAll(/<p:cNvPr [^>]*name="Chart[^"]*" descr="([^"]*)"/g))
        expect(alt).not.toBe("");
    }
  });

  it("keep tables within the slide", async () => {
    const parts = await unzipped(await renderPptx(model));
    for (const slide of slidesIn(parts)) {
      const heights = [...textOf(slide).matchAll(/<a:tr h="(\d+)"/g)].map(
        ([, height]) => Number(height) / 914_400,
      );
      expect(heights.reduce((a, b) => a + b, 0)).toBeLessThan(5.3);
    }
  });

  it("are identical byte for byte whenever they are made", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T00:00:00Z") });
    try {
      const small = makeReportModel({ members: 3, years: 3 });
      const first = await renderPptx(small);
      vi.setSystemTime(new Date("2031-07-05T11:22:33Z"));
      expect(Buffer.from(first).equals(Buffer.from(await renderPptx(small)))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it("treat all names and words as text", async () => {
    const hostile = makeReportModel({ members: 14, years: 4, hostile: true });
    hostile.title += " \u0000\u0008 \ud83d ]]>";
    const parts = await unzipped(await renderPptx(hostile));
    for (const part of parts.filter(({ name }) => /\.(xml|rels)$/.test(name)))
      expect([part.name, wellFormed(textOf(part))]).toEqual([part.name, true]);
    const all = slidesIn(parts).map(textOf).join("\n");
    const said = slidesIn(parts).flatMap(wordsIn).join("\n");
    for (const name of HOSTILE) expect(said).toContain(name);
    expect(all).toMatch(/rtl="1"[^>]*>(?:(?!<a:t>).)*<a:t>בית חולים/);
    expect(all).not.toContain("<script");
  });

  it("contain nothing that readers may not see, in any part", async () => {
    const open = makeReportModel({ members: 12, years: 4, audience: "public" });
    const own =
      makeReportModel({ members: 12, years: 4 }).members?.rows.flatMap(({ values }) => values) ?? [];
    const said = new Set(open.figures.map(({ value }) => value));
    const secret = own.filter((value) => value !== null && value.length > 7 && !said.has(value));
    const parts = await unzipped(await renderPptx(open));
    const inner = await Promise.all(
      parts.filter(({ name }) => name.endsWith(".xlsx")).map(({ bytes }) => unzipped(bytes)),
    );
    const all = [...parts, ...inner.flat()].map(textOf).join("\n");
    expect(secret.length).toBeGreaterThan(20);
    expect(secret.filter((value) => all.includes(String(value)))).toEqual([]);
  });
});
