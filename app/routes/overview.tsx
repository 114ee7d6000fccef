import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { gaveNumbers, memberChanges } from "~/domain/changes";
import { asFigure } from "~/domain/contributions";
import { fiscalYearEnds, isActive } from "~/domain/periods";
import { STRATEGIES } from "~/domain/types";
import { readContinuumSource } from "~/records/continuum.server";
import { headlineOf, readContributions, readRollup, readSetting, yearOf } from "~/records/rollup.server";
import { readReportedShares } from "~/records/shares.server";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { changeFacts } from "~/ui/figures/change-facts";
import { contributed, metricLine, metricView } from "~/ui/figures/metric-view";
import { periodNote } from "~/ui/figures/sentences";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { CommunityLink } from "./shared/CommunityLink";
import { ContinuumStrip } from "./shared/ContinuumStrip";
import { stripView } from "./shared/continuum-view.server";
import { GoalLines } from "./shared/GoalCards";
import { leadingGoals, readGoalCards, readVisibleGoals } from "./shared/goal-list.server";
import { MetricContributions, MetricFigureBlock, MetricTrend } from "./shared/MetricParts";
import { MetricTable } from "./shared/MetricTable";
import { OpenYear } from "./shared/OpenYear";
import { openYearLine } from "./shared/open-year.server";
import { WhatChanged } from "./shared/WhatChanged";
import { chosenYear } from "./shared/year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.shell.name} ${data.year} · Tidemark` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const year = chosenYear(doorway.request, setting);
    const headlines = STRATEGIES.flatMap((strategy) => headlineOf(catalog, strategy) ?? []);
    const figures = headlines.map((metric) => asFigure(catalog, metric));
    const [rollup, contributions] = await Promise.all([
      readRollup(db, viewer, catalog, setting.newest),
      readContributions(db, viewer, catalog, figures, year),
    ]);
    const silent = yearOf(rollup, year).metrics.some(
      ({ value, shareOnly }) => value === null && shareOnly > 0,
    );
    const shares = silent ? await readReportedShares(db, viewer, catalog, headlines) : [];
    // Without members there is no figure to speak of: the page says what to do first.
    const metrics = catalog.members.length > 0 ? catalog.metrics : [];
    const views = metrics.flatMap((metric) => metricView(catalog, rollup, metric, year) ?? []);
    // Asked for together: none waits for the answer to another.
    const [visible, openYear, continuum] = await Promise.all([
      readVisibleGoals(visited, catalog),
      openYearLine(visited, catalog.collaborative),
      readContinuumSource(db, { from: year - 3, to: year }),
    ]);
    const goals = leadingGoals(visible);
    return {
      goals: await readGoalCards(visited, catalog, goals, year, {
        rollup,
        to: setting.newest,
        charts: false,
      }),
      shell: shellOf(visited, catalog.collaborative),
      openYear,
      continuum: stripView(continuum, catalog, viewer, year),
      place: catalog.collaborative.place,
      about: catalog.collaborative.about,
      year,
      years,
      lines: views.map(metricLine),
      shares,
      headlines: headlines.flatMap((metric) => {
        const view = views.find((one) => one.metric === metric);
        const behind = contributions.get(metric.code);
        return view
          ? [{ view, strategy: metric.strategy, contributions: behind ? contributed(behind) : null }]
          : [];
      }),
      periods: fiscalYearEnds(catalog.members.filter((member) => isActive(member, year))),
      facts: changeFacts(memberChanges(catalog, year, gaveNumbers(setting.reporters)), viewer),
      members: catalog.members.length,
    };
  });
}

export default function Overview() {
  const data = useLoaderData<typeof loader>();
  const { shell, year, years, lines, headlines } = data;
  const base = `/c/${shell.slug}`;
  const writing = { locale: shell.locale, currency: shell.currency };
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow={data.place} title={shell.name} actions={<YearPicker years={years} current={year} />}>
        <OpenYear line={data.openYear} />
        {data.about ? (
          <details className="folded -mt-8 max-w-[46rem]">
            <summary>About these figures</summary>
            <p className="mt-2 text-ink-soft">{data.about}</p>
          </details>
        ) : null}
        {data.members === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>
              Add the institutions that take part, then enter their baseline and yearly numbers: this page
              fills itself.
            </p>
          </EmptyState>
        ) : null}
        {headlines.length > 0 ? (
          <div className="grid gap-x-12 gap-y-14 lg:grid-cols-3">
            {headlines.map(({ view, strategy, contributions }) => (
              <MetricFigureBlock key={strategy} {...{ view, year, strategy, writing, base, contributions }} />
            ))}
          </div>
        ) : null}
        {data.goals.length > 0 ? (
          <Section
            title="What we want to reach together"
            actions={
              <LinkButton kind="quiet" to={`${base}/goals?year=${year}`}>
                All goals
              </LinkButton>
            }
          >
            <GoalLines cards={data.goals} {...{ year, base }} />
          </Section>
        ) : null}
        {headlines.length > 0 ? (
          <>
            <Section title="Since the baseline" lead={periodNote(data.periods, year, writing)}>
              <div className="grid gap-x-12 gap-y-12 lg:grid-cols-3">
                {headlines.map(({ view, strategy }) => (
                  <MetricTrend
                    key={strategy}
                    {...{ view, year, strategy, writing }}
                    alone={data.shares}
                    size="small"
                  />
                ))}
              </div>
            </Section>
            <Section title={`What each member contributed in ${year}`}>
              <div className="grid gap-x-12 gap-y-12 lg:grid-cols-3">
                {headlines.map(({ view, strategy, contributions }) =>
                  contributions ? (
                    <MetricContributions
                      key={strategy}
                      {...{ view, year, strategy, writing, base, contributions }}
                      size="small"
                    />
                  ) : null,
                )}
              </div>
            </Section>
          </>
        ) : null}
        {data.continuum ? <ContinuumStrip strip={data.continuum} base={base} /> : null}
        <WhatChanged year={year} lines={lines} facts={data.facts} writing={writing} base={base} />
        {lines.length > 0 ? (
          <Section
            title={`All figures of ${year}`}
            actions={
              <LinkButton kind="secondary" to={`${base}/overview.csv?year=${year}`} reloadDocument>
                Download as CSV
              </LinkButton>
            }
          >
            <MetricTable lines={lines} year={year} writing={writing} base={base} />
          </Section>
        ) : null}
        <CommunityLink base={base} />
      </Page>
    </CollaborativeShell>
  );
}
