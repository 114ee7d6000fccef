import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/bearer.server";
import { asFigure, figureOf } from "~/domain/contributions";
import type { ShownContribution } from "~/domain/disclosure";
import { readCatalog } from "~/records/catalog.server";
import { readContributions, readRollup, yearOf } from "~/records/rollup.server";
import { metricJson, totalJson } from "./shapes";
import { yearAsked } from "./year-asked";

/** Totals, metrics and members' figures of one year; `explain=1` adds what each is made of. */
export async function loader(doorway: LoaderFunctionArgs) {
  return answerCall(doorway, "see figures", async ({ db, viewer }) => {
    const query = new URL(doorway.request.url).searchParams;
    const year = yearAsked(doorway.request);
    if (typeof year !== "number") return year;
    const catalog = await readCatalog(db);
    const metricFigures = catalog.metrics.map((metric) => asFigure(catalog, metric));
    const explain = query.get("explain") === "1";
    const measureFigures = explain
      ? catalog.measures.flatMap(({ code }) => figureOf(catalog, code) ?? [])
      : [];
    const [rollup, contributions] = await Promise.all([
      readRollup(db, viewer, catalog, year),
      readContributions(db, viewer, catalog, [...metricFigures, ...measureFigures], year),
    ]);
    const { totals, metrics } = yearOf(rollup, year);
    const behind = (code: string) => {
      const { shown, hidden } = contributions.get(code) ?? { shown: [], hidden: 0 };
      const explanation = {
        contributions: shown.filter(({ standing }) => standing === "value").map(explainedJson),
        leftOut: shown
          .filter(({ standing }) => standing !== "value")
          .map((one) => ({ member: one.slug ?? one.name, why: one.standing, note: one.note })),
        hidden,
      };
      return explain ? { explanation } : {};
    };
    const members = new Map<string, object[]>();
    for (const { code } of metricFigures)
      for (const one of contributions.get(code)?.shown ?? []) {
        // Peers without a name differ from metric to metric, so they cannot be listed as members.
        if (one.slug === null) continue;
        const list = members.get(one.slug) ?? [];
        const { value, numerator, denominator } = contributionJson(one);
        list.push({ metric: code, value, numerator, denominator, state: one.standing });
        members.set(one.slug, list);
      }
    return Response.json({
      collaborative: rollup.collaborative,
      year,
      totals: totals.map((total) => ({ ...totalJson(total), ...behind(total.measure) })),
      metrics: metrics.flatMap((figure) => {
        const metric = catalog.metrics.find(({ code }) => code === figure.metric);
        return metric ? [{ ...metricJson(figure, metric), ...behind(figure.metric) }] : [];
      }),
      members: [...members].map(([member, figures]) => ({ member, metrics: figures })),
    });
  });
}

/** With the definitions by which it was counted; a peer without a name keeps their wording to itself. */
function explainedJson(one: ShownContribution) {
  return {
    ...contributionJson(one),
    comparability: one.grade ?? "same",
    definitions: (one.definitions ?? []).map(({ grade, ...rest }) => ({ ...rest, comparability: grade })),
  };
}

function contributionJson(one: {
  slug: string | null;
  name: string;
  value: number | null;
  numerator: string | null;
  denominator: string | null;
  period: { start: string; end: string } | null;
}) {
  const number = (decimal: string | null) => (decimal === null ? null : Number(decimal));
  return {
    member: one.slug ?? one.name,
    value: one.value,
    numerator: number(one.numerator),
    denominator: number(one.denominator),
    period: one.period,
  };
}
