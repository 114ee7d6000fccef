import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { type Shell, shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { mayKnowMember } from "~/domain/disclosure/disclosure";
import { gaveNumbers, memberChanges } from "~/domain/members/changes";
import { fiscalYearEnds, isActive } from "~/domain/periods";
import { dimensionsOf } from "~/domain/rollup/breakdowns";
import { asFigure } from "~/domain/rollup/contributions";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import { readBreakdowns } from "~/records/figures/breakdowns.server";
import { readContributions, readRollup, readSetting, yearOf } from "~/records/figures/rollup.server";
import { readReportedShares } from "~/records/figures/shares.server";
import { readChosenMembers, readMetricGoal } from "~/routes/charts/index.server";
import { GoalLines } from "~/routes/goals";
import { holding, readGoalCards, readVisibleGoals } from "~/routes/goals/index.server";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { highlightedIn } from "~/ui/charts/share/chart-address";
import { HighlightForm } from "~/ui/charts/share/HighlightForm";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { changeFacts } from "~/ui/figures/change-facts";
import { metricView } from "~/ui/figures/metrics/metric-view";
import { periodNote } from "~/ui/figures/metrics/sentences";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { ByGroup } from "./ByGroup";
import { CommunityLink } from "./CommunityLink";
import { SharesAlone } from "./SharesAlone";
import { AllMetrics, ChosenMetric, MemberContributions } from "./StrategySections";
import { TotalTable } from "./TotalTable";
import { WhatChanged } from "./WhatChanged";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${STRATEGY_NAMES[data.strategy]} ${data.year} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const strategy = STRATEGIES.find((code) => code === args.params.strategy);
    if (!strategy) throw notFound("The strategies are workforce, purchasing, and investing.");
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const year = chosenYear(args.request, setting);
    const metrics = catalog.metrics.filter((metric) => metric.strategy === strategy);
    const code = new URL(args.request.url).searchParams.get("metric");
    const metric = code === null ? metrics[0] : metrics.find((candidate) => candidate.code === code);
    if (code !== null && !metric) throw notFound("There is no such figure in this strategy.");
    const [rollup, contributions, shares] = await Promise.all([
      readRollup(db, { viewer, catalog, to: setting.newest }),
      metric ? readContributions(db, { viewer, catalog, figures: [asFigure(catalog, metric)], year }) : null,
      readReportedShares(db, { viewer, catalog, metrics }),
    ]);
    const slugs = highlightedIn(new URL(args.request.url).searchParams);
    const [goal, highlighted] = metric
      ? [
          await readMetricGoal(visited, metric, { catalog, rollup, newest: setting.newest }),
          await readChosenMembers(visited, metric, { catalog, years, slugs }),
        ]
      : [null, []];
    const measures = catalog.measures.filter((measure) => measure.strategy === strategy);
    const ways = metric ? dimensionsOf(catalog, metric.code) : [];
    const by = new URL(args.request.url).searchParams.get("by");
    const way = ways.find(({ code }) => code === by) ?? ways[0];
    const groups = way && (await readBreakdowns(db, { viewer, catalog, rollup, year, dimension: way }));
    const breakdown = metric && groups?.get(metric.code);
    const goals = holding(await readVisibleGoals(visited, catalog)).filter(
      (goal) => goal.strategy === strategy && goal.memberId === null,
    );
    return {
      goals: await readGoalCards(visited, catalog, {
        goals,
        year,
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
      // Without members there are no figures; the page then says what to do first.
      views:
        catalog.members.length > 0
          ? metrics.flatMap((shown) => metricView(catalog, rollup, shown, year) ?? [])
          : [],
      goal,
      highlighted,
      selectable: catalog.members
        .filter(({ id }) => mayKnowMember(viewer, catalog.collaborative.policy, id))
        .map(({ slug, name }) => ({ slug, name })),
      mayEmbed: may(viewer, "write reports"),
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
      periods: fiscalYearEnds(
        catalog.members.filter((member) => isActive(member, year)),
        year,
      ),
      facts: changeFacts(memberChanges(catalog, year, gaveNumbers(setting.reporters)), viewer),
    };
  });
}

export default function StrategyPage() {
  const data = useLoaderData<typeof loader>();
  const { shell, strategy, year, years, views, contributions } = data;
  const { slug } = shell;
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
              <LinkButton kind="secondary" to={paths.investments(slug)}>
                Investments
              </LinkButton>
            ) : null}
            <YearPicker years={years} current={year} />
          </>
        }
      >
        {view ? (
          <>
            <ChosenMetric
              view={view}
              year={year}
              strategy={strategy}
              writing={writing}
              slug={slug}
              contributions={contributions}
              shares={data.shares}
              goal={data.goal}
              members={data.highlighted}
              mayEmbed={data.mayEmbed}
            />
            <HighlightForm
              selectable={data.selectable}
              chosen={data.highlighted.map((member) => member.slug)}
              keep={{ year: String(year), metric: view.metric.code }}
            />
          </>
        ) : (
          <NoMetric shell={shell} strategy={strategy} members={data.members} />
        )}
        {data.goals.length > 0 ? (
          <Section
            title="The goals of this strategy"
            actions={
              <LinkButton kind="quiet" to={paths.goals(slug, { year, strategy })}>
                Members’ goals, too
              </LinkButton>
            }
          >
            <GoalLines cards={data.goals} year={year} c={shell.slug} />
          </Section>
        ) : null}
        <SharesAlone shares={data.shares} slug={slug} writing={writing} />
        {view && contributions ? (
          <MemberContributions
            view={view}
            year={year}
            strategy={strategy}
            writing={writing}
            slug={slug}
            contributions={contributions}
            periods={periodNote(data.periods, year, writing)}
          />
        ) : null}
        {view && data.split ? (
          <ByGroup
            split={data.split}
            words={view.words}
            whole={view.figure.value}
            year={year}
            strategy={strategy}
            writing={writing}
            addressOf={(by) => `?year=${year}&metric=${view.metric.code}&by=${by}#by-group`}
          />
        ) : null}
        {views.length > 1 ? (
          <AllMetrics
            views={views}
            chosen={data.chosen}
            year={year}
            strategy={strategy}
            writing={writing}
            slug={slug}
          />
        ) : null}
        <WhatChanged lines={views} year={year} writing={writing} slug={slug} facts={data.facts} />
        {data.members > 0 ? (
          <Section title={`The numbers behind it, ${year}`}>
            <TotalTable
              measures={data.measures}
              totals={data.totals}
              year={year}
              writing={writing}
              slug={slug}
            />
          </Section>
        ) : null}
        <CommunityLink slug={slug} />
      </Page>
    </CollaborativeShell>
  );
}

function NoMetric({ shell, strategy, members }: { shell: Shell; strategy: Strategy; members: number }) {
  if (members === 0)
    return (
      <EmptyState title="No members yet" {...setUp(shell)}>
        <p>Add the institutions that take part, then enter their numbers: this page fills itself.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="No figures in this strategy">
      <p>This collaborative does not compute any figure for {STRATEGY_NAMES[strategy]}.</p>
    </EmptyState>
  );
}

const LEADS: Record<Strategy, string> = {
  workforce: "Hiring from, paying, and promoting people in the neighborhoods that were left out.",
  purchasing: "Buying from local, minority- and women-owned businesses.",
  investing: "Putting investable assets to work in homes, businesses, and places nearby.",
};
