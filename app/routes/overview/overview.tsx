import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { ContinuumStrip } from "~/routes/continuum";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { WorkLine } from "~/routes/week";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { CommunityLink, CurvesLine } from "./CommunityLink";
import { StrategyCards } from "./cards/StrategyCards";
import { MetricTable } from "./MetricTable";
import { MemberChart } from "./members/MemberChart";
import { OpenYear } from "./OpenYear";
import { readOverview } from "./read-overview.server";
import { SetUpList } from "./set-up/SetUpList";
import { GoalRows } from "./status/GoalRows";
import { StatusLine } from "./status/StatusLine";
import { WhatChanged } from "./WhatChanged";
import { Wall } from "./wall/Wall";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.shell.name} ${data.year} · Tidemark` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", (visited) => readOverview(args.request, visited));
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Overview() {
  const data = useLoaderData<typeof loader>();
  const { shell, year } = data;
  if (data.wall)
    return (
      <Wall
        slide={data.wall}
        status={data.status}
        name={shell.name}
        year={year}
        slug={shell.slug}
        writing={shell}
      />
    );
  return (
    <CollaborativeShell shell={shell}>
      <Page
        dense
        eyebrow={data.place}
        title={shell.name}
        actions={
          <div className="max-sm:[&_a]:px-1 max-sm:[&_a]:text-sm max-sm:[&_li]:px-0">
            <YearPicker years={data.years} current={year} />
          </div>
        }
      >
        <div className="grid gap-4">
          {data.members > 0 ? (
            <StatusLine status={data.status} year={year} slug={shell.slug} maySetGoals={data.maySetGoals} />
          ) : null}
          <OpenYear line={data.openYear} />
          {data.setUp ? (
            <SetUpList view={data.setUp} />
          ) : data.members === 0 ? (
            <EmptyState title="No members yet" {...setUp(shell)}>
              <p>This page fills itself once institutions have entered their numbers.</p>
            </EmptyState>
          ) : null}
          <Answers data={data} />
          {data.work ? (
            <WorkLine line={data.work} c={shell.slug} locale={shell.locale}>
              {data.curves ? <CurvesLine tally={data.curves} year={year} slug={shell.slug} /> : null}
            </WorkLine>
          ) : null}
        </div>
        <Details data={data} />
        <CommunityLink slug={shell.slug} />
      </Page>
    </CollaborativeShell>
  );
}

/** What the first screen answers below the status: where each strategy stands. */
function Answers({ data }: { data: Data }) {
  const { shell, year, cards } = data;
  if (cards.length === 0) return null;
  return (
    <>
      <StrategyCards
        cards={cards}
        year={year}
        slug={shell.slug}
        writing={shell}
        maySetGoals={data.maySetGoals}
      />
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 text-ink-soft text-sm">
        <p className="max-w-[46rem]">{data.periods}</p>
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          {data.about ? (
            <details className="folded max-w-[46rem]">
              <summary>About these figures</summary>
              <p className="mt-2">{data.about}</p>
            </details>
          ) : null}
          <Link to={paths.overview(shell.slug, { view: "wall", year })} className="no-print max-sm:hidden">
            Show on a wall screen
          </Link>
        </div>
      </div>
    </>
  );
}

/** Thin bars close together: eleven members fit beside two other charts, or on half a phone. */
const TIGHT_BARS =
  "[&_.bars-row]:min-h-0 [&_.bars-row]:grid-rows-[auto_0.5rem] [&_.bars-row]:py-1 [&_.bars-name]:py-0 [&_.bars]:text-[0.9375rem]";
const SWIPED =
  "flex snap-x gap-x-6 overflow-x-auto *:w-[88%] *:shrink-0 *:snap-start sm:grid sm:gap-x-10 sm:gap-y-8 sm:overflow-visible sm:*:w-auto lg:grid-cols-3";

/** On a phone, where all of it must fit five screens. */
const SHORT_HEADINGS =
  "max-sm:[&_h2]:text-xl max-sm:[&_section>header]:mb-4 max-sm:[&_section>header]:gap-y-0 max-sm:[&_section>header_a]:min-h-8 max-sm:[&_section>header_a]:py-1 max-sm:[&_section>header_a]:text-sm";

/** All goals, members, the Continuum, changes, and figures. */
function Details({ data }: { data: Data }) {
  const { shell, year, lines } = data;
  const { slug } = shell;
  return (
    <div className={`grid gap-8 sm:gap-10 ${SHORT_HEADINGS}`}>
      {data.goals.length > 0 ? (
        <Section
          title="What we want to reach together"
          actions={
            <LinkButton kind="quiet" to={paths.goals(slug, { year })}>
              All goals
            </LinkButton>
          }
        >
          <GoalRows rows={data.goals} year={year} slug={slug} />
        </Section>
      ) : null}
      {data.ownGoals && data.ownGoals.rows.length > 0 ? (
        <Section title={`What ${data.ownGoals.name} wants to reach`}>
          <GoalRows rows={data.ownGoals.rows} year={year} slug={slug} />
        </Section>
      ) : null}
      {data.memberCharts.length > 0 ? (
        <Section title={`What each member contributed in ${year}`}>
          {/* On a phone, the charts stand side by side and are swiped. */}
          <div className={`${TIGHT_BARS} ${SWIPED}`}>
            {data.memberCharts.map(({ strategy, chart }) => (
              <MemberChart key={strategy} chart={chart} strategy={strategy} writing={shell} size="small" />
            ))}
          </div>
        </Section>
      ) : null}
      {data.continuum ? (
        // On a phone, the sentence answers; the bars are one tap away.
        <div className="max-sm:[&_ul]:hidden">
          <ContinuumStrip strip={data.continuum} slug={slug} />
        </div>
      ) : null}
      <WhatChanged year={year} lines={lines} facts={data.facts} writing={shell} slug={slug} />
      {lines.length > 0 ? (
        <Section
          title={`All figures of ${year}`}
          actions={
            <LinkButton kind="secondary" to={paths.overviewCsv(slug, { year })} reloadDocument>
              Download as CSV
            </LinkButton>
          }
        >
          <div className="max-sm:[&>section]:max-h-72 max-sm:[&>section]:overflow-y-auto">
            <MetricTable lines={lines} year={year} writing={shell} slug={slug} />
          </div>
        </Section>
      ) : null}
    </div>
  );
}
