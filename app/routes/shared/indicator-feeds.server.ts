import { ACS_FIGURES, readAcsSeries } from "~/domain/acs";
import type { FetchedValue, IndicatorRecord } from "~/domain/indicators";
import type { FeedOptions } from "~/feeds/ask.server";
import { fetchBls } from "~/feeds/bls.server";
import type { YearRate } from "~/feeds/bls-answer";
import { fetchCensus } from "~/feeds/census.server";
import { FeedError } from "~/feeds/feed-error";
import type { Settings } from "~/settings";

/** What one indicator's feed gave, to be stored; `trouble` says in a sentence why there is nothing. */
export interface Fetched {
  indicatorId: string;
  code: string;
  series: string;
  values: FetchedValue[];
  /** Years asked for that have no value, in words. */
  without: string[];
  trouble: string | null;
}

type Asked = Pick<IndicatorRecord, "id" | "code" | "feed" | "series">;
interface Span {
  from: number;
  to: number;
}

/** Asks the feeds for all of these indicators at once. What fails at one feed leaves the other's answer whole. */
export async function askFeeds(
  indicators: Asked[],
  span: Span,
  settings: Settings,
  signal: AbortSignal,
): Promise<Fetched[]> {
  const of = (feed: Asked["feed"]) =>
    indicators.flatMap((one) => (one.feed === feed && one.series ? [{ ...one, series: one.series }] : []));
  const parts = await Promise.all([
    fromBls(of("bls"), span, { key: settings.blsApiKey, url: settings.blsApiUrl, signal }),
    ...of("census").map((one) =>
      fromCensus(one, span, { key: settings.censusApiKey, url: settings.censusApiUrl, signal }),
    ),
  ]);
  const order = indicators.map(({ id }) => id);
  return parts.flat().sort((a, b) => order.indexOf(a.indicatorId) - order.indexOf(b.indicatorId));
}

type WithSeries = Asked & { series: string };

async function fromBls(asked: WithSeries[], span: Span, options: FeedOptions): Promise<Fetched[]> {
  if (asked.length === 0) return [];
  try {
    const answers = await fetchBls(
      { series: [...new Set(asked.map(({ series }) => series))], ...span },
      options,
    );
    return asked.map((one) => {
      const answer = answers.find(({ id }) => id === one.series);
      const values = (answer?.rates ?? []).map((rate) => ofBls(one.series, rate));
      const missing = yearsOf(span).filter((year) => !values.some((value) => value.year === year));
      const without = missing.length > 0 ? [`no full year in ${yearWords(missing)}`] : [];
      return { ...start(one), values, without, trouble: answer?.trouble ?? null };
    });
  } catch (error) {
    return asked.map((one) => ({ ...start(one), trouble: troubleOf(error) }));
  }
}

function ofBls(series: string, { basis, ...rate }: YearRate): FetchedValue {
  const how = basis === "published" ? "annual average" : "mean of the twelve months, computed by Tidemark";
  return {
    ...{ ...rate, series },
    source: `Bureau of Labor Statistics, Local Area Unemployment Statistics, ${how}`,
  };
}

async function fromCensus(one: WithSeries, span: Span, options: FeedOptions): Promise<Fetched> {
  const series = readAcsSeries(one.series);
  if (!series) return { ...start(one), trouble: "The series of this indicator cannot be read: set it anew." };
  const { part, whole } = ACS_FIGURES[series.figure];
  try {
    const { rates, without } = await fetchCensus({ series, ...span }, options);
    const reasons = [...new Set(without.map(({ why }) => why))];
    return {
      ...start(one),
      values: rates.map(({ year, value }) => ({
        ...{ year, value, series: one.series, preliminary: false },
        source: `Census Bureau, American Community Survey ${year - 4}–${year}, ${part} ÷ ${whole}`,
      })),
      without: reasons.map(
        (why) =>
          `the survey ${why} in ${yearWords(without.filter((gap) => gap.why === why).map(({ year }) => year))}`,
      ),
    };
  } catch (error) {
    return { ...start(one), trouble: troubleOf(error) };
  }
}

const start = ({ id, code, series }: WithSeries): Fetched => ({
  ...{ indicatorId: id, code, series, values: [], without: [], trouble: null },
});

/** Anything but a feed's own trouble is a mistake of ours, and goes where such go. */
function troubleOf(error: unknown): string {
  if (error instanceof FeedError) return error.message;
  throw error;
}

function yearsOf({ from, to }: Span): number[] {
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}

/** "2018, 2020 to 2023". */
export function yearWords(years: number[]): string {
  const runs: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from} to ${to}`))
    .join(", ");
}
