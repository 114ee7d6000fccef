import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { dimensionsOf } from "~/domain/breakdowns";
import { gaveNumbers, memberChanges } from "~/domain/changes";
import { asFigure } from "~/domain/contributions";
import { fiscalYearEnds, isActive } from "~/domain/periods";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/types";
import { readBreakdowns } from "~/records/breakdowns.server";
import { readContributions, readRollup, readSetting, yearOf } from "~/records/rollup.server";
import { readReportedShares } from "~/records/shares.server";
import { CoverageStrip } from "~/ui/charts/CoverageStrip";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { changeFacts } from "~/ui/figures/change-facts";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { metricView } from "~/ui/figures/metric-view";
import { periodNote } from "~/ui/figures/sentences";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { ByGroup } from "./shared/ByGroup";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { CommunityLink } from "./shared/CommunityLink";
import { ContributionTable } from "./shared/ContributionTable";
import { GoalLines } from "./shared/GoalCards";
import { holding, readGoalCards, readVisibleGoals } from "./shared/goal-list.server";
import { MetricContributions, MetricFigureBlock, MetricTrend } from "./shared/MetricParts";
import { SharesAlone } from "./shared/SharesAlone";
import { TotalTable } from "./shared/TotalTable";
import { WhatChanged } from "./shared/WhatChanged";
import { chosenYear } from "./shared/year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${STRATEGY_NAMES[data.strategy]} ${data.year} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  const strategy = STRATEGIES.find((one) => one === doorway.params.strategy);
  if (!strategy) throw notFound("The strategies are workforce, purchasing and investing.");
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const year = chosenYear(doorway.request, setting);
    const metrics = catalog.metrics.filter((metric) => metric.strategy === strategy);
    const asked = new URL(doorway.request.url).searchParams.get("metric");
    const metric = asked === null ? metrics[0] : metrics.find(({ code }) => code === asked);
    if (asked !== null && !metric) throw notFound("There is no such figure in this strategy.");
    const [rollup, contributions, shares] = await Promise.all([
      readRollup(db, viewer, catalog, setting.newest),
      metric ? readContributions(db, viewer, catalog, [asFigure(catalog, metric)], year) : null,
      readReportedShares(db, viewer, catalog, metrics),
    ]);
    const measures = catalog.measures.filter((measure) => measure.strategy === strategy);
    const ways = metric ? dimensionsOf(catalog, metric.code) : [];
    const by = new URL(doorway.request.url).searchParams.get("by");
    const way = ways.find(({ code }) => code === by) ?? ways[0];
    const groups = way && (await readBreakdowns(db, viewer, catalog, rollup, year, way));
    const breakdown = metric && groups?.get(metric.code);
    const goals = holding(await readVisibleGoals(visited, catalog)).filter(
      (goal) => goal.strategy === strategy && goal.memberId === null,
    );
    return {
      goals: await readGoalCards(visited, catalog, goals, year, {
        rollup,
        to: setting.newest,
        charts: false,
      }),
      shell: shellOf(visited, catalog.collaborative),
      strategy,
      year,
      years,
      chosen: metric?.code ?? null,
      members: catalog.members.length,
      // Without members there is no figure to speak of: the page says what to do first.
      views:
        catalog.members.length > 0
          ? metrics.flatMap((one) => metricView(catalog, rollup, one, year) ?? [])
          : [],
      contributions: (metric && contributions?.get(metric.code)) ?? null,
      split:
        way && breakdown
          ? { ways: ways.map(({ code, label }) => ({ code, label })), chosen: way, breakdown }
          : null,
      measures,
      totals: yearOf(rollup, year).totals.filter(({ measure }) =>
        measures.some(({ code }) => code === measure),
      ),
      shares,
      periods: fiscalYearEnds(catalog.members.filter((member) => isActive(member, year))),
      facts: changeFacts(memberChanges(catalog, year, gaveNumbers(setting.reporters)), viewer),
    };
  });
}

export default function StrategyPage() {
  const data = useLoaderData<typeof loader>();
  const { shell, strategy, year, years, views, contributions } = data;
  const base = `/c/${shell.slug}`;
  const writing = { locale: shell.locale, currency: shell.currency };
  const view = views.find(({ metric }) => metric.code === data.chosen);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title={STRATEGY_NAMES[strategy]}
        lead={LEADS[strategy]}
        actions={
          <>
            {strategy === "investing" && shell.keepsLedger ? (
              <LinkButton kind="secondary" to={`${base}/investments`}>
                Investments
              </LinkButton>
            ) : null}
            <YearPicker years={years} current={year} />
          </>
        }
      >
        {view ? (
          <section aria-label={view.words.label} className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_1.6fr]">
            <MetricFigureBlock {...{ view, year, strategy, writing, base, contributions }} large />
            <MetricTrend {...{ view, year, strategy, writing }} alone={data.shares} />
          </section>
        ) : data.members === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Add the institutions that take part, then enter their numbers: this page fills itself.</p>
          </EmptyState>
        ) : (
          <EmptyState title="No figures in this strategy">
            <p>This collaborative does not compute any figure for {STRATEGY_NAMES[strategy]}.</p>
          </EmptyState>
        )}
        {data.goals.length > 0 ? (
          <Section
            title="The goals of this strategy"
            actions={
              <LinkButton kind="quiet" to={`${base}/goals?year=${year}&strategy=${strategy}`}>
                Members’ goals, too
              </LinkButton>
            }
          >
            <GoalLines cards={data.goals} {...{ year, base }} />
          </Section>
        ) : null}
        <SharesAlone shares={data.shares} base={base} writing={writing} />
        {view && contributions ? (
          <Section
            title={`What each member contributed in ${year}`}
            lead={periodNote(data.periods, year, writing)}
          >
            <div className="grid gap-10">
              <MetricContributions {...{ view, year, strategy, writing, base, contributions }} />
              <ContributionTable {...{ view, year, writing, base, contributions }} />
              <div className={ACCENT_CLASS[strategy]}>
                <CoverageStrip years={view.series} locale={shell.locale} highlightYear={year} />
              </div>
            </div>
          </Section>
        ) : null}
        {view && data.split ? (
          <ByGroup
            split={data.split}
            words={view.words}
            whole={view.figure.value}
            {...{ year, strategy, writing }}
            addressOf={(by) => `?year=${year}&metric=${view.metric.code}&by=${by}#by-group`}
          />
        ) : null}
        {views.length > 1 ? (
          <Section title="All figures of this strategy" lead="Choose one to see it above, member by member.">
            <div className="grid gap-x-12 gap-y-14 md:grid-cols-2 lg:grid-cols-3">
              {views.map((one) => (
                <div key={one.metric.code} className="grid content-start gap-5">
                  <MetricFigureBlock view={one} {...{ year, strategy, writing, base }} />
                  {one.metric.code === data.chosen ? null : (
                    <Link to={`?year=${year}&metric=${one.metric.code}`} className="text-sm">
                      Member by member: {one.words.label}
                    </Link>
                  )}
                </div>
              ))}
            </div>
          </Section>
        ) : null}
        <WhatChanged lines={views} {...{ year, writing, base }} facts={data.facts} />
        {data.members > 0 ? (
          <Section title={`The numbers behind it, ${year}`}>
            <TotalTable measures={data.measures} totals={data.totals} {...{ year, writing, base }} />
          </Section>
        ) : null}
        <CommunityLink base={base} />
      </Page>
    </CollaborativeShell>
  );
}

const LEADS: Record<Strategy, string> = {
  workforce: "Hiring from, paying and promoting people in the neighbourhoods that were left out.",
  purchasing: "Buying from local, minority- and women-owned businesses.",
  investing: "Putting investable assets to work in homes, businesses and places nearby.",
};
