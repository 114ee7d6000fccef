import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { buildReport } from "~/reports/build";
import { renderJson } from "~/reports/data/json.server";
import { textOf, unzipped } from "~/reports/data/zip.server";
import { differences } from "~/reports/differences";
import type { Audience, ReportModel } from "~/reports/model";
import { ReportBody } from "~/reports/page/ReportBody";
import { shownReport } from "~/reports/page/shown";
import { paperOf } from "~/reports/pdf/paper";
import type { ReportSources } from "~/reports/read.server";
import type { SectionKey } from "~/reports/sections/registry";
import { renderPptx } from "~/reports/slides/render.server";
import { STORY_TAKEN_OFF, withStories } from "~/reports/stories";
import { renderXlsx } from "~/reports/workbook/render.server";
import { sampleSources } from "../../support/reports/sources";

const OUTSIDE = { role: "executive", memberId: null } as const;

function reportFor(readers: Audience, keys: SectionKey[], more: Partial<ReportSources> = {}): ReportModel {
  const sample = sampleSources();
  const { collaborative } = sample.catalog;
  const policy = { ...collaborative.policy, peers: "totals_only" as const };
  const outside = {
    viewer: OUTSIDE,
    catalog: { ...sample.catalog, collaborative: { ...collaborative, policy } },
  };
  const sources = { ...sample, ...(readers !== "internal" && outside), readers, ...more };
  return buildReport(sources, {
    title: "Sample",
    slug: "sample",
    outline: { sections: keys.map((key) => ({ key, shown: true, narrative: "" })), compareTo: null },
    earlier: null,
    date: "2025-06-30",
  });
}

/** Everything that a file of this format says, as one text. */
const FILES: Record<string, (model: ReportModel) => Promise<string> | string> = {
  page: (model) => renderToStaticMarkup(createElement(ReportBody, { report: shownReport(model) })),
  pdf: (model) => JSON.stringify(paperOf(model)),
  json: (model) => renderJson(model, "https://example.org/schema"),
  xlsx: async (model) => inside(await renderXlsx(model)),
  pptx: async (model) => inside(await renderPptx(model)),
};
async function inside(file: Uint8Array): Promise<string> {
  const parts = await unzipped(file);
  return parts.map(textOf).join("\n");
}

describe("a story in a report", () => {
  const model = reportFor("public", ["outcomes"]);
  const withdrawn = withStories(model, (story) => ({ ...story, told: null }));

  it.each(Object.keys(FILES))("is told in the %s with title, words, name, and place", async (format) => {
    const text = await FILES[format]?.(model);
    for (const part of ["To the ward", "They hold my hand.", "*know*", "Dolores M.", "Canal Street"])
      expect(text).toContain(part);
  });

  it.each(Object.keys(FILES))("leaves nothing of it in the %s once its consent has ended", async (format) => {
    const text = await FILES[format]?.(withdrawn);
    for (const part of ["To the ward", "They hold my hand.", "Dolores M.", "Canal Street"])
      expect(text).not.toContain(part);
    if (format !== "json") expect(text).toContain(STORY_TAKEN_OFF);
  });

  it("that belongs to an outcome of another year is told in that year's report", () => {
    const [outcome] = sampleSources().outcomes;
    const outcomes = outcome ? [{ ...outcome, happenedOn: "2023-12-31" }] : [];
    const blocks = reportFor("public", ["outcomes"], { outcomes }).sections.flatMap(
      (section) => section.blocks,
    );
    expect(blocks.filter(({ kind }) => kind === "story")).toEqual([]);
  });

  it("is counted among the differences of a corrected version, without its words", () => {
    const corrected = withStories(model, () => null);
    expect(differences(withdrawn, corrected)).toEqual(["A story was taken off."]);
    expect(differences(corrected, model)).toEqual(["A story is new."]);
    expect(differences(model, withdrawn)).toEqual([]);
  });
});

describe("promises in a report", () => {
  const rowsOf = (model: ReportModel, id: string) =>
    model.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" && block.id === id ? block.rows : [])),
    );
  const countsOf = (model: ReportModel) =>
    model.figures.filter(({ code }) => code === "pledge:hire").map(({ part, value }) => [part, value]);

  it("name to the public only whom an agreement allows to name, and say nothing of members' goals", () => {
    const model = reportFor("public", ["promises"]);
    expect(countsOf(model)).toEqual([
      ["signed", "2"],
      ["not_signed", "1"],
    ]);
    expect(rowsOf(model, "pledge-hire-members")).toEqual([["Institution arts", "Signed"]]);
    expect(JSON.stringify(model.sections)).toContain("1 more, who are not named.");
    expect(JSON.stringify([model.sections, model.figures])).not.toMatch(
      /Institution (bank|college)|on track|behind/,
    );
  });

  it("name to members who has signed, and to staff how each stands", () => {
    expect(rowsOf(reportFor("members", ["promises"]), "pledge-hire-members").map(([name]) => name)).toEqual([
      "Institution arts",
      "Institution bank",
    ]);
    const model = reportFor("internal", ["promises"]);
    expect(rowsOf(model, "pledge-hire-members")).toEqual([
      ["Institution arts", "Signed without a goal"],
      ["Institution bank", "Signed without a goal"],
    ]);
    expect(countsOf(model)).toEqual([
      ["without_goal", "2"],
      ["not_signed", "1"],
    ]);
  });
});

describe("the path in a report", () => {
  const told = (readers: Audience) => JSON.stringify(reportFor(readers, ["path"]).sections);

  it("says which steps are done, and for what reason others are not needed", () => {
    expect(told("members")).toContain("1 of 9 steps of the path were done");
    expect(told("members")).toContain("The city asked us.");
    expect(told("members")).toContain("no charter is in force");
  });

  it("tells the public neither what a step rests on nor what speaks against the phase", () => {
    expect(told("public")).toContain("Ground rules");
    expect(told("public")).not.toMatch(/Missing: |The city asked us|no charter is in force/);
    expect(told("members")).toContain("Missing: ");
  });
});
