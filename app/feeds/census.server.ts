import { ACS_FIGURES, type AcsSeries, marginOf } from "~/domain/indicators/acs";
import { canonical } from "~/domain/numbers/decimal";
import { add } from "~/domain/numbers/fraction";
import { percentOf } from "~/domain/numbers/percent";
import type { Decimal } from "~/domain/terms";
import { ask, type FeedOptions, GATES } from "./ask.server";
import { type AcsRow, estimateOf, marginIn, readAcsTable } from "./census-answer";
import { FeedError, quoted } from "./feed-error";

const NAME = "Census Bureau";
const ADDRESS = "https://api.census.gov";

export interface CensusYears {
  /** `margin`: half the width of the 90% interval, in points; null if the survey gives none. */
  rates: { year: number; value: Decimal; margin: Decimal | null }[];
  /** Years without a value, each with a reason worded to follow "the survey". */
  without: { year: number; why: string }[];
}

/**
 * A rate of the five-year survey for each year: the people counted ÷ the whole population of the question, over
 * all areas together. If one area has no estimate, the rate is missing.
 * @throws FeedError if the Census Bureau cannot be reached, refuses, or does not know the figure in any year
 */
export async function fetchCensus(
  { series, from, to }: { series: AcsSeries; from: number; to: number },
  options: FeedOptions = {},
): Promise<CensusYears> {
  const years: CensusYears = { rates: [], without: [] };
  let unknown: string | null = null;
  for (let year = from; year <= to; year++) {
    const rows = await rowsOf(year, series, options);
    if (typeof rows === "string") {
      years.without.push({ year, why: WHY[rows] });
      if (rows === "variable") unknown ??= ACS_FIGURES[series.figure].whole;
      continue;
    }
    const rate = rateOf(rows, series);
    if ("value" in rate) years.rates.push({ year, ...rate });
    else years.without.push({ year, why: rate.why });
  }
  if (unknown !== null && years.without.length > to - from)
    throw new FeedError("series", `The ${NAME} does not know the variable ${unknown} in these years.`);
  return years;
}

const WHY = {
  unpublished: "is not published",
  empty: "has no figures for this area",
  variable: "was counted without this figure",
};

/** The rows of all areas in one year, or the reason there are none. */
async function rowsOf(
  year: number,
  series: AcsSeries,
  options: FeedOptions,
): Promise<AcsRow[] | keyof typeof WHY> {
  const rows: AcsRow[] = [];
  for (const area of areasOf(series)) {
    const answer = await request(year, series, area, options);
    if (typeof answer === "string") return answer;
    rows.push(...answer);
  }
  return rows;
}

interface Area {
  for: string;
  in?: string;
}

/** Counties, cities, and tracts are requested within their state (and county), one request each. */
function areasOf({ level, codes }: AcsSeries): Area[] {
  if (level === "state") return [{ for: `state:${codes.join(",")}` }];
  if (level === "zip") return [{ for: `zip code tabulation area:${codes.join(",")}` }];
  const inside = level === "tract" ? 5 : 2;
  const groups = new Map<string, string[]>();
  for (const code of codes) {
    const parent = code.slice(0, inside);
    groups.set(parent, [...(groups.get(parent) ?? []), code.slice(inside)]);
  }
  const name = { county: "county", city: "place", tract: "tract" }[level];
  return [...groups].map(([parent, own]) => ({
    for: `${name}:${own.join(",")}`,
    in: `state:${parent.slice(0, 2)}${inside === 5 ? ` county:${parent.slice(2)}` : ""}`,
  }));
}

async function request(
  year: number,
  { figure }: AcsSeries,
  area: Area,
  { key, url = ADDRESS, ...options }: FeedOptions,
): Promise<AcsRow[] | keyof typeof WHY> {
  const { part, whole } = ACS_FIGURES[figure];
  const query = new URLSearchParams({
    get: ["NAME", part, whole, marginOf(part), marginOf(whole)].join(),
    ...area,
  });
  if (key) query.set("key", key);
  const answer = await ask(
    NAME,
    { url: `${url}/data/${year}/acs/acs5?${query}` },
    { gate: GATES.census, ...options },
  );
  const { status, type, text } = answer;
  if (status === 404) return "unpublished";
  if (status === 204) return "empty";
  if (status === 400 && /unknown variable/i.test(text)) return "variable";
  if (status === 400)
    throw new FeedError("series", `The ${NAME} cannot answer for this area: it said ${quoted(text, key)}.`);
  // Without a key it answers "200 OK" with a page that says so.
  if (type.includes("html") && /\bkey\b/i.test(text)) throw keyRefused(key);
  if (status === 401 || status === 403) throw keyRefused(key);
  const rows = status === 200 ? readAcsTable(text) : null;
  if (rows === null)
    throw new FeedError("answer", `The ${NAME} sent an answer that cannot be read (${status}).`);
  return rows.length === 0 ? "empty" : rows;
}

function keyRefused(key: string | undefined): FeedError {
  return new FeedError(
    "key",
    key
      ? `The ${NAME} does not accept the key: ask Tidemark’s operator to correct CENSUS_API_KEY.`
      : `The ${NAME} answers only with a key: ask Tidemark’s operator to get one (free, at api.census.gov/data/key_signup.html) and set CENSUS_API_KEY.`,
  );
}

type Rate = { value: Decimal; margin: Decimal | null } | { why: string };

function rateOf(rows: AcsRow[], { figure, codes }: AcsSeries): Rate {
  const { part, whole } = ACS_FIGURES[figure];
  const none = { why: "has no estimate for this area" };
  if (rows.length < codes.length)
    return {
      why:
        rows.length === 0
          ? "has no figures for this area"
          : `has only ${rows.length} of the ${codes.length} areas`,
    };
  let parts = "0";
  let wholes = "0";
  for (const row of rows) {
    const some = estimate(row, part);
    const all = estimate(row, whole);
    if (some === null || all === null) return none;
    parts = add(parts, some);
    wholes = add(wholes, all);
  }
  const value = percentOf(parts, wholes);
  if (value === null) return none;
  if (Number(value) > 100)
    throw new FeedError("answer", `The ${NAME} counts more people in a part than in the whole (${part}).`);
  return { value, margin: marginOfRate(rows, { part, whole, parts: Number(parts), wholes: Number(wholes) }) };
}

/**
 * The margin of a rate of one area or several, by the Census Bureau's own approximation: the margins of a sum are added
 * as squares; a proportion p of x in y has √(mx² − p² my²) ÷ y, with + where the difference would be negative.
 */
function marginOfRate(
  rows: AcsRow[],
  { part, whole, parts, wholes }: { part: string; whole: string; parts: number; wholes: number },
): Decimal | null {
  let partSquares = 0;
  let wholeSquares = 0;
  for (const row of rows) {
    const ofPart = marginIn(row, marginOf(part));
    const ofWhole = marginIn(row, marginOf(whole));
    if (ofPart === null || ofWhole === null) return null;
    partSquares += ofPart ** 2;
    wholeSquares += ofWhole ** 2;
  }
  const ofRate = (parts / wholes) ** 2 * wholeSquares;
  const squares = partSquares >= ofRate ? partSquares - ofRate : partSquares + ofRate;
  return canonical(((100 * Math.sqrt(squares)) / wholes).toFixed(4));
}

function estimate(row: AcsRow, variable: string): Decimal | null {
  try {
    return estimateOf(row, variable);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FeedError(
      "answer",
      `The ${NAME} gave “${error.message}” for ${variable}, which is not a count.`,
    );
  }
}
