import { ask, type FeedOptions, GATES } from "./ask.server";
import { type BlsAnswer, type BlsRow, blsAnswerSchema, type YearRate, yearRates } from "./bls-answer";
import { FeedError, quoted } from "./feed-error";

const NAME = "Bureau of Labor Statistics";
const ADDRESS = "https://api.bls.gov";
/** A key (free from the Bureau) raises the limits of a request. */
const LIMITS = { withKey: { years: 20, series: 50 }, without: { years: 10, series: 25 } };

export interface BlsSeries {
  id: string;
  rates: YearRate[];
  /** Why this series has no rates, as a sentence; null if it has. */
  trouble: string | null;
}

/**
 * Yearly rates of several series, in as few requests as the Bureau allows. A series that does not exist reports
 * its own trouble; the others still have their rates.
 * @throws FeedError if the Bureau cannot be reached, refuses, or sends an unreadable answer
 */
export async function fetchBls(
  { series, from, to }: { series: string[]; from: number; to: number },
  options: FeedOptions = {},
): Promise<BlsSeries[]> {
  const limits = options.key ? LIMITS.withKey : LIMITS.without;
  const bySeries = new Map(
    series.map((id) => [id, { rows: [] as BlsRow[], trouble: null as string | null }]),
  );
  for (const ids of parts([...bySeries.keys()], limits.series)) {
    for (let start = from; start <= to; start += limits.years) {
      const answer = await request(ids, start, Math.min(to, start + limits.years - 1), options);
      for (const { seriesID, data } of answer.series) bySeries.get(seriesID)?.rows.push(...(data ?? []));
      for (const [id, trouble] of troubles(answer.messages)) {
        const entry = bySeries.get(id);
        if (entry) entry.trouble = trouble;
      }
    }
  }
  return [...bySeries].map(([id, { rows, trouble }]) => ({ id, rates: ratesOf(id, rows), trouble }));
}

function ratesOf(id: string, rows: BlsRow[]): YearRate[] {
  try {
    return yearRates(rows);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FeedError(
      "answer",
      `The ${NAME} gave “${error.message}” for ${id}, which is not a percentage.`,
    );
  }
}

async function request(
  ids: string[],
  from: number,
  to: number,
  { key, url = ADDRESS, ...options }: FeedOptions,
): Promise<BlsAnswer> {
  const body = {
    seriesid: ids,
    startyear: String(from),
    endyear: String(to),
    // The Bureau sends annual averages only with a key; undefined fields are not sent.
    annualaverage: key ? true : undefined,
    registrationkey: key || undefined,
  };
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  };
  const answer = await ask(
    NAME,
    { url: `${url}/publicAPI/v2/timeseries/data/`, init },
    { gate: GATES.bls, ...options },
  );
  const parsed = blsAnswerSchema.safeParse(jsonOf(answer.text));
  if (parsed.success && parsed.data.status !== "REQUEST_SUCCEEDED") throw refusal(parsed.data, key);
  if (answer.status === 401 || answer.status === 403) throw keyRefused(key);
  if (!parsed.success || answer.status !== 200)
    throw new FeedError("answer", `The ${NAME} sent an answer that cannot be read (${answer.status}).`);
  return parsed.data;
}

/** The Bureau refuses with "200 OK" and gives the reason in a message. */
function refusal({ messages }: BlsAnswer, key: string | undefined): FeedError {
  const text = messages.join(" ");
  if (/threshold/i.test(text)) {
    const more = key ? "" : " A key (free, set as BLS_API_KEY by Tidemark’s operator) raises the limit.";
    return new FeedError(
      "limit",
      `The ${NAME} does not answer any more today: its daily request limit is reached.${more}`,
    );
  }
  if (/\bkey\b/i.test(text)) return keyRefused(key);
  const why = text === "" ? "and did not say why" : `and said ${quoted(text, key)}`;
  return new FeedError("answer", `The ${NAME} did not process the request ${why}.`);
}

function keyRefused(key: string | undefined): FeedError {
  return new FeedError(
    "key",
    key
      ? `The ${NAME} does not accept the key: ask Tidemark’s operator to renew BLS_API_KEY (keys last a year).`
      : `The ${NAME} requires a key: ask Tidemark’s operator to set BLS_API_KEY.`,
  );
}

/** Messages about single series, by series. "No data available" is not one: those years are just missing. */
function troubles(messages: string[]): [id: string, trouble: string][] {
  return messages.flatMap((message): [string, string][] => {
    const [, what = "", id = ""] =
      /^(invalid series|series does not exist|database is locked) for series\s+(\S+)/i.exec(message) ?? [];
    if (id === "") return [];
    const trouble = what.toLowerCase().startsWith("database")
      ? `The ${NAME} is updating the series ${id} right now: try again later.`
      : `The ${NAME} has no series ${id}: check the area’s number.`;
    return [[id, trouble]];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function* parts<Item>(items: Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
