import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth, wrapped } from "~/ui/charts/placing/text-width";
import { planTrend } from "~/ui/charts/plan";
import type { TrendData } from "~/ui/charts/types";

/** The plot at its narrowest and widest on a page, in pixels. */
const PLOTS = [
  { width: 240, height: 260 },
  { width: 1000, height: 260 },
];

function chart(values: (number | null)[], goal?: { value: number; dueYear: number }): TrendData {
  const years = values.map((_, place) => 2019 + place);
  const first = values.find((value) => value !== null) ?? 0;
  return {
    series: [{ id: "a", name: "A", points: values.map((value, place) => ({ year: 2019 + place, value })) }],
    years: goal ? [...new Set([...years, goal.dueYear])] : years,
    format: "share",
    locale: "en-US",
    currency: "USD",
    accent: "workforce",
    highlightYear: 2019 + values.length - 1,
    ...(goal && {
      goal: {
        label: "The way to 10% by 2027",
        points: [
          { year: 2019, value: first },
          { year: goal.dueYear, value: goal.value },
        ],
        level: { value: goal.value, label: "Goal: 10%" },
      },
    }),
  };
}

/** How many lines run through the texts of a chart, sampled along each line. */
function linesThroughTexts(data: TrendData): string[] {
  const plan = planTrend(data);
  const lines = [
    ...plan.series.flatMap(({ runs, soFarRuns }) => [...runs, ...soFarRuns]),
    plan.goal?.marks ?? [],
    plan.goal?.level
      ? [
          { x: 0, y: plan.goal.level.at },
          { x: 1, y: plan.goal.level.at },
        ]
      : [],
  ];
  const texts = plan.series.flatMap(({ label, notes }) => [
    ...(label ? [{ ...label, px: 15 }] : []),
    ...notes.map((note) => ({ ...note, px: 13 })),
  ]);
  const level = plan.goal?.level?.label;
  return PLOTS.flatMap(({ width, height }) =>
    [...texts, ...(level ? [{ ...level, px: 13 }] : [])].flatMap(({ text, x, y, dx, dy, anchor, px }) => {
      const wide = textWidth(text, px, true);
      const at = x * width + dx * px;
      const left = anchor === "start" ? at : anchor === "end" ? at - wide : at - wide / 2;
      const base = y * height + dy * px;
      const hit = lines.some((line) =>
        line.slice(1).some((to, place) => {
          const from = line[place] ?? to;
          return Array.from({ length: 101 }, (_, step) => step / 100).some((share) => {
            const px1 = (from.x + (to.x - from.x) * share) * width;
            const py1 = (from.y + (to.y - from.y) * share) * height;
            return px1 > left && px1 < left + wide && py1 > base - px * 0.75 && py1 < base + px * 0.2;
          });
        }),
      );
      return hit ? [`${text} at ${width} px`] : [];
    }),
  );
}

describe("texts in a chart", () => {
  it("lie on no line where the value has almost reached the goal", () => {
    expect(
      linesThroughTexts(chart([0.058, 0.062, 0.07, 0.081, 0.094, 0.097], { value: 0.1, dueYear: 2027 })),
    ).toEqual([]);
  });

  it("lie on no line where the line falls, climbs, and falls again", () => {
    expect(linesThroughTexts(chart([0.09, 0.02, 0.08, 0.03, 0.09], { value: 0.06, dueYear: 2025 }))).toEqual(
      [],
    );
  });

  it("lie on no line, whatever a single line with a goal does", () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 1, max: 100 }),
        (values, goal) => {
          const data = chart(
            values.map((value) => value / 1000),
            { value: goal / 1000, dueYear: 2019 + values.length + 1 },
          );
          expect(linesThroughTexts(data)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    ));

  it("leave the goal's level without a label rather than on a line", () => {
    const zigzag = chart(
      Array.from({ length: 9 }, (_, place) => (place % 2 ? 0.101 : 0.099)),
      { value: 0.1, dueYear: 2028 },
    );
    expect(planTrend(zigzag).goal?.level?.label).toBeNull();
  });
});

describe("breaking a title into lines", () => {
  it("keeps each line within the width, and breaks words that are longer by themselves", () => {
    const lines = wrapped("Impact hires reached Donaudampfschifffahrtsgesellschaft of new hires", 16, 160);
    expect(lines.every((line) => textWidth(line, 16) <= 160)).toBe(true);
    expect(lines.join("").replaceAll(" ", "")).toBe(
      "ImpacthiresreachedDonaudampfschifffahrtsgesellschaftofnewhires",
    );
  });

  it("counts Chinese letters as wide, and breaks between them", () => {
    expect(textWidth("影响", 10)).toBeGreaterThan(textWidth("ab", 10));
    expect(wrapped("影响力招聘占新招聘的比例", 16, 80).length).toBeGreaterThan(2);
  });
});
