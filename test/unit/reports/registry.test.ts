import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { buildReport } from "~/reports/build";
import { figuresOf } from "~/reports/figures";
import { FORMAT_CHOICES, FORMAT_NAMES, FORMATS } from "~/reports/formats.server";
import { AUDIENCES, modelSchema } from "~/reports/model";
import { completeOutline, newOutline, outlineSchema } from "~/reports/outline";
import { SECTION_KEYS, SECTIONS, sectionOf } from "~/reports/sections/registry";
import { PLACED_KEYS, placeOf } from "~/reports/sections/writing/places";
import { ReportDownloads } from "~/routes/reports/ReportDownloads";
import { formatOf } from "~/routes/reports/report-file.server";
import { readOutlineForm } from "~/routes/reports/writing/outline-form";
import { reportFiles } from "../../../app/file-addresses.server";
import { paths } from "../../../app/paths";
import { makeReportModel } from "../../support/reports/model";
import { sampleSources } from "../../support/reports/sources";

/** The figures that blocks refer to, wherever they stand in them. */
function figureIdsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "figure" && typeof part === "string" ? [part] : figureIdsIn(part),
  );
}

describe("the sections of a report", () => {
  it("each have a unique key and title", () => {
    expect(new Set(SECTION_KEYS).size).toBe(SECTIONS.length);
    expect(new Set(SECTIONS.map(({ title }) => title)).size).toBe(SECTIONS.length);
    for (const section of SECTIONS) expect(sectionOf(section.key)).toBe(section);
  });

  it.each(AUDIENCES)("are all in a new outline for %s readers", (audience) => {
    const { sections } = newOutline(audience);
    expect(sections.map(({ key }) => key)).toEqual(SECTION_KEYS);
    for (const { key, shown } of sections)
      expect([key, shown]).toEqual([key, !sectionOf(key).leftOutFor?.includes(audience)]);
  });

  it.each(SECTION_KEYS)("%s is stored, sent by the builder, and added to older outlines", (key) => {
    const sections = [{ key, shown: true, narrative: "Words." }];
    expect(outlineSchema.parse({ sections, compareTo: null }).sections).toEqual(sections);

    const form = new FormData();
    const fields = { section: key, shown: key, [`narrative:${key}`]: "Words.", compareTo: "" };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    expect(readOutlineForm(form).outline.sections).toEqual(sections);

    const older = {
      sections: newOutline("public").sections.filter((one) => one.key !== key),
      compareTo: null,
    };
    expect(completeOutline(older).sections.at(-1)).toEqual({ key, shown: false, narrative: "" });
  });

  it("have a place in files only if the registry knows them", () => {
    expect(PLACED_KEYS.filter((key) => !SECTION_KEYS.some((known) => known === key))).toEqual([]);
    expect(SECTION_KEYS.filter((key) => placeOf(key) === "opening")).toEqual(["summary"]);
    expect(SECTION_KEYS.filter((key) => placeOf(key) === "closing")).toEqual(["methods"]);
  });

  describe.each([
    ["reported figures", false],
    ["no reported figures", true],
  ])("of a sample collaborative with %s", (_, blank) => {
    const sections = SECTION_KEYS.map((key) => ({ key, shown: true, narrative: "" }));
    const report = buildReport(sampleSources({ blank }), {
      title: "Sample",
      slug: "sample",
      outline: { sections, compareTo: null },
      earlier: null,
      date: "2025-06-30",
    });

    it.each(SECTION_KEYS)("%s shows something, and only figures that the report has", (key) => {
      expect(modelSchema.parse(report)).toEqual(report);
      const section = report.sections.find((built) => built.key === key);
      expect(section).toMatchObject({ title: sectionOf(key).title, accent: sectionOf(key).strategy });
      expect(section?.blocks.length).toBeGreaterThan(0);
      const figureOf = figuresOf(report);
      for (const id of figureIdsIn(section?.blocks)) expect(figureOf(id).text).not.toBe("");
    });
  });

  it("show the sample's numbers where there are any, and no number where there is none", () => {
    const numbers = (blank: boolean) => {
      const sources = sampleSources({ blank });
      const outline = newOutline("internal");
      const settings = { title: "Sample", slug: "sample", outline, earlier: null, date: "2025-06-30" };
      const { figures } = buildReport(sources, settings);
      return figures.filter(({ id }) => id === "rate@2024").map(({ text, missing }) => [text, missing]);
    };
    expect(numbers(false)).toEqual([["15.0%", null]]);
    expect(numbers(true)).toEqual([["not reported", "missing"]]);
  });

  it("are refused if the registry does not know them", () => {
    const sections = [{ key: "no_such_section", shown: true, narrative: "" }];
    expect(outlineSchema.safeParse({ sections, compareTo: null }).success).toBe(false);
  });
});

/** The address that the router gets for one that a reader opens. */
function routed(address: string): string {
  const request = { url: address, originalUrl: address };
  // The handler reads and writes nothing but the address.
  reportFiles(request as Parameters<typeof reportFiles>[0], {} as never, () => {});
  return request.url;
}

describe("the formats of a report", () => {
  it.each(FORMAT_NAMES)(
    "%s has an address, a content type, and a renderer",
    async (format) => {
      expect(formatOf(format)).toBe(format);
      expect(routed(paths.reportFile("demo", "progress", format, { version: 2 }))).toBe(
        `/c/demo/reports/progress/as/${format}?version=2`,
      );
      expect(routed(paths.publicReportFile("secret", format))).toBe(`/p/secret/as/${format}`);
      expect(FORMATS[format].contentType).toMatch(/^[a-z]+\/[a-z.+-]+(; charset=utf-8)?$/);
      const file = await FORMATS[format].render(makeReportModel({ members: 1, years: 1 }), {
        schema: "https://example.org/schema",
        signal: new AbortController().signal,
      });
      expect(file.length).toBeGreaterThan(500);
    },
    60_000,
  );

  it("are all offered on the page by their labels", () => {
    const files = FORMAT_CHOICES.map(({ format, label }) => ({
      label,
      href: paths.reportFile("demo", "progress", format),
    }));
    const page = renderToStaticMarkup(createElement(ReportDownloads, { files }));
    for (const format of FORMAT_NAMES)
      expect(page).toMatch(
        new RegExp(`href="/c/demo/reports/progress\\.${format}"[^>]*>${FORMATS[format].label}</a>`),
      );
  });

  it("do not include unknown formats", () => {
    expect(routed("/c/demo/reports/progress.docx")).toBe("/c/demo/reports/progress.docx");
    expect(() => formatOf("docx")).toThrow();
  });
});
