import { beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "~/reports/build";
import { type Part, textOf, unzipped } from "~/reports/data/zip.server";
import type { ReportModel } from "~/reports/model";
import { newOutline } from "~/reports/outline";
import { deckOf } from "~/reports/slides/plan";
import { renderPptx } from "~/reports/slides/render.server";
import { makeReportModel } from "../../support/reports/model";
import { brokenNumbers } from "../../support/reports/slide-numbers";
import { sampleSources } from "../../support/reports/sources";

const slidesIn = (parts: Part[]) => parts.filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name));

const short = (model: ReportModel, appendix = false): ReportModel => ({ ...model, slides: { appendix } });

describe("the story that slides tell", () => {
  const model = makeReportModel({ members: 40, years: 10 });
  let parts: Part[];
  beforeAll(async () => {
    parts = await unzipped(await renderPptx(short(model)));
  });

  it("takes ten to fourteen slides, however many members and years there are", () => {
    expect(slidesIn(parts).length).toBeGreaterThanOrEqual(7);
    expect(slidesIn(parts).length).toBeLessThanOrEqual(14);
  });

  it("opens with the goals, gives each strategy one slide, and closes with how it was made", () => {
    const deck = deckOf(short(model));
    expect(deck[0]).toMatchObject({ section: "Goals", title: "One of three goals is on track." });
    const strategies = deck.filter(({ accent }) => accent !== null);
    expect(new Set(strategies.map(({ section }) => section)).size).toBe(strategies.length);
    expect(strategies.map(({ body }) => body.kind)).toEqual(["chart", "chart", "chart"]);
    expect(deck.at(-1)?.section).toBe("How these figures were made");
  });

  it("puts the goals that need talking about first", () => {
    const [goals] = deckOf(short(model));
    const statuses = goals?.body.kind === "table" ? goals.body.rows.map(([status]) => status) : [];
    expect(statuses).toEqual(["Off track", "Behind", "On track"]);
  });

  it("puts a strategy's figure beside its chart with the way to the goal", () => {
    const settings = { title: "Sample", slug: "sample", earlier: null, date: "2025-06-30" };
    const built = buildReport(sampleSources(), { ...settings, outline: newOutline("internal") });
    const [focus] = deckOf(built).flatMap(({ body }) => (body.kind === "focus" ? [body] : []));
    expect(focus?.card.value).toBe("15.0%");
    expect(focus?.chart?.series.map(({ name }) => name)).toContainEqual(
      expect.stringMatching(/goal|way to/i),
    );
  });

  it("keeps tables for an appendix, which is off unless the convener wants it", async () => {
    const titles = (deck: ReturnType<typeof deckOf>) => deck.map(({ title }) => title);
    expect(titles(deckOf(short(model)))).not.toContain("Appendix: all tables and definitions");
    const long = deckOf(short(model, true));
    const at = titles(long).indexOf("Appendix: all tables and definitions");
    expect(titles(long.slice(0, at))).toEqual(titles(deckOf(short(model))));
    expect(long.length - at).toBeGreaterThan(10);
  });

  it("breaks no number in two, on any slide of the appendix either", async () => {
    const all = await unzipped(await renderPptx(short(model, true)));
    for (const part of slidesIn(all))
      expect([part.name, brokenNumbers(textOf(part))]).toEqual([part.name, []]);
  });

  it("gives years beside each other columns of one width", () => {
    const tables = deckOf(short(model, true)).flatMap(({ body }) => (body.kind === "table" ? [body] : []));
    const years = tables.map(({ columns, widths }) =>
      widths.filter((_, at) => /^\d{4}$/.test(columns[at]?.label ?? "")).map((width) => width.toFixed(4)),
    );
    expect(years.some(({ length }) => length > 5)).toBe(true);
    for (const widths of years) expect(new Set(widths).size).toBeLessThanOrEqual(1);
  });

  it("stays in full for reports that were published before there was a short one", () => {
    expect(deckOf(model).length).toBeGreaterThan(deckOf(short(model)).length + 10);
  });
});
