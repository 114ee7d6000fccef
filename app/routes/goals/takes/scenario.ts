import { evaluate, isCompoundProgress } from "~/domain/goals/progress/progress";
import { pointOf } from "~/domain/goals/progress/readings";
import type { GoalStatus } from "~/domain/goals/progress/status";
import { takesOf } from "~/domain/goals/takes/needs";
import { readingsFromJson } from "~/domain/goals/takes/readings-json";
import { expectedFrom, partsOf, readScenario } from "~/domain/goals/takes/scenario-form";
import { expecting } from "~/domain/goals/takes/what-if";
import { isCompound } from "~/domain/goals/targets";
import { statusSentence } from "~/domain/goals/words/sentences";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import { formatUnit, type Writing } from "~/ui/figures/format-numbers";
import { goalWords } from "~/ui/figures/goal-words";
import { needViews } from "./need-words";
import type { WhatIfMember, WhatIfView } from "./takes-view";

/** What the typed numbers come to: computed alike on the server and in the browser. */
export interface Outcome {
  status: GoalStatus;
  sentence: string;
  /** Clause by clause, for a target of several. */
  clauses: { aim: string; status: GoalStatus; sentence: string }[];
  /** What would still be needed after that. */
  needs: string[];
  errors: Map<string, string>;
}

export function outcomeOf(view: WhatIfView, typed: Record<string, string>, writing: Writing): Outcome {
  const { target, path, from, year, columns, members, active, catalog } = view;
  const slugs = members.flatMap(({ slug, mayType }) => (mayType ? [slug] : []));
  const scenario = readScenario(typed, { columns, slugs, typing: writing });
  const slugOf = (memberId: string) => members.find(({ id }) => id === memberId)?.slug ?? null;
  const readings = expecting(readingsFromJson(view.readings), {
    from,
    year,
    startYear: path.startYear,
    parts: (code) => partsOf(catalog, code),
    active,
    expected: expectedFrom(scenario, slugOf),
  });
  const words = goalWords(catalog, view.indicators, writing);
  const progress = evaluate(target, path, readings, year);
  const clauses =
    isCompound(target) && isCompoundProgress(progress)
      ? target.clauses.flatMap((clause, place) => {
          const own = progress.clauses[place];
          if (!own) return [];
          return [
            {
              aim: targetSentence(clause, path, words),
              status: own.status,
              sentence: statusSentence(clause, own, words),
            },
          ];
        })
      : [];
  return {
    status: progress.status,
    sentence: statusSentence(target, progress, words),
    clauses,
    needs: needViews(takesOf(target, path, readings, year), { words, ...path })
      .filter(({ met }) => !met)
      .map(({ sentence }) => sentence),
    errors: scenario.errors,
  };
}

/** What a member has in the newest year of a column. */
export type Known = { kind: "value"; text: string } | { kind: "not_applicable" };

/** What a member has in the newest year, by column, to stand beside the field where its expectation is typed. */
export function knownOf(
  { readings, columns, catalog, from }: WhatIfView,
  member: Pick<WhatIfMember, "id">,
  writing: Writing,
): Map<string, Known> {
  const known = new Map<string, Known>();
  const rich = readingsFromJson(readings);
  for (const { code, over, memberId } of readings.series) {
    if (memberId !== member.id) continue;
    const series = rich.figure(code, memberId, over);
    const parts = partsOf(catalog, code);
    if (!parts || !series) continue;
    const { standing, numerator, denominator } = pointOf(series, from);
    for (const [measure, amount] of [
      [parts.numerator, numerator],
      [parts.denominator, denominator],
    ] as const) {
      const column = columns.find(
        (each) => each.measure === measure && each.cumulative === series.cumulative,
      );
      if (!column) continue;
      if (standing === "not_applicable" && !known.has(column.key))
        known.set(column.key, { kind: "not_applicable" });
      if (standing === "value" && amount !== null)
        known.set(column.key, { kind: "value", text: formatUnit(column.unit, amount, writing) });
    }
  }
  return known;
}
