import type { Visit } from "~/access/visit.server";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import type { Rollup } from "~/domain/rollup/figures";
import type { Catalog, Metric } from "~/domain/terms";
import { readSeveralMembers } from "~/records/figures/member-figures.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { holding, readVisibleGoals } from "~/routes/goals/index.server";
import { memberPoint } from "~/ui/charts/share/member-chart";
import { goalWords } from "~/ui/figures/goal-words";
import type { ChosenMember, MetricGoal } from "~/ui/figures/metrics/metric-chart";
import { aboutMetric, goalOnMetric } from "~/ui/goals/metric-goal";

/** What the viewer sees, already read. */
interface Sources {
  catalog: Catalog;
  rollup: Disclosed<Rollup>;
  /** The newest year with values. */
  newest: number;
}

/** The collaborative's goal for a metric; null where there is none. Reads its figures only where there is one. */
export async function readMetricGoal(
  visited: Visit,
  metric: Metric,
  { catalog, rollup, newest }: Sources,
): Promise<MetricGoal | null> {
  const goals = holding(await readVisibleGoals(visited, catalog)).filter(
    ({ memberId, target }) => memberId === null && target !== null && aboutMetric(metric, target),
  );
  if (goals.length === 0) return null;
  const { db, viewer } = visited;
  const { readings, indicators } = await readGoalSources(db, { viewer, catalog, to: newest, goals, rollup });
  const words = goalWords(catalog, indicators, catalog.collaborative);
  return goalOnMetric(metric, goals, { readings, words, year: newest, accent: metric.strategy });
}

/**
 * The members that an address names, with their figures of a metric. Those that the viewer may not know are left out,
 * like those that do not exist.
 */
export async function readChosenMembers(
  { db, viewer }: Pick<Visit, "db" | "viewer">,
  metric: Metric,
  { catalog, years, slugs }: { catalog: Catalog; years: number[]; slugs: string[] },
): Promise<ChosenMember[]> {
  const members = slugs.flatMap((slug) => catalog.members.find((member) => member.slug === slug) ?? []);
  const read = await readSeveralMembers(db, viewer, { catalog, members, years });
  return read.map(({ member, figures }) => ({
    slug: member.slug,
    name: member.name,
    points: (figures.series.get(metric.code) ?? []).map(memberPoint),
  }));
}
