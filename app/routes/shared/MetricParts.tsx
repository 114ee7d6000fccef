import type { Strategy } from "~/domain/types";
import type { ReportedShare } from "~/records/shares.server";
import type { ContributionBar } from "~/ui/charts/ContributionChart";
import { ContributionChart } from "~/ui/charts/ContributionChart";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { ChartSize } from "~/ui/charts/types";
import { changeWords } from "~/ui/figures/Comparability";
import { Figure } from "~/ui/figures/Figure";
import { formatShare, formatUnit, type Writing } from "~/ui/figures/format";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import {
  type Contributed,
  chartFormat,
  exactShare,
  hiddenWords,
  type MetricView,
  metricTrend,
  standingWords,
  trendTitle,
} from "~/ui/figures/metric-view";
import { directionOf, headline, spokenChange, spokenValue } from "~/ui/figures/sentences";

interface Props {
  view: MetricView;
  year: number;
  strategy: Strategy;
  writing: Writing;
  size?: ChartSize;
}

/** The number with its sentence, coverage, change and where it comes from. */
export function MetricFigureBlock({
  view,
  year,
  strategy,
  writing,
  base,
  large,
  contributions,
}: Props & { base: string; large?: boolean; contributions?: Contributed | null }) {
  const { words, figure, metric } = view;
  const own = contributions?.shown.find((one) => one.own);
  const reason = figure.withheld
    ? figure.withheld.detail
    : figure.shareOnly > 0
      ? `${figure.shareOnly} gave the share alone`
      : null;
  return (
    <Figure
      label={words.label}
      value={figure.value === null ? null : spokenValue(figure.value, words.unit, writing)}
      missing={
        figure.withheld ? "withheld" : figure.reporting + figure.shareOnly > 0 ? "no_value" : "missing"
      }
      missingReason={reason}
      locale={writing.locale}
      strategy={strategy}
      coverage={figure}
      comparability={figure.comparability}
      size={large ? "large" : "normal"}
      source={{ to: `${base}/figures/${metric.code}?year=${year}`, label: "Show the arithmetic" }}
      {...(figure.change && {
        change: {
          direction: directionOf(figure.change.value),
          amount: spokenChange(figure.change.value, words.unit, writing),
          since: "the baseline",
          cohort: figure.change.cohort,
          caution: changeWords(figure.change.comparability, figure.comparability),
        },
      })}
    >
      <p>{headline(words, figure, year, writing)}</p>
      {own ? (
        <p className="mt-2 font-sans text-base">
          <strong className="font-semibold">{own.name}</strong>:{" "}
          {own.value === null ? standingWords(own.standing) : spokenValue(own.value, words.unit, writing)}
        </p>
      ) : null}
    </Figure>
  );
}

/**
 * The collaborative's course over the years; gaps stay gaps. Where it has none, because members gave their
 * shares without the counts, the chart shows theirs.
 */
export function MetricTrend({
  view,
  year,
  strategy,
  writing,
  size = "large",
  alone = [],
}: Props & { alone?: ReportedShare[] }) {
  const { series } = view;
  const own = alone.filter(({ metric }) => metric === view.metric.code);
  if (own.length > 0 && series.every((point) => point.value === null))
    return <AloneTrend {...{ view, year, strategy, writing, size }} shares={own} />;
  return (
    <TrendChart
      title={trendTitle(view, writing)}
      {...metricTrend(view, { year, strategy, writing })}
      size={size}
      {...writing}
    />
  );
}

function AloneTrend({
  view,
  year,
  strategy,
  writing,
  size = "large",
  shares,
}: Props & { shares: ReportedShare[] }) {
  const members = [...new Map(shares.map((share) => [share.memberSlug, share.member]))];
  const years = view.series.map((point) => point.year);
  const last = shares.at(-1);
  return (
    <TrendChart
      title={`${view.words.label}: ${last ? `${exactShare(last.value, writing)} in ${last.year}, as ${last.member} reported it` : "no value yet"}`}
      series={members.map(([slug, name]) => ({
        id: slug,
        name,
        points: years.map((at) => {
          const share = shares.find((one) => one.memberSlug === slug && one.year === at);
          return share
            ? { year: at, value: share.value, shown: exactShare(share.value, writing) }
            : { year: at, value: null };
        }),
      }))}
      years={years}
      format="share"
      highlightYear={year}
      accent={strategy}
      size={size}
      note="Reported as shares, without the counts behind them: part of no total."
      {...writing}
    />
  );
}

/** What each member adds, largest first, those without a value last and in words. */
export function MetricContributions({
  view,
  year,
  strategy,
  writing,
  size = "large",
  base,
  contributions,
}: Props & { base: string; contributions: Contributed }) {
  const { words, figure } = view;
  const bars = contributions.shown
    .map((one): ContributionBar => {
      const bar = { id: one.name, name: one.name, value: one.value, own: one.own };
      const href = one.slug ? { href: `${base}/members/${one.slug}?year=${year}` } : {};
      if (one.value === null)
        return {
          ...bar,
          ...href,
          missing: one.standing === "value" ? MISSING_WORDS.no_value : standingWords(one.standing),
        };
      const label =
        one.standing === "share_only"
          ? `${exactShare(one.value, writing)} (share only)`
          : spokenValue(one.value, words.unit, writing);
      const exact =
        words.unit === "share" ? label : formatUnit(words.unit, one.numerator ?? one.value, writing);
      return { ...bar, ...href, label, exact };
    })
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const hidden = contributions.hidden > 0 ? hiddenWords(contributions) : undefined;
  return (
    <ContributionChart
      title={`${words.label}, by member, ${year}`}
      bars={bars}
      format={chartFormat(view)}
      accent={strategy}
      size={size}
      {...(words.unit === "share" &&
        figure.value !== null && {
          reference: { value: figure.value, label: `All together ${formatShare(figure.value, writing)}` },
        })}
      {...(hidden && { note: hidden })}
      {...writing}
    />
  );
}
