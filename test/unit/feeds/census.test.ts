import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readAcsSeries } from "~/domain/indicators/acs";
import { fetchCensus } from "~/feeds/census.server";
import { gateOf } from "~/feeds/clock.server";
import { FeedError } from "~/feeds/feed-error";
import { fakeClock } from "../../support/app/feeds";

const KEY = "fedcba9876543210fedcba9876543210fedcba98";
const server = setupServer();
const addresses: URL[] = [];
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  server.resetHandlers();
  addresses.length = 0;
});
afterAll(() => server.close());

type Cell = string | number | null;
const table = (rows: Cell[][], header = ["NAME", "B17001_002E", "B17001_001E", "state", "county"]) =>
  HttpResponse.json([header, ...rows]);
const county = (below: Cell, all: Cell) => table([["Alder County, Missouri", below, all, "29", "001"]]);

/** What the survey of each year answers; others are not published. */
function answering(years: Record<number, () => Response>): void {
  server.use(
    http.get("https://api.census.gov/data/:year/acs/acs5", ({ request, params }) => {
      addresses.push(new URL(request.url));
      const answer = years[Number(params.year)];
      return answer ? answer() : new HttpResponse("<h1>404</h1>", { status: 404 });
    }),
  );
}

function asking(
  series = "poverty county 29001",
  span = { from: 2022, to: 2023 },
  key: string | undefined = KEY,
) {
  const read = readAcsSeries(series);
  if (!read) throw new Error(series);
  return fetchCensus({ series: read, ...span }, { clock: fakeClock(), gate: gateOf(1000, 1), key });
}

async function refusal(work: Promise<unknown>): Promise<{ trouble: string; message: string }> {
  const error = await work.then(
    () => null,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(FeedError);
  expect(error.message).toMatch(/^The Census Bureau [^\n]+\.$/);
  expect(error.message).not.toContain(KEY);
  return { trouble: error.trouble, message: error.message };
}

describe("rates of the American Community Survey", () => {
  it("are the people concerned as a percentage of all who are asked about, year by year", async () => {
    answering({ 2022: () => county("1234", "10000"), 2023: () => county("0", "9999") });
    expect(await asking()).toEqual({
      rates: [
        { year: 2022, value: "12.34", margin: null },
        { year: 2023, value: "0", margin: null },
      ],
      without: [],
    });
    expect(addresses[0]?.pathname).toBe("/data/2022/acs/acs5");
    expect(Object.fromEntries(addresses[0]?.searchParams ?? [])).toEqual({
      get: "NAME,B17001_002E,B17001_001E,B17001_002M,B17001_001M",
      key: KEY,
      for: "county:001",
      in: "state:29",
    });
  });

  it("have the margin of a proportion, in points, from the margins of both counts", async () => {
    const header = ["NAME", "B17001_002E", "B17001_001E", "B17001_002M", "B17001_001M", "state", "county"];
    const rated = (...cells: Cell[]) => table([["Alder County", ...cells, "29", "001"]], header);
    const marginIn2023 = async (...cells: Cell[]) => {
      answering({ 2023: () => rated(...cells) });
      const { rates } = await asking(undefined, { from: 2023, to: 2023 });
      server.resetHandlers();
      return rates[0]?.margin;
    };
    // √(100² − 0.1² · 200²) ÷ 10,000
    expect(await marginIn2023("1000", "10000", "100", "200")).toBe("0.9798");
    // The difference would be negative: √(10² + 0.5² · 200²) ÷ 10,000
    expect(await marginIn2023("5000", "10000", "10", "200")).toBe("1.005");
    // The whole is an official count without a margin of error.
    expect(await marginIn2023("1000", "10000", "100", "-555555555")).toBe("1");
    expect(await marginIn2023("1000", "10000", "-222222222", "200")).toBeNull();
  });

  it("of several tracts are one rate, requested county by county, in any order", async () => {
    const header = ["B23025_003E", "tract", "B23025_005E", "NAME", "state", "county"];
    const rows: Record<string, Cell[][]> = {
      "state:29 county:510": [
        ["300", "000300", "30", "B", "29", "510"],
        ["100", "000200", "20", "A", "29", "510"],
      ],
      "state:29 county:189": [[600, "000100", 0, "C", "29", "189"]],
    };
    server.use(
      http.get("https://api.census.gov/data/2023/acs/acs5", ({ request }) => {
        const url = new URL(request.url);
        addresses.push(url);
        return table(rows[url.searchParams.get("in") ?? ""] ?? [], header);
      }),
    );
    const series = "unemployment tract 29189000100,29510000200,29510000300";
    expect((await asking(series, { from: 2023, to: 2023 })).rates).toEqual([
      { year: 2023, value: "5", margin: null },
    ]);
    expect(addresses.map(({ searchParams }) => searchParams.get("for"))).toEqual([
      "tract:000100",
      "tract:000200,000300",
    ]);
  });

  it.each([
    ["poverty zip 00601,63106", { for: "zip code tabulation area:00601,63106", in: null }],
    ["poverty city 2965000", { for: "place:65000", in: "state:29" }],
    ["poverty state 29", { for: "state:29", in: null }],
  ])("of %s are asked for in the survey's own terms", async (series, expected) => {
    answering({ 2023: () => new HttpResponse(null, { status: 204 }) });
    await asking(series, { from: 2023, to: 2023 });
    const [url] = addresses;
    expect({ for: url?.searchParams.get("for"), in: url?.searchParams.get("in") }).toEqual(expected);
  });

  it("are missing where there is no estimate, and never a number of people below zero", async () => {
    const none = ["-666666666", "-222222222", "-999999999.0", null];
    for (const sign of none) {
      answering({ 2022: () => county(sign, "100"), 2023: () => county("1", sign) });
      const { rates, without } = await asking();
      expect(rates).toEqual([]);
      expect(without.map(({ why }) => why)).toEqual(Array(2).fill("has no estimate for this area"));
    }
    answering({ 2022: () => county("0", "0"), 2023: () => county("1", "3") });
    expect(await asking()).toMatchObject({ rates: [{ value: "33.3333" }], without: [{ year: 2022 }] });
  });

  it("are missing for the whole if one of its areas is", async () => {
    answering({ 2022: () => county("1", "10"), 2023: () => table([]) });
    const { rates, without } = await asking("poverty county 29001,29003");
    expect(rates).toEqual([]);
    expect(without.map(({ why }) => why)).toEqual([
      "has only 1 of the 2 areas",
      "has no figures for this area",
    ]);
  });

  it("distinguish unpublished years from years without the question", async () => {
    answering({
      2021: () => new HttpResponse("error: unknown variable 'B17001_001E'", { status: 400 }),
      2022: () => new HttpResponse(null, { status: 204 }),
      2023: () => county("1", "4"),
    });
    expect(await asking(undefined, { from: 2021, to: 2024 })).toEqual({
      rates: [{ year: 2023, value: "25", margin: null }],
      without: [
        { year: 2021, why: "was counted without this figure" },
        { year: 2022, why: "has no figures for this area" },
        { year: 2024, why: "is not published" },
      ],
    });
  });
});

describe("the Census Bureau refuses", () => {
  const html = (title: string) => () =>
    HttpResponse.html(
      `<html><head><title>${title}</title></head><p>A valid <em>key</em> must be included.</p>`,
    );
  const text = (status: number, body: string) => () => new HttpResponse(body, { status });
  const both = (answer: () => Response) => answering({ 2022: answer, 2023: answer });

  it("with a page, and 200 OK, where the key is missing or wrong", async () => {
    both(html("Missing Key"));
    const without = await refusal(asking(undefined, undefined, ""));
    expect(without.trouble).toBe("key");
    expect(without.message).toContain("CENSUS_API_KEY");
    expect(addresses[0]?.searchParams.has("key")).toBe(false);
    both(html("Invalid Key"));
    expect((await refusal(asking())).message).toContain("does not accept the key");
  });

  it("with 400 and its own words for areas that do not fit", async () => {
    both(text(400, `error: unsupported geography hierarchy ${KEY}`));
    expect(await refusal(asking())).toEqual({
      trouble: "series",
      message:
        "The Census Bureau cannot answer for this area: it said “error: unsupported geography hierarchy …”.",
    });
  });

  it("with 400 where it knows the figure in none of the years", async () => {
    both(text(400, "error: unknown variable 'B17001_001E'"));
    expect(await refusal(asking())).toMatchObject({
      trouble: "series",
      message: expect.stringContaining("B17001_001E"),
    });
  });

  it("with an unreadable answer", async () => {
    for (const answer of [
      text(200, "{}"),
      text(200, "not JSON"),
      () => HttpResponse.json([["NAME", "B17001_001E"], ["short"]]),
      () => county("many", "10"),
      () => county("11", "10"),
      () => HttpResponse.html("<p>Maintenance</p>"),
    ]) {
      both(answer);
      expect((await refusal(asking())).trouble).toBe("answer");
    }
  });

  it("when it is down, after several attempts", async () => {
    both(() => HttpResponse.error());
    expect((await refusal(asking())).message).toMatch(/could not be reached: /);
    expect(addresses).toHaveLength(3);
  });
});
