import type { Config } from "~/config";
import { ACS_FIGURES, readAcsSeries } from "~/domain/indicators/acs";
import type { FetchedValue, IndicatorRecord } from "~/domain/indicators/indicators";
import type { FeedOptions } from "~/feeds/ask.server";
import { fetchBls } from "~/feeds/bls.server";
import type { YearRate } from "~/feeds/bls-answer";
import { fetchCensus } from "~/feeds/census.server";
import { FeedError } from "~/feeds/feed-error";

/** What a feed returned for one indicator; `trouble` says in a sentence why there is nothing. */
export interface Fetched {
  indicatorId: string;
  code: string;
  series: string;
  values: FetchedValue[];
  /** Requested years without a value, in words. */
  without: string[];
  trouble: string | null;
}

type Asked = Pick<IndicatorRecord, "id" | "code" | "feed" | "series">;
interface Span {
  from: number;
  to: number;
}

/** Asks the feeds for all of these indicators at once. If one feed fails, the other's answer still counts. */
export async function askFeeds(
  indicators: Asked[],
  span: Span,
  config: Config,
  signal: AbortSignal,
): Promise<Fetched[]> {
  const of = (feed: Asked["feed"]) =>
    indicators.flatMap((indicator) =>
      indicator.feed === feed && indicator.series ? [{ ...indicator, series: indicator.series }] : [],
    );
  const parts = await Promise.all([
    fromBls(of("bls"), span, { key: config.blsApiKey, url: config.blsApiUrl, signal }),
    ...of("census").map((indicator) =>
      fromCensus(indicator, span, { key: config.censusApiKey, url: config.censusApiUrl, signal }),
    ),
  ]);
  const order = indicators.map(({ id }) => id);
  return parts.flat().sort((a, b) => order.indexOf(a.indicatorId) - order.indexOf(b.indicatorId));
}

type WithSeries = Asked & { series: string };

async function fromBls(indicators: WithSeries[], span: Span, options: FeedOptions): Promise<Fetched[]> {
  if (indicators.length === 0) return [];
  try {
    const answers = await fetchBls(
      { series: [...new Set(indicators.map(({ series }) => series))], ...span },
      options,
    );
    return indicators.map((indicator) => {
      const answer = answers.find(({ id }) => id === indicator.series);
      const values = (answer?.rates ?? []).map((rate) => ofBls(indicator.series, rate));
      const missing = yearsOf(span).filter((year) => !values.some((value) => value.year === year));
      const without = missing.length > 0 ? [`no full year in ${yearWords(missing)}`] : [];
      return { ...start(indicator), values, without, trouble: answer?.trouble ?? null };
    });
  } catch (error) {
    return indicators.map((indicator) => ({ ...start(indicator), trouble: troubleOf(error) }));
  }
}

function ofBls(series: string, { basis, ...rate }: YearRate): FetchedValue {
  const how = basis === "published" ? "annual average" : "mean of the twelve months, computed by Tidemark";
  return {
    ...rate,
    // The bureau gives none for local areas.
    margin: null,
    series,
    source: `Bureau of Labor Statistics, Local Area Unemployment Statistics, ${how}`,
  };
}

async function fromCensus(indicator: WithSeries, span: Span, options: FeedOptions): Promise<Fetched> {
  const series = readAcsSeries(indicator.series);
  if (!series)
    return { ...start(indicator), trouble: "The series of this indicator cannot be read: choose it again." };
  const { part, whole } = ACS_FIGURES[series.figure];
  try {
    const { rates, without } = await fetchCensus({ series, ...span }, options);
    const reasons = [...new Set(without.map(({ why }) => why))];
    return {
      ...start(indicator),
      values: rates.map((rate) => ({
        ...rate,
        series: indicator.series,
        preliminary: false,
        source: `Census Bureau, American Community Survey ${rate.year - 4}–${rate.year}, ${part} ÷ ${whole}`,
      })),
      without: reasons.map(
        (why) =>
          `the survey ${why} in ${yearWords(without.filter((gap) => gap.why === why).map(({ year }) => year))}`,
      ),
    };
  } catch (error) {
    return { ...start(indicator), trouble: troubleOf(error) };
  }
}

const start = ({ id, code, series }: WithSeries): Fetched => ({
  indicatorId: id,
  code,
  series,
  values: [],
  without: [],
  trouble: null,
});

/** The message of a feed's own error; other errors are bugs and are thrown again. */
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
