import { describe, expect, it } from "vitest";
import { memberBars } from "../../../app/routes/overview/members/member-bars";
import type { Contributed, MetricView } from "../../../app/ui/figures/metrics/metric-view";

type Shown = Contributed["shown"][number];

const view = { words: { unit: "share" } } as MetricView;
const place = { year: 2025, writing: { locale: "en-US", currency: "USD" }, slug: "river" };
const member = (name: string, value: number | null, more: Partial<Shown> = {}): Shown => ({
  name,
  slug: name.toLowerCase(),
  own: false,
  standing: value === null ? "missing" : "value",
  value,
  numerator: null,
  ...more,
});
const barsOf = (shown: Shown[], hidden = 0) =>
  memberBars(view, { shown, hidden, because: hidden > 0 ? "their figures are not for you" : null }, place);

describe("the chart of members", () => {
  it("shows the ten largest and one’s own, and folds the rest", () => {
    const shown = Array.from({ length: 60 }, (_, place) => member(`M${place}`, (place + 1) / 100));
    const { bars, rest } = barsOf(shown.map((each) => (each.name === "M3" ? { ...each, own: true } : each)));
    expect(bars.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 10 }, (_, place) => `M${59 - place}`),
      "M3",
    ]);
    expect(rest).toHaveLength(49);
    expect(rest.some(({ name }) => name === "M3")).toBe(false);
  });

  it("counts those of whom nothing is asked, and names the few who have not reported", () => {
    const { bars, rest, note } = barsOf([
      member("Alder", 0.1),
      ...["B", "C", "D", "E", "F", "G"].map((name) => member(name, null, { standing: "not_applicable" })),
      member("Hart", null),
      member("Ives", null),
    ]);
    expect(bars).toHaveLength(1);
    expect(rest).toHaveLength(0);
    expect(note).toBe("Not asked of 6 members. Not reported: Hart and Ives.");
  });

  it("says in words that members are hidden", () => {
    expect(barsOf([member("Own", 0.1, { own: true })], 4).note).toContain("4 members are not shown here");
  });
});
