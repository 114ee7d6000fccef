import { Link } from "@remix-run/react";
import type { ShownContributions } from "~/domain/disclosure/contributions";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import type { Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import type { ReportedShare } from "~/records/figures/shares.server";
import { CoverageStrip } from "~/ui/charts/CoverageStrip";
import { chartShare, highlightQuery } from "~/ui/charts/share/chart-address";
import type { Writing } from "~/ui/figures/format-numbers";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import type { ChosenMember, MetricGoal } from "~/ui/figures/metrics/metric-chart";
import type { MetricView } from "~/ui/figures/metrics/metric-view";
import { Section } from "~/ui/layout/Page";
import { ContributionTable } from "./ContributionTable";
import { MetricContributions, MetricFigureBlock, MetricTrend } from "./MetricParts";

interface SectionProps {
  year: number;
  strategy: Strategy;
  writing: Writing;
  slug: string;
}

/** The chosen metric: its figure of the year beside its course over the years. */
export function ChosenMetric({
  view,
  year,
  strategy,
  writing,
  slug,
  contributions,
  shares,
  goal,
  members,
  mayEmbed,
}: SectionProps & {
  view: MetricView;
  contributions: Disclosed<ShownContributions> | null;
  /** Shares reported without counts. Charted where the metric has no values. */
  shares: ReportedShare[];
  goal: MetricGoal | null;
  /** Members chosen to be seen beside all together. */
  members: ChosenMember[];
  mayEmbed: boolean;
}) {
  const { code } = view.metric;
  const query = { year, ...highlightQuery(members.map((member) => member.slug)) };
  const share = chartShare(slug, `trend-${code}`, {
    page: paths.strategy(slug, strategy, { metric: code, ...query }),
    query,
    mayEmbed,
  });
  return (
    <section aria-label={view.words.label} className="grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_1.6fr]">
      <MetricFigureBlock
        view={view}
        year={year}
        strategy={strategy}
        writing={writing}
        slug={slug}
        contributions={contributions}
        large
      />
      <MetricTrend
        view={view}
        year={year}
        strategy={strategy}
        writing={writing}
        alone={shares}
        goal={goal}
        members={members}
        share={share}
      />
    </section>
  );
}

/** What each member contributed to the chosen metric, as a chart, a table, and the coverage by year. */
export function MemberContributions({
  view,
  year,
  strategy,
  writing,
  slug,
  contributions,
  periods,
}: SectionProps & {
  view: MetricView;
  contributions: Disclosed<ShownContributions>;
  periods: string;
}) {
  return (
    <Section title={`What each member contributed in ${year}`} lead={periods}>
      <div className="grid gap-10">
        <MetricContributions
          view={view}
          year={year}
          strategy={strategy}
          writing={writing}
          slug={slug}
          contributions={contributions}
          share={chartShare(slug, `members-${view.metric.code}`, {
            page: paths.strategy(slug, strategy, { metric: view.metric.code, year }),
            query: { year },
          })}
        />
        <ContributionTable
          view={view}
          year={year}
          writing={writing}
          slug={slug}
          contributions={contributions}
        />
        <div className={ACCENT_CLASS[strategy]}>
          <CoverageStrip years={view.series} locale={writing.locale} highlightYear={year} />
        </div>
      </div>
    </Section>
  );
}

/** All metrics of the strategy, each with a link that chooses it. */
export function AllMetrics({
  views,
  chosen,
  year,
  strategy,
  writing,
  slug,
}: SectionProps & {
  views: MetricView[];
  /** Code of the chosen metric; null without one. */
  chosen: string | null;
}) {
  return (
    <Section title="All figures of this strategy" lead="Choose one to see it above, member by member.">
      <div className="grid gap-x-12 gap-y-14 md:grid-cols-2 lg:grid-cols-3">
        {views.map((view) => (
          <div key={view.metric.code} className="grid content-start gap-5">
            <MetricFigureBlock view={view} year={year} strategy={strategy} writing={writing} slug={slug} />
            {view.metric.code === chosen ? null : (
              <Link to={`?year=${year}&metric=${view.metric.code}`} className="text-sm">
                Member by member: {view.words.label}
              </Link>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}
