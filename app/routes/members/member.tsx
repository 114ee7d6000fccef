import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may, mayReachMember } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, visit } from "~/access/visit.server";
import { mayKnowPlacement } from "~/domain/continuum/disclosure";
import { periodFor } from "~/domain/periods";
import { headlineMetric } from "~/domain/rollup/headline-metric";
import { type Member, SECTORS, STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { readMemberFigures } from "~/records/figures/member-figures.server";
import { readRollup, readSetting } from "~/records/figures/rollup.server";
import { GoalLines } from "~/routes/goals";
import { holding, readGoalCards, readVisibleGoals } from "~/routes/goals/index.server";
import { InvestmentTable } from "~/routes/investments";
import { ChangedSection } from "~/routes/outcomes";
import { readOutcomeLines } from "~/routes/outcomes/index.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { LinkButton } from "~/ui/controls/Button";
import { awayWords, formatDate, formatPeriod } from "~/ui/figures/dates";
import { metricView } from "~/ui/figures/metrics/metric-view";
import { metricWords } from "~/ui/figures/metrics/sentences";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { CountedNowhere } from "./CountedNowhere";
import { MemberTable } from "./MemberTable";
import { MemberTrends } from "./MemberTrends";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.member.name} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog } = setting;
    const { collaborative } = catalog;
    const member = catalog.members.find(({ slug }) => slug === args.params.member);
    if (!member) throw notFound("There is no such member in this collaborative.");
    const year = chosenYear(args.request, setting);
    const figures = await readMemberFigures(db, viewer, { catalog, member, years: setting.years });
    if (!figures)
      throw forbidden(
        "You can see your own institution’s page and the collaborative’s totals, but not this member’s page.",
      );
    const rollup = await readRollup(db, { viewer, catalog, to: setting.newest });
    const { id, ...facts } = member;
    const goals = holding(await readVisibleGoals(visited, catalog)).filter(({ memberId }) => memberId === id);
    const items = [...catalog.measures, ...catalog.metrics];
    return {
      goals: await readGoalCards(visited, catalog, {
        goals,
        year,
        rollup,
        to: setting.newest,
        charts: false,
      }),
      shell: shellOf(visited, collaborative),
      year,
      years: figures.years,
      baselineOnly: figures.baselineOnly,
      member: {
        ...facts,
        sectorName: SECTORS[member.sector],
        baselineYear: member.baselineYear ?? collaborative.baselineYear,
        period: periodFor(member, year),
      },
      mayKnowContinuum: mayKnowPlacement(viewer, collaborative.policy, id),
      mayReadEntries: may(viewer, "see entries") && mayReachMember(viewer, id),
      mayEnter: may(viewer, "enter data") && mayReachMember(viewer, id),
      rows: catalog.metrics.map((metric) => ({
        metric,
        words: metricWords(metric, catalog.measures),
        cells: figures.series.get(metric.code) ?? [],
        together: metricView(catalog, rollup, metric, year)?.series ?? [],
      })),
      investments: figures.investments,
      changed: await readOutcomeLines(visited, ({ memberId }) => memberId === id),
      headlines: STRATEGIES.flatMap((strategy) => headlineMetric(catalog.metrics, strategy)?.code ?? []),
      hasNumbers: figures.hasNumbers,
      outside: figures.outside.map((outside) => ({
        year: outside.year,
        labels: items.filter((item) => outside.itemIds.includes(item.id)).map(({ label }) => label),
      })),
    };
  });
}

export default function MemberPage() {
  const data = useLoaderData<typeof loader>();
  const {
    shell,
    member,
    years,
    year,
    rows,
    headlines,
    hasNumbers,
    outside,
    investments,
    goals,
    changed,
    ...rights
  } = data;
  const writing = { locale: shell.locale, currency: shell.currency };
  const enterData = paths.entry(shell.slug, { member: member.slug });
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={`${member.sectorName}, ${membershipWords(member, shell)}`}
        title={member.name}
        lead={`Reporting year ${year} covers ${formatPeriod(member.period.start, member.period.end, shell)} for this institution. Its baseline is ${member.baselineYear}.`}
        actions={<MemberActions c={shell.slug} member={member.slug} rights={rights} />}
      >
        {hasNumbers ? (
          <Section title="Its own trend, beside all members together">
            <MemberTrends
              c={shell.slug}
              member={member}
              year={year}
              rows={rows.filter(({ metric }) => headlines.includes(metric.code))}
              years={years}
              writing={writing}
            />
          </Section>
        ) : (
          <EmptyState
            title="No numbers yet"
            {...(rights.mayEnter && { action: { to: enterData, label: "Enter the first numbers" } })}
          >
            <p>Start with the baseline year, {member.baselineYear}: progress is measured against it.</p>
          </EmptyState>
        )}
        {goals.length > 0 ? (
          <Section title="Its goals">
            <GoalLines cards={goals} year={year} c={shell.slug} />
          </Section>
        ) : null}
        <ChangedSection outcomes={changed} claims={[]} year={year} c={shell.slug} locale={shell.locale} />
        {outside.length > 0 ? <CountedNowhere outside={outside} name={member.name} /> : null}
        {STRATEGIES.map((strategy) => {
          const own = rows.filter(({ metric }) => metric.strategy === strategy);
          return own.length > 0 ? (
            <Section key={strategy} title={STRATEGY_NAMES[strategy]}>
              <MemberTable
                rows={own}
                years={years}
                baseline={{ year: member.baselineYear, only: data.baselineOnly }}
                writing={writing}
              />
            </Section>
          ) : null;
        })}
        {investments.length > 0 ? (
          <Section
            title="Its investments"
            lead="Its part of each, over all years. Its committed, paid-out, and homes figures come from the investment ledger where it has entries."
          >
            <InvestmentTable
              rows={investments.map((investment) => ({ ...investment, members: null }))}
              year={null}
              label={`Investments of ${member.name}`}
              sum={`The part of ${member.name}`}
              c={shell.slug}
              writing={writing}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}

interface Rights {
  mayKnowContinuum: boolean;
  mayReadEntries: boolean;
  mayEnter: boolean;
}

function MemberActions({ c, member, rights }: { c: string; member: string; rights: Rights }) {
  return (
    <>
      {rights.mayKnowContinuum ? (
        <LinkButton kind="quiet" to={paths.continuumSubject(c, member)}>
          On the Continuum
        </LinkButton>
      ) : null}
      {rights.mayReadEntries ? (
        <LinkButton kind="quiet" to={paths.definitions(c, member)}>
          Own definitions
        </LinkButton>
      ) : null}
      {rights.mayEnter ? <LinkButton to={paths.entry(c, { member })}>Enter data</LinkButton> : null}
    </>
  );
}

function membershipWords(
  { joinedOn, leftOn, absences }: Pick<Member, "joinedOn" | "leftOn" | "absences">,
  writing: { locale: string },
): string {
  const left = leftOn ? ` until ${formatDate(leftOn, writing)}` : "";
  const away = absences.length > 0 ? `, ${awayWords(absences)}` : "";
  return `member since ${formatDate(joinedOn, writing)}${left}${away}`;
}
