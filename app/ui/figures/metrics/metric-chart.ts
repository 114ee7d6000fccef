import type { Strategy } from "~/domain/terms";
import type { ChartWords, GoalPath, TrendData, TrendPoint } from "~/ui/charts/types";
import { comparabilityWords } from "~/ui/figures/Comparability";
import { currencyName } from "~/ui/figures/currency-name";
import { formatCoverage, reportedWords, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { chartFormat, type MetricView, movedWords, soFarWords } from "./metric-view";
import { lowered, type MetricWords } from "./sentences";

/** The collaborative's goal for a metric, as its chart shows it. */
export interface MetricGoal {
  /** What is due, with the target's own digits: "10%". */
  due: string;
  dueYear: number;
  path: GoalPath;
}

/** A member that the reader has chosen to see beside all together. */
export interface ChosenMember {
  slug: string;
  name: string;
  points: TrendPoint[];
}

interface Showing {
  /** The year chosen on the page. */
  year: number;
  strategy: Strategy;
  writing: Writing;
  goal?: MetricGoal | null | undefined;
  members?: ChosenMember[] | undefined;
}

/** A metric over the years with its words: the same on pages, in files, and where it is embedded. */
export function metricChart(
  view: MetricView,
  showing: Showing,
): ChartWords & { data: Omit<TrendData, "locale" | "currency"> } {
  const { writing, goal } = showing;
  return {
    title: trendTitle(view, writing, goal),
    unit: unitWords(view.words, writing),
    source: sourceWords(view, writing),
    note: likeForLike(view, writing),
    data: metricTrend(view, showing),
  };
}

/** The collaborative's course over the years; gaps stay gaps. */
export function metricTrend(
  view: MetricView,
  { year, strategy, writing, goal, members = [] }: Showing,
): Omit<TrendData, "locale" | "currency"> {
  const points = view.series.map((point) => ({
    year: point.year,
    value: point.value,
    coverage: [formatCoverage(point, writing), comparabilityWords(point.comparability)]
      .filter(Boolean)
      .join(", "),
    ...(point.value === null && {
      missing: point.collecting
        ? ("collecting" as const)
        : point.withheld
          ? ("withheld" as const)
          : ("missing" as const),
    }),
    ...(point.soFar && { soFar: reportedWords(point.soFar) }),
  }));
  const years = view.series.map((point) => point.year);
  const due = goal ? goal.path.points.map((point) => point.year) : [];
  const all = { id: view.metric.code, name: view.words.label, points };
  return {
    series:
      members.length === 0
        ? [all]
        : [
            { ...all, name: "All members together", emphasis: true },
            ...members.map(({ slug, name, points: own }) => ({ id: `member ${slug}`, name, points: own })),
          ],
    years: through([...years, ...due]),
    format: chartFormat(view),
    highlightYear: year,
    accent: strategy,
    ...(goal && { goal: goal.path }),
  };
}

/** Every year from the first to the last. */
function through(years: number[]): number[] {
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, place) => first + place);
}

/**
 * "Impact hires reached 8.9% of new hires in 2025; the goal is 10% by 2027", or, without a goal, "Impact hires were
 * 5.8% of new hires in 2019, 8.9% in 2025": complete years only. A year that is still being reported is added in
 * words of its own.
 */
export function trendTitle(
  { words, series }: Pick<MetricView, "words" | "series">,
  writing: Writing,
  goal?: MetricGoal | null,
): string {
  const known = series.filter((point) => point.value !== null && point.soFar === null);
  const first = known[0];
  const last = known.at(-1);
  const newest = series.findLast((point) => point.value !== null);
  const underWay = newest?.soFar ? soFarWords(words, { ...newest, soFar: newest.soFar }, writing) : null;
  const aim = goal ? `; the goal is ${goal.due} by ${goal.dueYear}` : "";
  if (!first || !last) {
    return `${words.label}: ${underWay ? lowered(underWay) : "no value yet"}${aim}`;
  }
  const value = (point: typeof first) => spokenValue(point.value, words.unit, writing);
  const said = goal
    ? sentence(words, `${reachedWord(first.value, last.value)} ${value(last)}`, last.year)
    : first === last
      ? sentence(words, `${wereWord(words)} ${value(last)}`, last.year)
      : `${sentence(words, `${wereWord(words)} ${value(first)}`, first.year)}, ${value(last)} in ${last.year}`;
  return `${said}${aim}${underWay ? `. ${underWay}` : ""}`;
}

/** "Impact hires reached 8.9% of new hires in 2025". */
function sentence(
  { kind, numerator, denominator, span }: Pick<MetricWords, "kind" | "numerator" | "denominator" | "span">,
  verbAndValue: string,
  year: number,
): string {
  const subject = span === "since_baseline" ? `${numerator} since the baseline` : numerator;
  const whole = kind === "share" && denominator ? ` of ${lowered(denominator)}` : "";
  return `${subject} ${verbAndValue}${whole} in ${year}`;
}

const wereWord = ({ kind, numeratorUnit }: Pick<MetricWords, "kind" | "numeratorUnit">) =>
  kind === "amount" ? "came to" : numeratorUnit === "currency" ? "was" : "were";

/** Which way a value has gone, as the verb of a sentence. */
export function reachedWord(first: number | null, last: number | null): string {
  if (first === null || last === null || last > first) return "reached";
  return last < first ? "fell to" : "stayed at";
}

/** "Percent of new hires", "U.S. dollars, added up since the baseline". */
export function unitWords(
  words: Pick<MetricWords, "unit" | "denominator" | "span">,
  writing: Writing,
): string {
  const unit =
    words.unit === "share"
      ? `Percent of ${lowered(words.denominator ?? "")}`
      : words.unit === "currency"
        ? currencyName(writing)
        : words.unit === "percent"
          ? "Percent"
          : "Number";
  return words.span === "since_baseline" ? `${unit}, added up since the baseline` : unit;
}

function sourceWords({ series }: Pick<MetricView, "series">, writing: Writing): string {
  const last = series.findLast((point) => point.value !== null && point.soFar === null);
  if (!last) return "Source: yearly numbers of the members.";
  return `Source: yearly numbers of the members; in ${last.year}, of ${formatCoverage(last, writing)}.`;
}

/** How the same members changed: a member that joins never looks like growth. */
function likeForLike({ words, series }: Pick<MetricView, "words" | "series">, writing: Writing) {
  const last = series.findLast((point) => point.value !== null && point.soFar === null);
  if (!last?.change) return null;
  const { value, cohort } = last.change;
  const members = cohort === 1 ? "1 member" : `${cohort} members`;
  const moved = movedWords(value, words.unit, writing);
  return `Like for like, ${moved} from the baseline to ${last.year}: ${members} with numbers in both years.`;
}
