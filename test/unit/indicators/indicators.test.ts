import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acsSeries, readAcsSeries } from "~/domain/indicators/acs";
import { spanFields, valueFields } from "~/domain/indicators/fields";
import {
  type FetchedValue,
  type IndicatorRecord,
  type IndicatorValue,
  indicatorReadings,
  openOffers,
  PERCENT_TO_FALL,
} from "~/domain/indicators/indicators";
import { lausSeries, lausSeriesId } from "~/domain/indicators/laus";
import { leftBehind, mergeFetched } from "~/domain/indicators/merge";
import { choiceOf, seriesFields, seriesWords } from "~/domain/indicators/series";
import { meanOf, percentOf } from "~/domain/numbers/percent";

const AT = "2026-01-02T03:04:05.000Z";
const SERIES = "LAUCN290010000000003";

const fetched = (year: number, value: string, more: Partial<FetchedValue> = {}): FetchedValue => ({
  year,
  value,
  margin: null,
  source: "Bureau",
  series: SERIES,
  preliminary: false,
  ...more,
});
const stored = (year: number, value: string, more: Partial<IndicatorValue> = {}): IndicatorValue => ({
  year,
  value,
  margin: null,
  origin: "fetched",
  source: "Bureau",
  series: SERIES,
  preliminary: false,
  fetchedAt: AT,
  offered: null,
  revision: 1,
  changedAt: AT,
  changedBy: "Ana",
  ...more,
});
const byHand = (year: number, value: string, more: Partial<IndicatorValue> = {}) =>
  stored(year, value, { origin: "hand", source: "Survey", series: null, fetchedAt: null, ...more });

const kinds = (before: IndicatorValue[], after: FetchedValue[]) =>
  mergeFetched(before, after, AT).map(({ kind }) => kind);

describe("fetched values", () => {
  it("fill gaps and replace what was fetched before", () => {
    expect(kinds([stored(2023, "4.1")], [fetched(2022, "4"), fetched(2023, "4.2")])).toEqual([
      "new",
      "changed",
    ]);
  });

  it("change nothing if they are equal, however they are written", () => {
    expect(kinds([stored(2023, "4.10")], [fetched(2023, "4.1")])).toEqual(["unchanged"]);
    expect(kinds([byHand(2023, "4.10")], [fetched(2023, "4.1")])).toEqual(["unchanged"]);
  });

  it("are stored again once they are final", () => {
    expect(kinds([stored(2023, "4.1", { preliminary: true })], [fetched(2023, "4.1")])).toEqual(["changed"]);
  });

  it("are only offered where somebody has entered another value", () => {
    const [step] = mergeFetched([byHand(2023, "5")], [fetched(2023, "4.1", { preliminary: true })], AT);
    expect(step).toMatchObject({
      kind: "offered",
      before: { value: "5", origin: "hand" },
      offer: { value: "4.1", preliminary: true, fetchedAt: AT, left: false },
    });
  });

  it("are not offered twice, taken or left, until they differ again", () => {
    const offered = {
      value: "4.1",
      margin: null,
      source: "Bureau",
      series: SERIES,
      preliminary: false,
      fetchedAt: AT,
    };
    for (const left of [true, false]) {
      const value = byHand(2023, "5", { offered: { ...offered, left } });
      expect(kinds([value], [fetched(2023, "4.1")])).toEqual(["unchanged"]);
      expect(kinds([value], [fetched(2023, "4.3")])).toEqual(["offered"]);
      expect(kinds([value], [fetched(2023, "5.0")])).toEqual(["agrees"]);
    }
  });

  it("replaced by hand count as left", () => {
    expect(leftBehind(stored(2023, "4.1"))).toMatchObject({ value: "4.1", series: SERIES, left: true });
    expect(leftBehind(byHand(2023, "4.1"))).toBeNull();
    expect(leftBehind(null)).toBeNull();
  });

  it("never overwrite what was entered by hand, whatever comes", () => {
    const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10));
    const year = fc.integer({ min: 2018, max: 2024 });
    const list = <T>(of: fc.Arbitrary<T>) => fc.array(fc.tuple(year, percent, of), { maxLength: 7 });
    fc.assert(
      fc.property(list(fc.boolean()), list(fc.boolean()), (was, comes) => {
        const before = [
          ...new Map(
            was.map(([at, value, hand]) => [at, hand ? byHand(at, value) : stored(at, value)]),
          ).values(),
        ];
        for (const step of mergeFetched(
          before,
          comes.map(([at, value, preliminary]) => fetched(at, value, { preliminary })),
          AT,
        )) {
          const own = before.find((value) => value.year === step.year);
          if (own?.origin === "hand") expect(["offered", "unchanged"]).toContain(step.kind);
          if (!own) expect(step.kind).toBe("new");
        }
      }),
    );
  });
});

it("targets read percent by year, and users see the offers that wait", () => {
  const offered = { ...fetched(2023, "4.1"), fetchedAt: AT, left: false };
  const indicator: IndicatorRecord = {
    ...PERCENT_TO_FALL,
    id: "1",
    code: "poverty_focus",
    label: "Poverty",
    feed: null,
    series: null,
    values: [stored(2022, "24.5"), byHand(2023, "5", { offered })],
  };
  expect(indicatorReadings([indicator]).get("poverty_focus")).toEqual(
    new Map([
      [2022, 24.5],
      [2023, 5],
    ]),
  );
  expect(openOffers(indicator).map(({ year }) => year)).toEqual([2023]);
  expect(openOffers({ values: [byHand(2023, "5", { offered: { ...offered, left: true } })] })).toEqual([]);
});

describe("a value entered by hand", () => {
  const fields = valueFields({ locale: "en-US", currency: "USD" });
  const entered = { year: "2024", value: "7.4", source: "County health survey" };
  const faults = (change: Record<string, string | undefined>) =>
    fields.safeParse({ ...entered, ...change }).error?.issues.map(({ path }) => path[0]) ?? [];

  it("is a percentage of a year with its source", () => {
    expect(fields.parse({ ...entered, value: " 7.40 % " })).toEqual({
      year: 2024,
      value: "7.4",
      margin: null,
      source: "County health survey",
      revision: 0,
    });
    expect(fields.parse({ ...entered, value: "0" }).value).toBe("0");
    expect(fields.parse({ ...entered, value: "100" }).value).toBe("100");
    // As programs print it; fifteen digits are kept.
    expect(fields.parse({ ...entered, value: "1.234567890123456" }).value).toBe("1.23456789012346");
  });

  it("has the unit of its indicator, and a margin of error if one is known", () => {
    const EN = { locale: "en-US", currency: "USD" };
    const read = (unit: "rate" | "years" | "currency", value: string, margin?: string) =>
      valueFields(EN, unit).safeParse({ ...entered, value, margin });
    expect(read("rate", "1,412.5", "± 20.5").data).toMatchObject({ value: "1412.5", margin: "20.5" });
    expect(read("years", "74.2", " ").data).toMatchObject({ value: "74.2", margin: null });
    expect(read("currency", "$51,300").data?.value).toBe("51300");
    for (const value of ["7%", "$7", "n/a", " ", "1000000000001"])
      expect(read("years", value).error?.issues.map(({ path }) => path[0])).toEqual(["value"]);
    expect(read("rate", "7", "some").error?.issues.map(({ path }) => path[0])).toEqual(["margin"]);
  });

  it.each([
    ["value", ["100.1", "-1", "n/a", "unavailable, because", "seven", "$7"]],
    ["year", ["1989", "2101", "2024.5", "soon"]],
    ["source", [" "]],
  ])("is refused with a wrong %s", (name, values) => {
    for (const value of values) expect(faults({ [name]: value })).toEqual([name]);
    expect(faults({ [name]: undefined })).toEqual([name]);
  });
});

it("years are fetched in order, up to the current one, forty at most", () => {
  const fields = spanFields(2026);
  expect(fields.parse({ from: "2018", to: "2026" })).toEqual({ from: 2018, to: 2026 });
  for (const [from, to] of [
    ["2020", "2019"],
    ["2020", "2027"],
    ["1990", "2030"],
    ["x", "2020"],
  ])
    expect(fields.safeParse({ from, to }).success).toBe(false);
  expect(spanFields(2080).safeParse({ from: "1990", to: "2030" }).success).toBe(false);
});

describe("series of local unemployment", () => {
  it("are made from familiar place numbers", () => {
    expect(lausSeries("state", "29")).toEqual({ series: "LAUST290000000000003" });
    expect(lausSeries("county", "29510")).toEqual({ series: "LAUCN295100000000003" });
    expect(lausSeries("city", "55-66000")).toEqual({ series: "LAUCT556600000000003" });
    expect(lausSeries("metro", "27 33460")).toEqual({ series: "LAUMT273346000000003" });
  });

  it("keep leading zeros, and say what is wrong with a number", () => {
    expect(lausSeries("county", "04001")).toEqual({ series: "LAUCN040010000000003" });
    expect(lausSeries("county", "4001")).toMatchObject({ error: expect.stringContaining("five digits") });
    expect(lausSeries("state", "03")).toMatchObject({
      error: expect.stringContaining("not a state’s number"),
    });
    expect(lausSeries("county", "29x10")).toHaveProperty("error");
  });

  it("are accepted whole, in lowercase, or as an area", () => {
    for (const typed of [SERIES, SERIES.toLowerCase(), " CN2900100000000 "])
      expect(lausSeriesId(typed)).toEqual({ series: SERIES });
    expect(lausSeriesId("LAUCN290010000000006")).toMatchObject({
      error: "A series that ends in 06 is not an unemployment rate: those end in 03.",
    });
    for (const typed of ["", "LAUCN29001000000003", "OEUN000000000000029102", "laucn21219003!"])
      expect(lausSeriesId(typed)).toHaveProperty("error");
  });

  it("have 20 characters and read back unchanged", () => {
    const levels = fc.constantFrom(
      ...([
        ["state", 0],
        ["county", 3],
        ["city", 5],
        ["metro", 5],
      ] as const),
    );
    fc.assert(
      fc.property(levels, fc.nat({ max: 99_999 }), ([level, digits], number) => {
        const code = `29${digits === 0 ? "" : String(number % 10 ** digits).padStart(digits, "0")}`;
        const read = lausSeries(level, code);
        const series = "series" in read ? read.series : "";
        expect(series).toHaveLength(20);
        expect(lausSeriesId(series)).toEqual({ series });
      }),
    );
  });
});

describe("series of the survey", () => {
  it("name what is counted, and in which areas, in order and each once", () => {
    const read = acsSeries("poverty", "tract", "29510121020, 29510121010;29510121020");
    expect(read).toEqual({ series: "poverty tract 29510121010,29510121020" });
    expect(readAcsSeries("poverty tract 29510121010,29510121020")).toEqual({
      figure: "poverty",
      level: "tract",
      codes: ["29510121010", "29510121020"],
    });
    for (const text of [
      "",
      SERIES,
      "poverty tract",
      "wealth state 29",
      "poverty state 2",
      "poverty county 29003,29001",
    ])
      expect(readAcsSeries(text)).toBeNull();
  });

  it("say what is wrong with a number", () => {
    expect(acsSeries("poverty", "county", "")).toHaveProperty("error");
    expect(acsSeries("poverty", "county", "29001 2951")).toMatchObject({
      error: expect.stringContaining("“2951”"),
    });
    expect(acsSeries("poverty", "state", "99")).toHaveProperty("error");
    const many = Array.from({ length: 51 }, (_, at) => 10_000 + at).join(" ");
    expect(acsSeries("poverty", "zip", many)).toEqual({ error: "Enter at most 50 areas." });
  });
});

describe("where the values come from", () => {
  it.each([
    [{ kind: "hand" }, { feed: null, series: null }],
    [
      { kind: "bls", level: "county", codes: "29001" },
      { feed: "bls", series: SERIES },
    ],
    [
      { kind: "bls", level: "county", codes: SERIES },
      { feed: "bls", series: SERIES },
    ],
    [
      { kind: "bls", level: "id", codes: SERIES },
      { feed: "bls", series: SERIES },
    ],
    [
      { kind: "census_unemployment", level: "zip", codes: "63106" },
      { feed: "census", series: "unemployment zip 63106" },
    ],
  ])("is chosen in a form, and shown again as it was chosen: %o", (choice, expected) => {
    const read = seriesFields.parse(choice);
    expect(read).toEqual(expected);
    expect(seriesFields.parse(choiceOf(read))).toEqual(expected);
  });

  it("cannot be an area the publisher does not cover", () => {
    const field = (choice: object) => seriesFields.safeParse(choice).error?.issues[0]?.path;
    expect(field({ kind: "bls", level: "tract", codes: "29510121010" })).toEqual(["level"]);
    expect(field({ kind: "census_poverty", level: "metro", codes: "2733460" })).toEqual(["level"]);
    expect(field({ kind: "census_poverty", level: "county", codes: "29" })).toEqual(["codes"]);
    expect(field({ kind: "rumor" })).toEqual(["kind"]);
  });

  it("is put into words", () => {
    expect(seriesWords("bls", SERIES)).toBe(`BLS series ${SERIES}`);
    expect(seriesWords("census", "poverty tract 29510121010")).toBe(
      "Census poverty rate of census tract 29510121010",
    );
    expect(seriesWords("census", "poverty county 29001,29003")).toBe("Census poverty rate of 2 counties");
  });
});

describe("percentages computed here", () => {
  it("are exact up to the fourth decimal, half away from zero", () => {
    expect(percentOf("1", "3")).toBe("33.3333");
    expect(percentOf("1", "8")).toBe("12.5");
    expect(percentOf("1", "2000000")).toBe("0.0001");
    expect(percentOf("1", "2000001")).toBe("0");
    expect(percentOf("0", "5")).toBe("0");
    expect(percentOf("5", "0")).toBeNull();
    expect(meanOf([])).toBeNull();
    expect(meanOf(["0.1", "0.2"])).toBe("0.15");
  });
});
