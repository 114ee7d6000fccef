import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import type { Visit } from "~/access/visit.server";
import { gaveNumbers, memberChanges } from "~/domain/members/changes";
import { fiscalYearEnds, isActive } from "~/domain/periods";
import { asFigure } from "~/domain/rollup/contributions";
import type { TotalFigure } from "~/domain/rollup/figures";
import { headlineMetric } from "~/domain/rollup/headline-metric";
import { STRATEGIES } from "~/domain/terms";
import { readSetUp } from "~/records/collaboratives/set-up.server";
import { readContinuumFor } from "~/records/continuum/continuum.server";
import { readContributions, readRollup, readSetting } from "~/records/figures/rollup.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { stripView } from "~/routes/continuum/index.server";
import { cardOf, holding, readVisibleGoals } from "~/routes/goals/index.server";
import { readCurves } from "~/routes/results/index.server";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { workLine } from "~/routes/week/index.server";
import { changeFacts } from "~/ui/figures/change-facts";
import { goalWords } from "~/ui/figures/goal-words";
import { curveTally } from "~/ui/figures/indicators/curve-words";
import { contributed, metricLine, metricView } from "~/ui/figures/metrics/metric-view";
import { periodNote } from "~/ui/figures/metrics/sentences";
import { strategyCard } from "./cards/strategy-card.server";
import { chartOf, memberBars } from "./members/member-bars";
import { openYearLine, yearsOfStaff } from "./open-year.server";
import { setUpView } from "./set-up/set-up.server";
import { goalRows, statusView } from "./status/status.server";
import { chosenWall, wallSlide } from "./wall/wall.server";

/** Everything on the overview of a year, as the viewer may see it; `wall` is null unless the address asks for it. */
export async function readOverview(request: Request, visited: Visit) {
  const { db, viewer } = visited;
  const setting = await readSetting(db);
  const { catalog, years } = setting;
  const { collaborative } = catalog;
  const year = chosenYear(request, setting);
  const headlines = STRATEGIES.flatMap((strategy) => headlineMetric(catalog.metrics, strategy) ?? []);
  const figures = headlines.map((metric) => asFigure(catalog, metric));
  const asked = chosenWall(request, headlines);
  // Independent queries, so they run in parallel.
  const [rollup, contributions, visible, staffYears, continuum] = await Promise.all([
    readRollup(db, { viewer, catalog, to: setting.newest }),
    readContributions(db, { viewer, catalog, figures, year }),
    readVisibleGoals(visited, catalog),
    yearsOfStaff(visited),
    asked ? null : readContinuumFor(db, viewer, catalog, { from: year - 3, to: year }),
  ]);
  const goals = holding(visible).filter(({ memberId }) => memberId === null || memberId === viewer.memberId);
  const isNew = may(viewer, "manage members") && !staffYears?.some(({ state }) => state === "closed");
  const [sources, openYear, work, curves, facts] = await Promise.all([
    readGoalSources(db, { viewer, catalog, to: setting.newest, goals, rollup }),
    openYearLine(visited, collaborative, staffYears),
    asked ? null : workLine(visited),
    readCurves(visited, visible, year),
    isNew && !asked ? readSetUp(db) : null,
  ]);
  const cards = goals.map((goal) => cardOf(goal, { catalog, sources, year, charts: false }));
  const own = catalog.members.find(({ id }) => id === viewer.memberId) ?? null;
  const shell = shellOf(visited, collaborative);
  const writing = { locale: collaborative.locale, currency: collaborative.currency };
  const views = catalog.metrics.flatMap((metric) => metricView(catalog, rollup, metric, year) ?? []);
  // A new collaborative has no figures; the page then says what to do first.
  const isEmpty = !rollup.years.some(({ totals, metrics }) => [...totals, ...metrics].some(hasFigure));
  const leading = isEmpty
    ? []
    : headlines.flatMap((metric) => views.find((view) => view.metric === metric) ?? []);
  const cardSources = {
    catalog,
    year,
    writing,
    words: goalWords(catalog, sources.indicators, writing),
    goals,
    standings: new Map(cards.map((card) => [card.id, card])),
    readings: sources.readings,
    own,
  };
  const cardOfView = (view: (typeof leading)[number]) =>
    strategyCard(view, contributions.get(view.metric.code), cardSources);
  // Nothing is shown on a wall before there are figures.
  const wall = leading.length > 0 ? asked : null;
  const wallView = leading.find(({ metric }) => metric.strategy === wall?.strategy);
  const strategyCards = wall ? [] : leading.map(cardOfView);
  return {
    shell,
    place: collaborative.place,
    about: collaborative.about,
    year,
    years,
    members: catalog.members.length,
    openYear,
    work,
    curves: curveTally(curves),
    maySetGoals: may(viewer, "set goals"),
    setUp: facts && setUpView(facts, shell, collaborative.baselineYear),
    status: statusView(cards, own, openYear === null),
    wall:
      wall && wallView
        ? wallSlide(wallView, { wall, card: cardOfView(wallView), sources: cardSources })
        : null,
    cards: strategyCards,
    goals: goalRows(cards.filter(({ level }) => level === "collaborative")),
    // Those that no card shows yet.
    ownGoals: own && {
      name: own.name,
      rows: goalRows(
        cards.filter(
          ({ id, level }) =>
            level === "institution" && !strategyCards.some((card) => card.own?.goal?.id === id),
        ),
      ),
    },
    memberCharts: wall
      ? []
      : leading.flatMap((view) => {
          const behind = contributions.get(view.metric.code);
          if (!behind) return [];
          const place = { year, writing, slug: shell.slug };
          const bars = memberBars(view, contributed(behind), place);
          const chart = { ...chartOf(view, bars, place), ...bars };
          return [{ strategy: view.metric.strategy, chart }];
        }),
    continuum: continuum && stripView(continuum, catalog, viewer, year),
    lines: isEmpty || wall ? [] : views.map(metricLine),
    facts: isEmpty ? [] : changeFacts(memberChanges(catalog, year, gaveNumbers(setting.reporters)), viewer),
    periods: periodNote(
      fiscalYearEnds(
        catalog.members.filter((member) => isActive(member, year)),
        year,
      ),
      year,
      writing,
    ),
  };
}

/** Somebody reported something: a figure, one that is withheld, or a share without its counts. */
const hasFigure = (figure: Pick<TotalFigure, "reporting" | "withheld"> & { shareOnly?: number }) =>
  figure.reporting > 0 || figure.withheld !== null || (figure.shareOnly ?? 0) > 0;
