import { ACS_FIGURES, type AcsSeries } from "../domain/acs";
import { add } from "../domain/fraction";
import { percentOf } from "../domain/percent";
import type { Decimal } from "../domain/types";
import { ask, type FeedOptions, GATES } from "./ask.server";
import { type AcsRow, estimateOf, readAcsTable } from "./census-answer";
import { FeedError, quoted } from "./feed-error";

const NAME = "Census Bureau";
const ADDRESS = "https://api.census.gov";

export interface CensusYears {
  rates: { year: number; value: Decimal }[];
  /** Years without a value, each with its reason, in words that follow the year. */
  without: { year: number; why: string }[];
}

/**
 * A rate of the five-year survey for each year: the people concerned ÷ all people it is asked about, over all
 * areas together. If one of the areas has no estimate, so has the whole.
 * @throws FeedError if the Census Bureau cannot be reached, refuses, or knows none of it
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
    if ("value" in rate) years.rates.push({ year, value: rate.value });
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

/** The rows of all areas in one year, or why there are none. */
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

/** Counties, cities and tracts are asked for inside their state (and county), one question each. */
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
  const query = new URLSearchParams({ get: `NAME,${part},${whole}`, ...area, ...(key && { key }) });
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
  // Without a key it answers with a page that says so, and "200 OK".
  if (type.includes("html") && /\bkey\b/i.test(text)) throw keyRefused(key);
  if (status === 401 || status === 403) throw keyRefused(key);
  const rows = status === 200 ? readAcsTable(text) : null;
  if (rows === null)
    throw new FeedError("answer", `The ${NAME} answered with something that cannot be read (${status}).`);
  return rows.length === 0 ? "empty" : rows;
}

function keyRefused(key: string | undefined): FeedError {
  return new FeedError(
    "key",
    key
      ? `The ${NAME} does not accept the key: whoever runs Tidemark corrects CENSUS_API_KEY.`
      : `The ${NAME} answers only with a key: whoever runs Tidemark asks for one (free, at api.census.gov/data/key_signup.html) and sets CENSUS_API_KEY.`,
  );
}

function rateOf(rows: AcsRow[], { figure, codes }: AcsSeries): { value: Decimal } | { why: string } {
  const { part, whole } = ACS_FIGURES[figure];
  const none = { why: "has no estimate for this area" };
  if (rows.length < codes.length)
    return {
      why:
        rows.length === 0
          ? "has no figures for this area"
          : `has ${rows.length} of the ${codes.length} areas only`,
    };
  let [parts, wholes] = ["0", "0"];
  for (const row of rows) {
    const [some, all] = [estimate(row, part), estimate(row, whole)];
    if (some === null || all === null) return none;
    [parts, wholes] = [add(parts, some), add(wholes, all)];
  }
  const value = percentOf(parts, wholes);
  if (value === null) return none;
  if (Number(value) > 100)
    throw new FeedError("answer", `The ${NAME} counts more people in a part than in the whole (${part}).`);
  return { value };
}

function estimate(row: AcsRow, variable: string): Decimal | null {
  try {
    return estimateOf(row, variable);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FeedError("answer", `The ${NAME} gave “${error.message}” for ${variable}, which is no count.`);
  }
}
