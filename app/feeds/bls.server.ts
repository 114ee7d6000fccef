import { ask, type FeedOptions, GATES } from "./ask.server";
import { type BlsAnswer, type BlsRow, blsAnswerSchema, type YearRate, yearRates } from "./bls-answer";
import { FeedError, quoted } from "./feed-error";

const NAME = "Bureau of Labor Statistics";
const ADDRESS = "https://api.bls.gov";
/** With a key (free, from the Bureau) it answers about more at once. */
const LIMITS = { withKey: { years: 20, series: 50 }, without: { years: 10, series: 25 } };

export interface BlsSeries {
  id: string;
  rates: YearRate[];
  /** Why there are none, in a sentence, for this series alone. */
  trouble: string | null;
}

/**
 * Yearly rates of several series, in as few requests as the Bureau allows. A series that does not exist has
 * its own trouble; the others have their rates all the same.
 * @throws FeedError if the Bureau cannot be reached, refuses, or answers with something else
 */
export async function fetchBls(
  { series, from, to }: { series: string[]; from: number; to: number },
  options: FeedOptions = {},
): Promise<BlsSeries[]> {
  const limits = options.key ? LIMITS.withKey : LIMITS.without;
  const found = new Map(series.map((id) => [id, { rows: [] as BlsRow[], trouble: null as string | null }]));
  for (const ids of parts([...found.keys()], limits.series)) {
    for (let start = from; start <= to; start += limits.years) {
      const answer = await request(ids, start, Math.min(to, start + limits.years - 1), options);
      for (const { seriesID, data } of answer.series) found.get(seriesID)?.rows.push(...(data ?? []));
      for (const [id, trouble] of troubles(answer.messages)) {
        const one = found.get(id);
        if (one) one.trouble = trouble;
      }
    }
  }
  return [...found].map(([id, { rows, trouble }]) => ({ id, rates: ratesOf(id, rows), trouble }));
}

function ratesOf(id: string, rows: BlsRow[]): YearRate[] {
  try {
    return yearRates(rows);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FeedError("answer", `The ${NAME} gave “${error.message}” for ${id}, which is no percentage.`);
  }
}

async function request(
  ids: string[],
  from: number,
  to: number,
  { key, url = ADDRESS, ...options }: FeedOptions,
): Promise<BlsAnswer> {
  const body = {
    ...{ seriesid: ids, startyear: String(from), endyear: String(to) },
    // Without a key the annual averages are not to be had.
    ...(key && { annualaverage: true, registrationkey: key }),
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
    throw new FeedError(
      "answer",
      `The ${NAME} answered with something that cannot be read (${answer.status}).`,
    );
  return parsed.data;
}

/** It says no with "200 OK", and why in a message. */
function refusal({ messages }: BlsAnswer, key: string | undefined): FeedError {
  const text = messages.join(" ");
  if (/threshold/i.test(text)) {
    const more = key
      ? ""
      : " With a key (free, set as BLS_API_KEY by whoever runs Tidemark) it answers far more often.";
    return new FeedError(
      "limit",
      `The ${NAME} answers no more today: its daily limit of requests is reached.${more}`,
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
      ? `The ${NAME} does not accept the key: whoever runs Tidemark renews BLS_API_KEY (keys last a year).`
      : `The ${NAME} asks for a key: whoever runs Tidemark sets BLS_API_KEY.`,
  );
}

/** Messages about single series, by series. "No data available" is none: those years are simply missing. */
function troubles(messages: string[]): [id: string, trouble: string][] {
  return messages.flatMap((message): [string, string][] => {
    const [, what = "", id = ""] =
      /^(invalid series|series does not exist|database is locked) for series\s+(\S+)/i.exec(message) ?? [];
    if (id === "") return [];
    const trouble = what.toLowerCase().startsWith("database")
      ? `The ${NAME} is changing the series ${id} just now: try again in a while.`
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
