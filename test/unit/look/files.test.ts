import { describe, expect, it } from "vitest";
import { textOf, unzipped } from "../../../app/reports/data/zip.server";
import { publishedModel, type ReportModel } from "../../../app/reports/model";
import { shownReport } from "../../../app/reports/page/shown";
import { renderPdf } from "../../../app/reports/pdf/render.server";
import { renderPptx } from "../../../app/reports/slides/render.server";
import { pngOf } from "../../support/files/png";
import { makeReportModel } from "../../support/reports/model";
import { readPdf } from "../../support/reports/pdf-text";

const plain = makeReportModel({ members: 3, years: 2 });
const logo = {
  mediaType: "image/png",
  width: 400,
  height: 100,
  base64: Buffer.from(pngOf(400, 100)).toString("base64"),
};
const own: ReportModel = { ...plain, look: { main: "#a1123f", second: "#0b6b5d", logo } };
const jpeg = { ...own, look: { main: null, second: "#0b6b5d", logo: null } };

describe("a report in a collaborative's own look", () => {
  it("has its logo on the cover of the PDF, which stays accessible and says the same", async () => {
    const [before, after] = await Promise.all([renderPdf(plain), renderPdf(own)]);
    const read = await readPdf(after);
    expect(read.alternatives).toContain(own.collaborative.name);
    expect((await readPdf(before)).alternatives).not.toContain(own.collaborative.name);
    expect(read.solid).toBe((await readPdf(before)).solid);
    // One color alone serves as both.
    expect((await readPdf(await renderPdf(jpeg))).solid).toBe(read.solid);
  });

  it("has its logo and colors on the first slide", async () => {
    const parts = await unzipped(await renderPptx(own));
    const cover = parts.find(({ name }) => name === "ppt/slides/slide1.xml");
    expect(cover && textOf(cover)).toContain(`descr="${own.collaborative.name}"`);
    expect(parts.some(({ name }) => /^ppt\/media\/.*\.png$/.test(name))).toBe(true);
    const masters = parts
      .filter(({ name }) => name.startsWith("ppt/slideLayouts/"))
      .map(textOf)
      .join("");
    expect(masters).toContain("A1123F");
    expect(masters).toContain("0B6B5D");
  });

  it("has its colors and logo on its page, and not in its data", () => {
    const { look } = shownReport(own);
    expect(look?.style).toContain("--color-link:#a1123f");
    expect(look?.logo?.src).toMatch(/^data:image\/png;base64,/);
    expect(shownReport(plain).look).toBeNull();
    expect(publishedModel(own)).not.toHaveProperty("look");
  });
});
