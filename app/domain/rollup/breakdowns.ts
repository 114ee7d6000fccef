import { fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import type { Catalog, Coverage, Decimal, Dimension, Measure } from "~/domain/terms";
import { share } from "./changes";
import type { Withheld } from "./figures";

/** A figure by the categories of one dimension (docs/rules.md, section 4.6), before disclosure rules apply. */

/** Something that can be broken down: a measure, or a share of two measures, of one year. */
export interface SplitFigure {
  code: string;
  numerator: Measure;
  /** Null for a measure on its own. */
  denominator: Measure | null;
}

/** Sums over the members that report all parts for a category; without a category, of what is not recorded. */
export interface SplitSum {
  figure: string;
  categoryId: string | null;
  numerator: Decimal;
  denominator: Decimal | null;
  reporting: number;
}

export interface Group {
  /** Code and label of the category; "not_recorded" for the rest. */
  category: string;
  label: string;
  /** Its total, or its share as a fraction: a ratio of sums, never a mean. Null where there is none. */
  value: number | null;
  numerator: Decimal | null;
  denominator: Decimal | null;
  /** Members behind it. */
  reporting: number;
  /** Shares only: its share less the share of all together, as a fraction. */
  gap: number | null;
  withheld: Withheld | null;
}

export interface Breakdown extends Coverage {
  figure: string;
  year: number;
  dimension: string;
  /** In the order of the categories; those without figures and switched off are left out. */
  groups: Group[];
  /** Totals less their categories; null where no member has both. */
  notRecorded: Group | null;
}

/** The whole that the groups are parts of, as the roll-up has it. */
export interface Whole extends Coverage {
  numerator: Decimal | null;
  denominator: Decimal | null;
  withheld: Withheld | null;
}

export const NOT_RECORDED = "not_recorded";

/** What a dimension splits here: measures, and shares of which it splits both parts, of one year. */
export function splitFigures(catalog: Catalog, dimension: Dimension): SplitFigure[] {
  const split = catalog.measures.filter(({ code }) => dimension.measures.includes(code));
  const named = (code: string | null) => split.find((measure) => measure.code === code) ?? null;
  return [
    ...split.map((measure) => ({ code: measure.code, numerator: measure, denominator: null })),
    ...catalog.metrics.flatMap(({ code, kind, span, numerator: upper, denominator: lower }) => {
      const numerator = named(upper);
      const denominator = named(lower);
      if (span !== "year" || !numerator || (kind === "share" && !denominator)) return [];
      return [{ code, numerator, denominator }];
    }),
  ];
}

/** Dimensions by which the figure with this code can be shown, with at least one category. */
export function dimensionsOf(catalog: Catalog, figure: string): Dimension[] {
  return catalog.dimensions.filter(
    (dimension) =>
      dimension.categories.length > 0 && splitFigures(catalog, dimension).some(({ code }) => code === figure),
  );
}

/** What one figure's breakdown is made of. */
export interface BreakdownSources {
  figure: SplitFigure;
  dimension: Dimension;
  year: number;
  /** Those of other figures are passed over. */
  sums: SplitSum[];
  whole: Whole;
}

/** Puts the sums of one figure together: each category, its gap to the whole, and what is not recorded. */
export function breakDown({ figure, dimension, year, sums, whole }: BreakdownSources): Breakdown {
  const own = sums.filter((sum) => sum.figure === figure.code);
  const groupOf = (category: string, label: string, sum: SplitSum | undefined): Group => ({
    category,
    label,
    value: groupValue(figure, sum),
    withheld: null,
    numerator: sum?.numerator ?? null,
    denominator: sum?.denominator ?? null,
    reporting: sum?.reporting ?? 0,
    gap: category === NOT_RECORDED ? null : gapOf(sum, whole),
  });
  const rest = own.find((sum) => sum.categoryId === null);
  return {
    figure: figure.code,
    year,
    dimension: dimension.code,
    // Members that break it down at all, of those that are expected to give it.
    reporting: Math.max(rest?.reporting ?? 0, ...own.map((sum) => sum.reporting)),
    expected: whole.expected,
    groups: dimension.categories.flatMap(({ id, code, label, enabled }) => {
      const sum = own.find(({ categoryId }) => categoryId === id);
      return sum || enabled ? [groupOf(code, label, sum)] : [];
    }),
    notRecorded: rest ? groupOf(NOT_RECORDED, "Not recorded", rest) : null,
  };
}

function groupValue({ denominator }: SplitFigure, sum: SplitSum | undefined): number | null {
  if (!sum) return null;
  return denominator === null ? Number(sum.numerator) : share(sum.numerator, sum.denominator);
}

function gapOf(sum: SplitSum | undefined, whole: Whole): number | null {
  if (!sum || whole.withheld || whole.numerator === null) return null;
  const here = share(sum.numerator, sum.denominator);
  const all = share(whole.numerator, whole.denominator);
  if (here === null || all === null || sum.denominator === null || whole.denominator === null) return null;
  return toNumber(
    subtract(fraction(sum.numerator, sum.denominator), fraction(whole.numerator, whole.denominator)),
  );
}

/** The same breakdown with what may not be told left out. */
export function withoutGroups(
  breakdown: Breakdown,
  because: (category: string) => Withheld | null,
): Breakdown {
  const hide = (group: Group): Group => {
    const withheld = because(group.category);
    if (!withheld) return group;
    return { ...group, value: null, numerator: null, denominator: null, gap: null, withheld };
  };
  const { groups, notRecorded } = breakdown;
  return { ...breakdown, groups: groups.map(hide), notRecorded: notRecorded && hide(notRecorded) };
}
