import { renderToStaticMarkup, renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StaticTrend } from "~/ui/charts/StaticTrend";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { TrendData } from "~/ui/charts/types";
import { Change } from "~/ui/figures/Change";
import { Coverage } from "~/ui/figures/Coverage";

const data: TrendData = {
  series: [
    {
      id: "impact.rate",
      name: "Impact-hire rate",
      points: [
        { year: 2022, value: 0.06, coverage: "2 of 3 members" },
        { year: 2023, value: null },
        { year: 2024, value: null, missing: "withheld" },
        { year: 2025, value: 0.0918, shown: "9.18%" },
      ],
    },
  ],
  years: [2022, 2023, 2024, 2025],
  format: "share",
  locale: "en-US",
  currency: "USD",
  accent: "workforce",
};

describe("a chart before any script has come", () => {
  const html = renderToString(<TrendChart title="Impact hires reached 9.2% of new hires." {...data} />);

  it("is drawn, named and has its table", () => {
    expect(html).toContain('role="img"');
    expect(html).toContain("Line chart, 2022 to 2025. Impact-hire rate: 9.18% in 2025.");
    expect(html).toContain("<figcaption");
    expect(html).toContain("Show as table");
  });

  it("gives the exact figure or the reason for its absence in every row", () => {
    const rows = [...html.matchAll(/<tr>.*?<\/tr>/g)].map(([row]) =>
      row.replace(/<[^>]*>/g, " ").replace(/\s+/g, " "),
    );
    expect(rows.slice(1)).toEqual([
      " 2025 9.18% ",
      " 2024 withheld to protect members ",
      " 2023 not reported ",
      " 2022 6.0% 2 of 3 members ",
    ]);
  });

  it("contains nothing of the interactive version", () => {
    expect(html).not.toContain("recharts");
  });
});

describe("a chart for a file", () => {
  it("knows its size in pixels and needs no style sheet", () => {
    const svg = renderToStaticMarkup(
      <StaticTrend width={640} height={320} label="Impact-hire rate" {...data} />,
    );
    expect(svg).toContain('width="640" height="320"');
    expect(svg).not.toMatch(/var\(|%"|rem"/);
    expect(svg).toContain("#173f75");
  });
});

describe("figures in words", () => {
  const words = (html: string) =>
    html
      .replace(/<[^>]*>/g, "")
      .replace(/\s+/g, " ")
      .trim();
  it("say how many members reported, beside the bar", () => {
    expect(words(renderToStaticMarkup(<Coverage reporting={11} expected={12} locale="en-US" />))).toBe(
      "11 of 12 members reported",
    );
  });
  it("say which way a figure went, since when, and for how many members", () => {
    const html = renderToStaticMarkup(<Change direction="up" amount="+3.2 points" since={2019} cohort={9} />);
    expect(words(html)).toBe("Up 3.2 points since 2019, 9 members in both years");
  });
});
