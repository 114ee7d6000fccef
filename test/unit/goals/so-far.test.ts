import { describe, expect, it } from "vitest";
import { courseOf } from "~/domain/goals/progress/course";
import { evaluate } from "~/domain/goals/progress/progress";
import type { AmountTarget, MultipleTarget, ShareTarget, Target } from "~/domain/goals/targets";
import { statusSentence, statusWords } from "~/domain/goals/words/sentences";
import { COMMUNITY_INDICATORS } from "~/domain/indicators/indicators";
import { goalWords } from "~/ui/figures/goal-words";
import { tallySentence } from "~/ui/goals/goal-card";
import { goalChart } from "~/ui/goals/goal-chart";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { type Handmade, path, readingsOf } from "../../support/figures/readings";
import { catalogOf } from "../../support/figures/sums";

const catalog = {
  ...catalogOf(),
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};
const words = goalWords(catalog, COMMUNITY_INDICATORS, { locale: "en-US", currency: "USD" });
const M = 1_000_000;
/** Six members spent $18.0 million in 2022 and $19.3 million in 2024; of 2025, two have reported $7.2 million. */
const spend = { 2022: 18 * M, 2023: 18.9 * M, 2024: 19.3 * M, 2025: 7.2 * M };
const soFar = { 2025: { reporting: 2, expected: 6 } };
const target: AmountTarget = { kind: "amount", figure: "local_spend", over: "year", value: 20 * M };
const figures: Handmade = { together: { local_spend: spend }, soFar };
const judged = <T extends Target>(aim: T, handmade: Handmade, year = 2025) =>
  evaluate(aim, path(), readingsOf(handmade), year);

describe("an amount of a year that is still being reported", () => {
  it("has the status of the newest complete year, and says so", () => {
    const progress = judged(target, figures);
    const complete = judged(target, figures, 2024);
    expect(progress).toMatchObject({ status: "on_track", year: 2024, value: 19.3 * M, attainment: 0.65 });
    expect({ ...progress, soFar: null }).toEqual(complete);
    expect(progress.soFar).toMatchObject({ year: 2025, value: 7.2 * M, coverage: soFar[2025] });
    expect(statusWords(progress)).toBe("on track in 2024; 2025: 2 of 6 reported");
    expect(statusSentence(target, progress, words)).toBe(
      "$19.3 million in 2024; $20 million is due in 2027; on track in 2024; 2025: 2 of 6 reported.",
    );
  });

  it("is met once what is reported meets the target", () => {
    const progress = judged(target, { ...figures, together: { local_spend: { ...spend, 2025: 20 * M } } });
    expect(progress).toMatchObject({ status: "met", year: 2025 });
    expect(statusWords(progress)).toBe("met");
  });

  it("has no status before any complete year of the goal", () => {
    const only = { together: { local_spend: { 2025: 7.2 * M } }, soFar };
    expect(judged(target, only)).toMatchObject({ status: "no_data", why: "so_far", attainment: null });
    expect(statusWords(judged(target, only))).toBe("no data; 2025: 2 of 6 reported");
  });

  it("is not missed in the target year while it is still being reported", () => {
    const due = evaluate(target, path({ targetYear: 2025 }), readingsOf(figures), 2025);
    expect(due.status).toBe("behind");
    expect(
      evaluate(target, path({ targetYear: 2025 }), readingsOf({ ...figures, soFar: {} }), 2025).status,
    ).toBe("missed");
  });
});

describe("a share of a year that is still being reported", () => {
  const tenth: ShareTarget = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 };
  const rates = { 2022: [40, 1000], 2023: [50, 1000], 2024: [60, 1000] } as Record<number, [number, number]>;

  it("is judged on what is reported, and its status carries “so far”", () => {
    const progress = judged(tenth, { together: { impact_hire_rate: { ...rates, 2025: [30, 400] } }, soFar });
    expect(progress).toMatchObject({ status: "behind", year: 2025, value: 0.075 });
    expect(statusWords(progress)).toBe("behind so far (2 of 6)");
    expect(statusSentence(tenth, progress, words)).toBe(
      "7.5% of new hires in 2025 so far; 10% is due in 2027; behind so far (2 of 6).",
    );
  });

  it("moves no trend", () => {
    const half = judged(tenth, { together: { impact_hire_rate: { ...rates, 2025: [390, 400] } }, soFar });
    const whole = judged(tenth, { together: { impact_hire_rate: rates } }, 2024);
    expect(half.forecast?.value).toBe(whole.forecast?.value);
  });

  it("has the status of the newest complete year while nothing is reported", () => {
    const none = { together: { impact_hire_rate: rates }, soFar: { 2025: { reporting: 0, expected: 6 } } };
    expect(statusWords(judged(tenth, none))).toBe("behind in 2024; 2025: 0 of 6 reported");
  });
});

describe("a multiple of a year that is still being reported", () => {
  const double: MultipleTarget = { kind: "multiple", figure: "local_spend", of: "baseline", factor: 1.2 };
  const pair = (now: number, before: number, members: number) => ({
    now: now * M,
    before: before * M,
    members,
  });
  const pairs = (now: number) => ({
    local_spend: { 2023: pair(18.9, 18, 6), 2024: pair(19.3, 18, 6), 2025: pair(now, 6, 2) },
  });

  it("is not met because the first two to report have grown by it", () => {
    const progress = judged(double, { ...figures, pairs: pairs(7.2) });
    expect(progress).toMatchObject({ status: "behind", year: 2024 });
  });

  it("is met once what is reported is that multiple of what all had", () => {
    expect(judged(double, { ...figures, pairs: pairs(21.6) })).toMatchObject({ status: "met", year: 2025 });
  });
});

describe("several figures of a year that is still being reported", () => {
  it("carry the words of the part that decides", () => {
    const tenth: ShareTarget = {
      kind: "share",
      metric: "impact_hire_rate",
      direction: "atLeast",
      value: 0.1,
    };
    const both = {
      ...figures,
      together: { ...figures.together, impact_hire_rate: { 2022: 0.04, 2025: 0.2 } },
    };
    const any = judged({ kind: "anyOf", clauses: [target, tenth] }, both);
    expect(statusWords(any)).toBe("met so far (2 of 6)");
    const all = judged({ kind: "allOf", clauses: [target, tenth] }, both);
    expect(statusWords(all)).toBe("on track in 2024; 2025: 2 of 6 reported");
  });

  it("count the members that have reported, in a goal for each", () => {
    const members = {
      a: { local_spend: { 2022: M, 2024: 2 * M, 2025: 2 * M } },
      b: { local_spend: { 2022: M, 2024: 2 * M } },
    };
    const each = judged({ kind: "eachMember", target: { ...target, value: 3 * M } }, { members, soFar });
    expect(each.members.map(({ progress }) => statusWords(progress))).toEqual([
      "behind",
      "on track in 2024; 2025: not reported yet",
    ]);
    expect(statusWords(each)).toBe("behind so far (1 of 2)");
  });

  it("are tallied “so far”", () => {
    const cards = [
      { state: "adopted", status: "on_track", statusLimit: " so far (2 of 6)" },
      { state: "adopted", status: "withheld", statusLimit: "" },
      { state: "adopted", status: "behind", statusLimit: "" },
    ] as const;
    expect(tallySentence([...cards], 2025)).toBe(
      "1 of 3 goals is met or on track in 2025 so far, 1 withheld.",
    );
  });
});

describe("the chart of a goal in a year that is still being reported", () => {
  const chart = goalChart(target, {
    path: path(),
    readings: readingsOf(figures),
    words,
    year: 2025,
    accent: "purchasing",
  });

  it("names the newest complete year in its title, and the year under way in words of its own", () => {
    expect(chart.title).toBe(
      "Local spend came to $18 million in 2022, $19.3 million in 2024; $7.2 million in 2025 so far, 2 of 6 reported; the goal is $20 million by 2027",
    );
  });

  it("marks the year, and starts the projection from the newest complete one", () => {
    const points = chart.data.series[0]?.points ?? [];
    expect(points.map(({ year, soFar: reported }) => [year, reported])).toEqual([
      [2022, undefined],
      [2023, undefined],
      [2024, undefined],
      [2025, "2 of 6 reported"],
    ]);
    expect(chart.data.projection?.points[0]).toMatchObject({ year: 2024, value: 19.3 * M });
    const before = courseOf(target, path(), readingsOf({ together: { local_spend: spend } }), 2024);
    expect(chart.data.projection?.points[1]?.value).toBe(before.projection?.[1].value);
  });
});
