import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import type { ShownContribution } from "~/domain/disclosure/contributions";
import { type Period, transitionIn } from "~/domain/periods";
import { asFigure, figureOf } from "~/domain/rollup/contributions";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readMovesOf } from "~/records/figures/moved.server";
import { readContributions, readRollup, yearOf } from "~/records/figures/rollup.server";
import { badParameter, yearParameter } from "~/routes/api/answering/year-parameter";
import { metricJson, totalJson } from "./figure-shapes";
import { movedJson } from "./moved-shapes";

/**
 * Totals, metrics, and members' figures of one year. `explain=1` adds what each figure is made of; `members=0` leaves
 * the members' figures out, which most of a large collaborative's answer consists of.
 */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async ({ db, viewer }) => {
    const query = new URL(args.request.url).searchParams;
    const year = yearParameter(args.request);
    if (typeof year !== "number") return year;
    const catalog = await readCatalog(db);
    const metricFigures = catalog.metrics.map((metric) => asFigure(catalog, metric));
    const explain = query.get("explain") === "1";
    const lists = query.get("members") !== "0";
    if (![null, "0", "1"].includes(query.get("members")))
      return badParameter("members", "members is 1, or 0 to leave the members’ figures out.");
    const measureFigures = explain
      ? catalog.measures.flatMap(({ code }) => figureOf(catalog, code) ?? [])
      : [];
    const [rollup, contributions] = await Promise.all([
      readRollup(db, { viewer, catalog, to: year }),
      lists || explain
        ? readContributions(db, { viewer, catalog, figures: [...metricFigures, ...measureFigures], year })
        : null,
    ]);
    const moves = explain
      ? await readMovesOf(db, {
          viewer,
          catalog,
          figures: [...metricFigures, ...measureFigures],
          from: year - 1,
          to: year,
          rollup,
        })
      : null;
    const { totals, metrics } = yearOf(rollup, year);
    const explanationOf = (code: string) => {
      const { shown, hidden } = contributions?.get(code) ?? { shown: [], hidden: 0 };
      const moved = movedJson(moves?.get(code) ?? null);
      const explanation = {
        contributions: shown.filter(({ standing }) => standing === "value").map(explainedJson),
        leftOut: shown
          .filter(({ standing }) => standing !== "value")
          .map(({ slug, name, standing, note }) => ({ member: slug ?? name, why: standing, note })),
        hidden,
        ...(moved && { moved }),
      };
      return explain ? { explanation } : {};
    };
    const members = new Map<string, object[]>();
    for (const { code } of lists ? metricFigures : [])
      for (const contribution of contributions?.get(code)?.shown ?? []) {
        const { slug, standing } = contribution;
        // Each metric numbers its anonymous peers differently, so they cannot be listed as members.
        if (slug === null) continue;
        const list = members.get(slug) ?? [];
        const { value, numerator, denominator } = contributionJson(contribution);
        list.push({ metric: code, value, numerator, denominator, state: standing });
        members.set(slug, list);
      }
    return Response.json({
      collaborative: rollup.collaborative,
      year,
      totals: totals.map((total) => ({ ...totalJson(total), ...explanationOf(total.measure) })),
      metrics: metrics.flatMap((figure) => {
        const metric = catalog.metrics.find(({ code }) => code === figure.metric);
        return metric ? [{ ...metricJson(figure, metric), ...explanationOf(figure.metric) }] : [];
      }),
      members: [...members].map(([member, figures]) => ({ member, metrics: figures })),
    });
  });
}

/** A contribution with the definitions it was counted by. Anonymous peers show none, since wording can identify them. */
function explainedJson(contribution: ShownContribution) {
  return {
    ...contributionJson(contribution),
    comparability: contribution.grade ?? "same",
    definitions: (contribution.definitions ?? []).map(({ grade, ...rest }) => ({
      ...rest,
      comparability: grade,
    })),
  };
}

function contributionJson({ slug, name, value, numerator, denominator, period }: ShownContribution) {
  const number = (decimal: string | null) => (decimal === null ? null : Number(decimal));
  return {
    member: slug ?? name,
    value,
    numerator: number(numerator),
    denominator: number(denominator),
    period: period && withTransition(period),
  };
}

/** The months of a first year under a new fiscal-year end stand beside its days. */
function withTransition(period: Period): Period & { transitionMonths?: number } {
  const transitionMonths = transitionIn(period);
  return transitionMonths === null ? period : { ...period, transitionMonths };
}
