import type { Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import type { ReportedShare } from "~/records/figures/shares.server";
import type { ChartShare } from "~/ui/charts/share/ChartActions";
import { TrendChart } from "~/ui/charts/TrendChart";
import type { ChartSize } from "~/ui/charts/types";
import { changeWords } from "~/ui/figures/Comparability";
import { Figure } from "~/ui/figures/Figure";
import { exactShare, spokenChange, spokenValue, unbroken, type Writing } from "~/ui/figures/format-numbers";
import { withheldKind } from "~/ui/figures/Missing";
import { type ChosenMember, type MetricGoal, metricChart } from "~/ui/figures/metrics/metric-chart";
import {
  type Contributed,
  headlineOf,
  type MetricView,
  standingWords,
} from "~/ui/figures/metrics/metric-view";
import { directionOf } from "~/ui/figures/metrics/sentences";
import { MemberChart } from "./members/MemberChart";
import { chartOf, memberBars } from "./members/member-bars";

interface Props {
  view: MetricView;
  year: number;
  strategy: Strategy;
  writing: Writing;
  size?: ChartSize;
}

/** A metric's figure with its sentence, coverage, change, and a link to its arithmetic. */
export function MetricFigureBlock({
  view,
  year,
  strategy,
  writing,
  slug,
  large,
  contributions,
}: Props & { slug: string; large?: boolean; contributions?: Contributed | null }) {
  const { words, metric } = view;
  const { figure, year: shownYear, sentence, soFar } = headlineOf(view, year, writing);
  const own = contributions?.shown.find((contribution) => contribution.own);
  const reason = figure.withheld
    ? figure.withheld.rule === "collecting"
      ? `${figure.reporting} of ${figure.expected} reported`
      : figure.withheld.detail
    : figure.shareOnly > 0
      ? `${figure.shareOnly} gave the share alone`
      : null;
  return (
    <Figure
      label={words.label}
      value={figure.value === null ? null : spokenValue(figure.value, words.unit, writing)}
      missing={
        figure.withheld
          ? withheldKind(figure.withheld)
          : figure.reporting + figure.shareOnly > 0
            ? "no_value"
            : "missing"
      }
      missingReason={reason}
      locale={writing.locale}
      strategy={strategy}
      coverage={figure}
      comparability={figure.comparability}
      size={large ? "large" : "normal"}
      source={{ to: paths.figure(slug, metric.code, { year: shownYear }), label: "Show the arithmetic" }}
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
      <p>{unbroken(sentence)}</p>
      {soFar ? <p className="mt-2 font-sans text-base">{unbroken(soFar)}</p> : null}
      {own ? (
        <p className="mt-2 font-sans text-base">
          <strong className="font-semibold">{own.name}</strong>
          {shownYear === year ? "" : ` in ${year}`}:{" "}
          {own.value === null ? standingWords(own.standing) : spokenValue(own.value, words.unit, writing)}
        </p>
      ) : null}
    </Figure>
  );
}

/**
 * The collaborative's figure over the years; gaps stay gaps. If it has no values because members reported shares
 * without counts, the chart shows the members' shares.
 */
export function MetricTrend({
  view,
  year,
  strategy,
  writing,
  size = "large",
  alone = [],
  goal,
  members,
  share,
}: Props & {
  alone?: ReportedShare[];
  /** The collaborative's goal for it. */
  goal?: MetricGoal | null;
  /** Members to show beside all together. */
  members?: ChosenMember[];
  share?: ChartShare;
}) {
  const { series } = view;
  const own = alone.filter(({ metric }) => metric === view.metric.code);
  if (own.length > 0 && series.every((point) => point.value === null))
    return (
      <AloneTrend view={view} year={year} strategy={strategy} writing={writing} size={size} shares={own} />
    );
  // A chart without a value would need invented axes.
  if (series.every((point) => point.value === null && !point.withheld))
    return (
      <p className="text-ink-soft">
        {view.words.label}: no value yet. Its course stands here from the first year on.
      </p>
    );
  const { data, ...words } = metricChart(view, { year, strategy, writing, goal, members });
  return <TrendChart {...words} {...data} size={size} {...(share && { share })} {...writing} />;
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
          const share = shares.find(
            ({ memberSlug, year: reported }) => memberSlug === slug && reported === at,
          );
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

/** What members contributed, largest first: ten and one's own as bars, the rest folded. */
export function MetricContributions({
  view,
  year,
  strategy,
  writing,
  size = "large",
  slug,
  contributions,
  share,
}: Props & { slug: string; contributions: Contributed; share?: ChartShare | undefined }) {
  const members = memberBars(view, contributions, { year, writing, slug });
  return (
    <MemberChart
      chart={{ ...chartOf(view, members, { year, writing }), ...members }}
      strategy={strategy}
      size={size}
      share={share}
      writing={writing}
    />
  );
}
