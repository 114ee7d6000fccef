import type { z } from "zod";
import type { Visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/terms";
import { readFedNow } from "~/records/entry/effect.server";
import { yearOf } from "~/records/figures/rollup.server";
import type { Touched } from "~/records/kept-sums/kept-sums.server";
import { goalJson } from "~/routes/api/goals/goal-shapes";
import { metricJson, totalJson } from "~/routes/api/rollup/figure-shapes";
import { goalView } from "~/routes/goals";
import type { changedFigures } from "./answered-figures-schemas";

interface Counts {
  created: number;
  changed: number;
  unchanged: number;
}

/**
 * The answer to stored observations with the figures and goals that the changed values feed, year by year, as the
 * caller may see them. `changed` then holds these; the number of changed values is its `values`.
 */
export async function answerWithFigures<C extends Counts>(
  counts: C,
  touched: Touched,
  { db, catalog, viewer }: Pick<Visit, "db" | "viewer"> & { catalog: Catalog },
): Promise<Omit<C, "changed"> & { changed: z.infer<typeof changedFigures> }> {
  const ids = new Set([...touched.measureIds, ...touched.metricIds]);
  const codes = [...catalog.measures, ...catalog.metrics].flatMap(({ id, code }) =>
    ids.has(id) ? [code] : [],
  );
  const values = counts.changed;
  if (codes.length === 0) return { ...counts, changed: { values, totals: [], metrics: [], goals: [] } };
  const years = [...touched.years].sort((a, b) => a - b);
  const now = await readFedNow(db, { viewer, codes, years });
  const { fed, rollup, goals, sources } = now;
  const slugs = new Map(now.catalog.members.map(({ id, slug }) => [id, slug]));
  const metricOf = new Map(now.catalog.metrics.map((metric) => [metric.code, metric]));
  const figures = years.map((year) => yearOf(rollup, year));
  return {
    ...counts,
    changed: {
      values,
      totals: figures.flatMap(({ year, totals }) =>
        totals
          .filter(({ measure }) => fed.totals.includes(measure))
          .map((total) => ({ year, ...totalJson(total) })),
      ),
      metrics: figures.flatMap(({ year, metrics }) =>
        metrics.flatMap((figure) => {
          const metric = metricOf.get(figure.metric);
          return metric && fed.metrics.includes(figure.metric)
            ? [{ year, ...metricJson(figure, metric) }]
            : [];
        }),
      ),
      goals: sources
        ? years.flatMap((year) =>
            goals.map((goal) => ({
              year,
              ...goalJson(goal, goalView(goal, now.catalog, sources, year), (id) => slugs.get(id) ?? null),
            })),
          )
        : [],
    },
  };
}
