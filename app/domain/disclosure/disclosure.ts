import { type Breakdown, withoutGroups } from "~/domain/rollup/breakdowns";
import type { MetricFigure, Rollup, TotalFigure, Withheld } from "~/domain/rollup/figures";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";
import { tooYoung } from "./age";
import type { Decision } from "./decision";

declare const disclosed: unique symbol;

/**
 * What this viewer may see. Pages, files, and the API accept nothing else, and only disclosure rules make
 * it (this folder and the disclosure.ts of other subjects): code that forgets them does not compile.
 */
export type Disclosed<T> = T & { readonly [disclosed]: true };

/** Backbone staff and conveners see all figures of their collaborative (docs/rules.md, section 8). */
export function seesEverything(viewer: Viewer): boolean {
  return viewer.role === "backbone" || viewer.role === "convener";
}

/** The roll-up without what is withheld, naming the rule instead. Every part is decided on its own. */
export function discloseRollup(rollup: Rollup, decision: Decision): Disclosed<Rollup> {
  const years = rollup.years.map(({ year, totals, metrics }) => ({
    year,
    totals: totals.map((figure) => hideTotal(figure, (part) => decision.because(figure.measure, year, part))),
    metrics: metrics.map((figure) =>
      hideMetric(figure, (part) => decision.because(figure.metric, year, part)),
    ),
  }));
  return { ...rollup, years } as Disclosed<Rollup>;
}

type Because = (part: "value" | "sinceBaseline" | "change" | "changeFromLastYear") => Withheld | null;

function hideTotal(figure: TotalFigure, because: Because): TotalFigure {
  const shown = { ...figure };
  hideChanges(shown, because);
  const since = figure.sinceBaseline;
  const withheld = because("value");
  const sinceWithheld = because("sinceBaseline");
  if (since !== null && since.value !== null && sinceWithheld)
    shown.sinceBaseline = { ...since, value: null, comparability: null, withheld: sinceWithheld };
  return withheld && figure.value !== null ? { ...shown, value: null, comparability: null, withheld } : shown;
}

function hideMetric(figure: MetricFigure, because: Because): MetricFigure {
  const shown = { ...figure };
  hideChanges(shown, because);
  const withheld = because("value");
  // Even without a value, a share reveals its parts: 0 of 0. A sum of several years reveals them even if
  // nobody reported in its least covered year.
  const tells = figure.value !== null || figure.reporting > 0 || figure.lowestCoverage !== null;
  const nothing = { value: null, numerator: "0", denominator: null, comparability: null };
  return withheld && tells ? { ...shown, ...nothing, withheld } : shown;
}

/** Takes the changes that are withheld from the figure, a copy of the caller's own. */
function hideChanges(shown: TotalFigure | MetricFigure, because: Because): void {
  const change = shown.change && because("change");
  if (change) {
    shown.change = null;
    shown.changeWithheld = change;
    if ("metric" in shown) shown.changeParts = null;
  }
  const lastYear = shown.changeFromLastYear && because("changeFromLastYear");
  if (lastYear) {
    shown.changeFromLastYear = null;
    shown.changeFromLastYearWithheld = lastYear;
    if ("metric" in shown) shown.changeFromLastYearParts = null;
  }
}

/** May the viewer open this member's own page? */
export function mayKnowMember(viewer: Viewer, policy: DisclosurePolicy, memberId: string): boolean {
  return (
    seesEverything(viewer) ||
    viewer.memberId === memberId ||
    (viewer.role === "executive" && policy.peers === "open")
  );
}

/** A period of one member, and who wants to see its figures. */
export interface PeriodCase {
  viewer: Viewer;
  policy: DisclosurePolicy;
  memberId: string;
  /** Last day of the period, ISO. */
  periodEnd: string;
  /** ISO. */
  today: string;
}

/** Whether this member's figures of a period are too recent for the viewer. One's own never are. */
export function isTooYoungFor({ viewer, policy, memberId, periodEnd, today }: PeriodCase): boolean {
  if (seesEverything(viewer) || viewer.memberId === memberId) return false;
  return tooYoung(periodEnd, policy.daysAfterPeriod, today) !== null;
}

/**
 * Breakdowns without the groups that are withheld.
 * @param hidden the rule by group, from withholdGroups; empty for viewers who see all figures
 */
export function discloseBreakdowns(
  breakdowns: Breakdown[],
  hidden: ReadonlyMap<string, Withheld>,
): Disclosed<Breakdown>[] {
  return breakdowns.map(
    (breakdown) =>
      withoutGroups(
        breakdown,
        (group) => hidden.get(`${breakdown.figure} ${group}`) ?? null,
      ) as Disclosed<Breakdown>,
  );
}
