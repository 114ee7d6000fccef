import { describe, expect, it } from "vitest";
import { type IndicatorRecord, PERCENT_TO_FALL } from "~/domain/indicators/indicators";
import { resultSchema, storySchema } from "~/domain/results/result";
import { earliestStart, standingOf } from "~/domain/results/standing";
import { curveSentence, curveTally, valueWords } from "~/ui/figures/indicators/curve-words";

const EN = { locale: "en-US", currency: "USD" };
const ID = "0198c1c0-0000-7000-8000-000000000001";

const poverty = (more: Partial<IndicatorRecord> = {}, newest = "17.2"): IndicatorRecord => ({
  ...PERCENT_TO_FALL,
  id: ID,
  code: "poverty",
  label: "Poverty",
  feed: null,
  series: null,
  values: (
    [
      [2014, "17.6"],
      [2016, "18"],
      [2018, "18.9"],
      [2023, newest],
    ] as const
  ).map(([year, value]) => ({
    year,
    value,
    margin: "1.1",
    origin: "hand",
    source: "Survey",
    series: null,
    preliminary: false,
    fetchedAt: null,
    offered: null,
    revision: 1,
    changedAt: "2024-01-01T00:00:00Z",
    changedBy: "Ana",
  })),
  ...more,
});
const said = (indicator: IndicatorRecord, start: number | null, year = 2025) => {
  const standing = standingOf(indicator, start, year);
  return [standing.curve, curveSentence(indicator, standing, EN)];
};

describe("an indicator of a result", () => {
  it("is judged by its newest value against the line before the work began", () => {
    const standing = standingOf(poverty(), 2018, 2025);
    expect(standing).toMatchObject({ curve: "turned", year: 2023, line: 20.525, before: [2014, 2016, 2018] });
    expect(valueWords(poverty(), standing, EN)).toBe("17.2% (± 1.1 points) in 2023");
    expect(said(poverty(), 2018)).toEqual([
      "turned",
      "The line through 2014 to 2018 would have led to 20.5%; the value is 3.3 points below it, as wanted and by more than its margin of error.",
    ]);
  });

  it("says why it is too early", () => {
    expect(said(poverty(), null)[1]).toContain("No goal with a start year is linked");
    expect(said(poverty(), 2016)[1]).toBe(
      "A line needs 3 values up to 2016, when the work began; there are 2.",
    );
    expect(said(poverty(), 2018, 2018)[1]).toContain("there is no value after that year yet");
    expect(said(poverty({ values: [] }), 2018)[1]).toBe("No value has been entered yet.");
    expect(said(poverty({ pooledYears: 6 }), 2018)[1]).toBe(
      "Each value covers 6 years, which still overlap with those up to 2018.",
    );
  });

  it("covers five years where its values come from the survey of small areas", () => {
    const surveyed = poverty();
    const early = { ...surveyed, series: "poverty county 29510" };
    const values = surveyed.values.map((value) => (value.year === 2023 ? { ...value, year: 2022 } : value));
    expect(said({ ...early, values }, 2018)[0]).toBe("too_early");
    expect(said(early, 2018)[0]).toBe("turned");
  });

  it("that should rise and counts years has its own words", () => {
    const years = poverty({ unit: "years", wanted: "up" });
    expect(said(years, 2018)).toEqual([
      "not_turned",
      "The line through 2014 to 2018 would have led to 20.5 years; the value is 3.3 years below it, not the way that is wanted.",
    ]);
  });

  it("starts with the earliest linked goal", () => {
    expect(earliestStart([{ startYear: 2022 }, { startYear: 2018 }, { startYear: null }])).toBe(2018);
    expect(earliestStart([{ startYear: null }])).toBeNull();
  });

  it("is counted with the others in one line", () => {
    expect(curveTally(["too_early", "turned", "turned"])).toBe("2 curves turned, 1 too early to say");
    expect(curveTally([])).toBeNull();
  });
});

describe("a result", () => {
  const result = { sentence: "People here live as long as those downtown.", indicatorIds: [ID], goalIds: [] };
  const fails = (change: object) => !resultSchema.safeParse({ ...result, ...change }).success;

  it("is one sentence without numbers, with one to three indicators", () => {
    expect(fails({})).toBe(false);
    expect(fails({ sentence: "Half of 1,000 people have work." })).toBe(true);
    expect(fails({ sentence: " " })).toBe(true);
    expect(fails({ indicatorIds: [] })).toBe(true);
    expect(fails({ indicatorIds: [ID, ID] })).toBe(true);
    const four = [1, 2, 3, 4].map((at) => ID.replace(/1$/, String(at)));
    expect(fails({ indicatorIds: four })).toBe(true);
    expect(fails({ indicatorIds: four.slice(1) })).toBe(false);
  });

  it("has stories that say something, and who said it", () => {
    const story = { indicatorId: ID, year: 2024, helps: "The bus line.", saidBy: "Residents" };
    expect(storySchema.safeParse(story).success).toBe(true);
    expect(storySchema.safeParse({ ...story, helps: "" }).success).toBe(false);
    expect(storySchema.safeParse({ ...story, saidBy: "" }).success).toBe(false);
  });
});
