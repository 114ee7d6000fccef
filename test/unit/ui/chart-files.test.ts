import { describe, expect, it } from "vitest";
import { type ChartContent, chartPng, chartSvg } from "~/reports/charts/picture.server";
import { barsCsv, trendCsv } from "~/reports/charts/table";
import { fontFilesFor } from "~/reports/pdf/fonts.mjs";
import type { TrendData } from "~/ui/charts/types";

const data: TrendData = {
  series: [
    {
      id: "rate",
      name: "Impact hires",
      points: [
        { year: 2022, value: 0.06, coverage: "2 of 3 members" },
        { year: 2023, value: null },
        { year: 2024, value: null, missing: "withheld" },
        { year: 2025, value: 0.0918, soFar: "2 of 3 reported" },
      ],
    },
  ],
  years: [2022, 2023, 2024, 2025, 2026],
  format: "share",
  locale: "en-US",
  currency: "USD",
  accent: "workforce",
  goal: { label: "The way to 10% by 2026", points: [{ year: 2026, value: 0.1 }] },
};
const words = {
  title: "Impact hires reached 9.2% of new hires in 2025; the goal is 10% by 2026",
  unit: "Percent of new hires",
  source: "Source: yearly numbers of the members.",
  note: null,
};
const chart: ChartContent = { kind: "trend", data, words, credit: "Tarrow River" };

describe("a chart as CSV", () => {
  const lines = trendCsv(data, words).split("\r\n");

  it("says why there is no value, which is never blank or 0", () => {
    expect(lines.slice(1, 6).map((line) => line.split(",").slice(0, 6).join(","))).toEqual([
      "Impact hires,2022,0.06,6.0%,2 of 3 members,yes",
      "Impact hires,2023,not reported,not reported,,",
      "Impact hires,2024,withheld to protect members,withheld to protect members,,",
      "Impact hires,2025,0.0918,9.2%,2 of 3 reported,no",
      "Impact hires,2026,not yet due,not yet due,,",
    ]);
  });

  it("has the way to the goal, and makes names that look like formulas harmless", () => {
    expect(lines[6]).toMatch(/^The way to 10% by 2026,2026,0\.1,10\.0%/);
    const bars = {
      bars: [{ id: "x", name: "=cmd()", value: 1 }],
      format: "count" as const,
      locale: "en-US",
      currency: "USD",
      accent: "workforce" as const,
    };
    expect(barsCsv(bars, words, 2025).split("\r\n")[1]).not.toMatch(/^=/);
  });
});

describe("a chart as a picture", () => {
  it("holds its title, unit, source, and whose it is, without a style sheet", () => {
    const text = chartSvg(chart)
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");
    for (const part of [words.unit, words.source, "Tarrow River", "The way to 10% by 2026"])
      expect(text).toContain(part);
    expect(chartSvg(chart)).not.toMatch(/var\(|class=/);
  });

  it("escapes names", () => {
    expect(chartSvg({ ...chart, credit: "<script>A & B" })).toContain("&lt;script&gt;A &amp; B");
  });

  it("keeps 60 members with long names inside", () => {
    const name = "The Regional Metropolitan Consolidated Health Sciences and Teaching Hospital Authority";
    const bars = Array.from({ length: 60 }, (_, place) => ({
      id: `${place}`,
      name: `${name} ${place}`,
      value: place,
    }));
    const svg = chartSvg({
      kind: "bars",
      data: { bars, format: "count", locale: "en-US", currency: "USD", accent: "workforce" },
      words,
      credit: "",
    });
    expect(svg).toContain("Authority");
    expect(svg).toMatch(/viewBox="0 0 960 \d+"/);
  });

  it("becomes a PNG with faces for Chinese and Arabic", async () => {
    expect(fontFilesFor("Quillard")).toHaveLength(fontFilesFor("").length);
    expect(fontFilesFor("医院").some((file) => file.includes("NotoSansHans"))).toBe(true);
    expect(fontFilesFor("مستشفى").some((file) => file.includes("NotoNaskhArabic"))).toBe(true);
    const png = await chartPng({ ...chart, credit: "塔罗河医院 مستشفى" });
    expect([...png.slice(1, 4)]).toEqual([80, 78, 71]);
  });
});
