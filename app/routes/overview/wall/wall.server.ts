import { notFound } from "~/access/visit.server";
import { type Metric, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import type { TrendData } from "~/ui/charts/types";
import { metricChart } from "~/ui/figures/metrics/metric-chart";
import type { MetricView } from "~/ui/figures/metrics/metric-view";
import { aboutMetric, goalOnMetric } from "~/ui/goals/metric-goal";
import type { CardSources, StrategyCard } from "../cards/strategy-card.server";

/** What the address asks of the wall view. */
export interface ChosenWall {
  strategy: Strategy;
  strategies: Strategy[];
  /** It stays on this strategy. */
  isPaused: boolean;
}

/** One strategy on a wall screen, and where its keys and buttons lead. */
export interface WallSlide {
  card: StrategyCard;
  chart: { title: string; data: Omit<TrendData, "locale" | "currency"> } | null;
  strategies: { name: string; to: string; isShown: boolean }[];
  previous: string;
  next: string;
  isPaused: boolean;
  /** Leads to the same slide, paused or stepping on. */
  pauseOrPlay: string;
  overview: string;
}

/** Null unless the address asks for the wall view. @throws 404 for a strategy without a figure */
export function chosenWall(request: Request, headlines: Pick<Metric, "strategy">[]): ChosenWall | null {
  const query = new URL(request.url).searchParams;
  if (query.get("view") !== "wall") return null;
  const strategies = headlines.map(({ strategy }) => strategy);
  const asked = query.get("strategy");
  const strategy = asked === null ? strategies[0] : strategies.find((code) => code === asked);
  if (!strategy) throw notFound("There is no such strategy with a figure in this collaborative.");
  return { strategy, strategies, isPaused: query.get("paused") === "yes" };
}

/** @param card the same strategy as the overview shows it */
export function wallSlide(
  view: MetricView,
  { wall, card, sources }: { wall: ChosenWall; card: StrategyCard; sources: CardSources },
): WallSlide {
  const { strategy, strategies, isPaused } = wall;
  const { catalog, year } = sources;
  const { slug } = catalog.collaborative;
  const to = (shown: Strategy, paused: boolean) =>
    paths.overview(slug, { view: "wall", year, strategy: shown, paused: paused ? "yes" : null });
  const at = strategies.indexOf(strategy);
  const besides = (steps: number) =>
    to(strategies[(at + steps + strategies.length) % strategies.length] ?? strategy, isPaused);
  return {
    card,
    chart: view.series.some(({ value }) => value !== null) ? chartOf(view, sources) : null,
    strategies: strategies.map((code) => ({
      name: STRATEGY_NAMES[code],
      to: to(code, isPaused),
      isShown: code === strategy,
    })),
    previous: besides(-1),
    next: besides(1),
    isPaused,
    pauseOrPlay: to(strategy, !isPaused),
    overview: paths.overview(slug, { year }),
  };
}

/** The figure over the years, with the goal's level and path where it is on the same scale. */
function chartOf(view: MetricView, { goals, readings, words, writing, year }: CardSources) {
  const { metric } = view;
  const shared = goals.filter(
    ({ memberId, target }) => memberId === null && target !== null && aboutMetric(metric, target),
  );
  const goal = goalOnMetric(metric, shared, { readings, words, year, accent: metric.strategy });
  const { title, data } = metricChart(view, { year, strategy: metric.strategy, writing, goal });
  return { title, data };
}
