import { paths } from "~/paths";
import type { ContributionBar } from "~/ui/charts/ContributionChart";
import { memberBars as barsOf, barsReference, barsTitle } from "~/ui/charts/share/member-bars";
import type { ChartFormat } from "~/ui/charts/types";
import type { Writing } from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { unitWords } from "~/ui/figures/metrics/metric-chart";
import {
  type Contributed,
  chartFormat,
  hiddenWords,
  type MetricView,
  standingWords,
} from "~/ui/figures/metrics/metric-view";
import { enumerated } from "~/ui/figures/metrics/sentences";

/** With more bars than these and one's own, a chart says less. */
export const MOST_BARS = 10;
/** More names than these are counted. */
const MOST_NAMES = 3;

/** The bars of a chart of members, those folded below it, and in words whoever has none. */
export interface MemberBars {
  bars: ContributionBar[];
  rest: ContributionBar[];
  note: string;
}

/** A chart of members, apart from its bars. */
export interface MemberChartView extends MemberBars {
  title: string;
  format: ChartFormat;
  unit: string;
  reference: { value: number; label: string } | undefined;
}

interface Place {
  year: number;
  writing: Writing;
  slug: string;
}

/** The title, unit, format, and line to compare with of a figure's chart of members. */
export function chartOf(
  view: MetricView,
  { bars, rest }: Pick<MemberBars, "bars" | "rest">,
  { year, writing }: Pick<Place, "year" | "writing">,
): Omit<MemberChartView, keyof MemberBars> {
  return {
    title: barsTitle(view, [...bars, ...rest], year, writing),
    format: chartFormat(view),
    unit: unitWords(view.words, writing),
    reference: barsReference(view, writing),
  };
}

/** Members with a value, largest first. Those of whom the figure is not asked are counted in a sentence. */
export function memberBars(
  view: MetricView,
  contributions: Contributed,
  { year, writing, slug }: Place,
): MemberBars {
  const known = barsOf(view, contributions, writing)
    .filter(({ value }) => value !== null)
    .map((bar) => (bar.slug ? { ...bar, href: paths.member(slug, bar.slug, { year }) } : bar));
  const leading = known.slice(0, MOST_BARS);
  const own = known.slice(MOST_BARS).filter((bar) => bar.own);
  return {
    bars: [...leading, ...own],
    rest: known.slice(MOST_BARS).filter((bar) => !bar.own),
    note: [
      ...silentSentences(contributions),
      ...(contributions.hidden > 0 ? [hiddenWords(contributions)] : []),
    ].join(" "),
  };
}

type Shown = Contributed["shown"][number];

/** "Not reported: Lockmore Health.", "Not asked of 6 members." */
function silentSentences({ shown }: Contributed): string[] {
  const silent = shown.filter(({ value }) => value === null);
  const wordOf = ({ standing }: Shown) => standingWords(standing) || MISSING_WORDS.no_value;
  const kinds = [...new Set(silent.map(wordOf))];
  return kinds.map((word) => {
    const names = silent.filter((contribution) => wordOf(contribution) === word).map(({ name }) => name);
    const members = names.length === 1 ? "1 member" : `${names.length} members`;
    if (word === MISSING_WORDS.not_applicable) return `Not asked of ${members}.`;
    const who = names.length > MOST_NAMES ? members : enumerated(names);
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${who}.`;
  });
}
