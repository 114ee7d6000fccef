import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may, mayReachMember } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, visit } from "~/access/visit.server";
import { mayKnowPlacement } from "~/domain/continuum-disclosure";
import { asFigure, contributionsTo, valuesOf } from "~/domain/contributions";
import { isTooYoungFor, mayKnowMember, seesEverything } from "~/domain/disclosure";
import { ownInvestments } from "~/domain/investment-disclosure";
import { isActive, periodOf, yearsOutside } from "~/domain/periods";
import { SECTORS, STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import { todayIso } from "~/records/decision.server";
import { readInvestments } from "~/records/investments.server";
import { readObservations } from "~/records/observations.server";
import { headlineOf, readRollup, readSetting } from "~/records/rollup.server";
import { TrendChart } from "~/ui/charts/TrendChart";
import { LinkButton } from "~/ui/controls/Button";
import { awayWords, formatDate, formatPeriod } from "~/ui/figures/dates";
import { metricView } from "~/ui/figures/metric-view";
import { metricWords } from "~/ui/figures/sentences";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { CountedNowhere } from "./shared/CountedNowhere";
import { GoalLines } from "./shared/GoalCards";
import { holding, readGoalCards, readVisibleGoals } from "./shared/goal-list.server";
import { InvestmentTable } from "./shared/InvestmentTable";
import { MemberTable } from "./shared/MemberTable";
import { chosenYear } from "./shared/year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.member.name} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const { collaborative } = catalog;
    const member = catalog.members.find(({ slug }) => slug === doorway.params.member);
    if (!member) throw notFound("There is no such member in this collaborative.");
    if (!mayKnowMember(viewer, collaborative.policy, member.id))
      throw forbidden(
        "You may see your own institution’s page and the collaborative’s totals, not this member’s.",
      );
    const year = chosenYear(doorway.request, setting);
    const [observations, rollup] = await Promise.all([
      readObservations(db, { memberIds: [member.id] }),
      readRollup(db, viewer, catalog, setting.newest),
    ]);
    const own = { ...catalog, members: [member] };
    const values = valuesOf(observations);
    const shown = years.filter((one) => isActive(member, one));
    const { id, ...facts } = member;
    const today = todayIso();
    const hidden = (at: number) => {
      const { end } = periodOf(at, member.fiscalYearEndMonth);
      return isTooYoungFor(viewer, collaborative.policy, id, end, today);
    };
    // Notes stay between a member and the backbone staff.
    const mayReadNotes = seesEverything(viewer) || viewer.memberId === id;
    const goals = holding(await readVisibleGoals(visited, catalog)).filter(({ memberId }) => memberId === id);
    return {
      goals: await readGoalCards(visited, catalog, goals, year, {
        rollup,
        to: setting.newest,
        charts: false,
      }),
      shell: shellOf(visited, collaborative),
      year,
      years: shown,
      member: {
        ...facts,
        sectorName: SECTORS[member.sector],
        baselineYear: member.baselineYear ?? collaborative.baselineYear,
        period: periodOf(year, member.fiscalYearEndMonth),
      },
      mayKnowContinuum: mayKnowPlacement(viewer, collaborative.policy, member.id),
      mayReadEntries: may(viewer, "see entries") && mayReachMember(viewer, member.id),
      mayEnter: may(viewer, "enter data") && mayReachMember(viewer, member.id),
      rows: catalog.metrics.map((metric) => ({
        metric,
        words: metricWords(metric, catalog.measures),
        cells: shown.map((at) => {
          if (hidden(at))
            return { year: at, standing: "withheld" as const, value: null, note: null, source: null };
          const [one] = contributionsTo(own, asFigure(catalog, metric), at, values);
          return {
            year: at,
            standing: one?.standing ?? ("missing" as const),
            value: one?.value ?? null,
            note: mayReadNotes ? (one?.note ?? null) : null,
            source: one?.source ?? null,
          };
        }),
        together: metricView(catalog, rollup, metric, year)?.series ?? [],
      })),
      investments:
        collaborative.keepsLedger && may(viewer, "see ledger")
          ? ownInvestments(await readInvestments(db), id)
          : [],
      headlines: STRATEGIES.flatMap((strategy) => headlineOf(catalog, strategy)?.code ?? []),
      numbers: observations.length,
      outside: mayReachMember(viewer, id)
        ? yearsOutside(member, observations).map((at) => ({
            year: at,
            labels: [...catalog.measures, ...catalog.metrics]
              .filter((item) => observations.some((one) => one.itemId === item.id && one.year === at))
              .map(({ label }) => label),
          }))
        : [],
    };
  });
}

export default function MemberPage() {
  const {
    shell,
    member,
    years,
    year,
    rows,
    headlines,
    numbers,
    mayEnter,
    mayReadEntries,
    mayKnowContinuum,
    outside,
    investments,
    goals,
  } = useLoaderData<typeof loader>();
  const base = `/c/${shell.slug}`;
  const writing = { locale: shell.locale, currency: shell.currency };
  const membership = `member since ${formatDate(member.joinedOn, shell)}${member.leftOn ? ` until ${formatDate(member.leftOn, shell)}` : ""}${member.absences.length > 0 ? `, ${awayWords(member.absences)}` : ""}`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={`${member.sectorName}, ${membership}`}
        title={member.name}
        lead={`Reporting year ${year} covers ${formatPeriod(member.period.start, member.period.end, shell)} for this institution. Its baseline is ${member.baselineYear}.`}
        actions={
          <>
            {mayKnowContinuum ? (
              <LinkButton kind="quiet" to={`${base}/continuum/${member.slug}`}>
                On the Continuum
              </LinkButton>
            ) : null}
            {mayReadEntries ? (
              <LinkButton kind="quiet" to={`${base}/members/${member.slug}/definitions`}>
                Own definitions
              </LinkButton>
            ) : null}
            {mayEnter ? <LinkButton to={`${base}/data?member=${member.slug}`}>Enter data</LinkButton> : null}
          </>
        }
      >
        {numbers === 0 ? (
          <EmptyState
            title="No numbers yet"
            {...(mayEnter && {
              action: { to: `${base}/data?member=${member.slug}`, label: "Enter the first numbers" },
            })}
          >
            <p>Start with the baseline year, {member.baselineYear}: progress is measured against it.</p>
          </EmptyState>
        ) : (
          <Section title="Its own course, beside everyone’s together">
            <div className="grid gap-x-12 gap-y-12 lg:grid-cols-3">
              {rows
                .filter(({ metric }) => headlines.includes(metric.code))
                .map(({ metric, words, cells, together }) => (
                  <TrendChart
                    key={metric.code}
                    title={words.label}
                    series={[
                      { id: "own", name: member.name, emphasis: true, points: cells.map(pointOf) },
                      {
                        id: "together",
                        name: "All members together",
                        points: together
                          .filter((point) => years.includes(point.year))
                          .map((point) => ({ year: point.year, value: point.value })),
                      },
                    ]}
                    years={years}
                    format={
                      words.unit === "share" ? "share" : words.unit === "currency" ? "currency" : "count"
                    }
                    accent={metric.strategy}
                    size="small"
                    {...writing}
                  />
                ))}
            </div>
          </Section>
        )}
        {goals.length > 0 ? (
          <Section title="Its goals">
            <GoalLines cards={goals} {...{ year, base }} />
          </Section>
        ) : null}
        {outside.length > 0 ? <CountedNowhere {...{ outside }} name={member.name} /> : null}
        {STRATEGIES.map((strategy) => {
          const own = rows.filter(({ metric }) => metric.strategy === strategy);
          return own.length > 0 ? (
            <Section key={strategy} title={STRATEGY_NAMES[strategy]}>
              <MemberTable
                rows={own}
                years={years}
                baselineYear={member.baselineYear}
                {...{ writing, base }}
              />
            </Section>
          ) : null;
        })}
        {investments.length > 0 ? (
          <Section
            title="Its investments"
            lead="Its own part of each, over all years. Its committed, paid-out and homes figures come from the investment ledger where it has entries."
          >
            <InvestmentTable
              rows={investments.map((one) => ({ ...one, members: null }))}
              year={null}
              label={`Investments of ${member.name}`}
              sum={`The part of ${member.name}`}
              {...{ base, writing }}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}

type Cell = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number]["cells"][number];

function pointOf({ year, value, standing }: Cell) {
  const missing = standing === "value" || standing === "share_only" ? "no_value" : standing;
  return { year, value, ...(value === null && ({ missing } as const)) };
}
