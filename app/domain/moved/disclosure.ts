import { tooYoung } from "~/domain/disclosure/age";
import { dominated, SUBTRACTION, tooFew } from "~/domain/disclosure/decision";
import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import type { Cell } from "~/domain/disclosure/facts";
import { add, isZero, normal } from "~/domain/numbers/fraction";
import { baselineYearOf } from "~/domain/periods";
import type { Contribution, Figure } from "~/domain/rollup/contributions";
import type { MetricFigure, Rollup, TotalFigure, Withheld } from "~/domain/rollup/figures";
import type { Catalog, Decimal, DisclosurePolicy, Member, Viewer } from "~/domain/terms";
import { type MovedAmount, type MovedShare, movesOf, type Pair, pairsOf } from "./moves";

/** A member's part under its name. */
export interface ShownMove {
  name: string;
  slug: string;
  own: Decimal | number;
  mix: number | null;
  /** True for the viewer's own institution. */
  mine: boolean;
}

/** A member that is in one of the years only, under its name. */
export interface ShownChange {
  name: string;
  slug: string;
  why: "joined" | "left" | "not_reported";
  amount: Decimal | null;
}

interface Shown {
  withheld: null;
  members: ShownMove[];
  /** Members in both years whose parts are not for this viewer. */
  hidden: number;
  others: ShownChange[];
}

export type ShownShare = Omit<MovedShare, "members" | "others"> & Shown;
/** `left` and `notReported` are null where only their sum, `gone`, may be shown. */
export type ShownAmount = Omit<MovedAmount, "members" | "others" | "left" | "notReported"> &
  Shown & { left: Decimal | null; notReported: Decimal | null };
export type ShownMoves = ShownShare | ShownAmount | { kind: "withheld"; withheld: Withheld };

export interface ShownMovesCase {
  catalog: Catalog;
  figure: Figure;
  from: number;
  to: number;
  before: Contribution[];
  after: Contribution[];
  /** As this viewer may see it. */
  rollup: Disclosed<Rollup>;
  viewer: Viewer;
  /** ISO. */
  today: string;
}

/**
 * What moved a figure, as this viewer may see it (docs/rules.md, section 8). The sums follow from the figures of
 * both years and from the comparison of the members in both, so they are shown where all three are. Members'
 * parts are shown where their figures are.
 * @returns null where nothing can be compared
 */
export function discloseMoves(all: ShownMovesCase): Disclosed<ShownMoves> | null {
  const { catalog, viewer, figure, from, to, before, after } = all;
  const { members } = catalog;
  const moved = movesOf({ figure, from, to, before, after, members });
  if (!moved) return null;
  const pairs = pairsOf({ before, after, members });
  const withheld = seesEverything(viewer) ? null : ruleOf(all, pairs);
  if (withheld) return { kind: "withheld", withheld } as ShownMoves as Disclosed<ShownMoves>;
  const mayName = (memberId: string) => seesBoth(all, pairs, memberId);
  const { members: every, others, ...sums } = moved;
  const named = every.filter(({ memberId }) => mayName(memberId));
  const shown: Shown = {
    withheld: null,
    members: named.map(({ memberId, own, mix }) => ({
      ...nameOf(members, memberId),
      own,
      mix,
      mine: memberId === viewer.memberId,
    })),
    hidden: every.length - named.length,
    others: others
      .filter(({ memberId }) => mayName(memberId))
      .map(({ memberId, why, amount }) => ({ ...nameOf(members, memberId), why, amount })),
  };
  return withGone(all, sums, shown) as Disclosed<ShownMoves>;
}

/** Each of two sums of those that are gone could be one member's; together they follow from what is shown. */
function withGone(
  { viewer }: ShownMovesCase,
  sums: Omit<MovedShare, "members" | "others"> | Omit<MovedAmount, "members" | "others">,
  shown: Shown,
): ShownMoves {
  if (sums.kind === "share") return { ...(shown.hidden > 0 ? rounded(sums) : sums), ...shown };
  const apart = seesEverything(viewer) || isZero(sums.left) || isZero(sums.notReported);
  return {
    ...sums,
    ...shown,
    left: apart ? sums.left : null,
    notReported: apart ? sums.notReported : null,
  };
}

/** A tenth of a point. */
const STEP = 1000;

/**
 * Members' own change and their mix depend on each member's counts, which are whole numbers: with all digits, they could
 * be found by trial. Their sum follows from the figures that are shown, so the mix takes what rounding leaves.
 */
function rounded(sums: Omit<MovedShare, "members" | "others">): Omit<MovedShare, "members" | "others"> {
  const own = Math.round(sums.own * STEP) / STEP;
  return { ...sums, own, mix: sums.own + sums.mix - own };
}

function nameOf(members: Member[], memberId: string): { name: string; slug: string } {
  const { name = "", slug = "" } = members.find(({ id }) => id === memberId) ?? {};
  return { name, slug };
}

/** Whether the viewer may see the member's figures of both years. */
function seesBoth({ catalog, viewer, today }: ShownMovesCase, pairs: Pair[], memberId: string): boolean {
  if (seesEverything(viewer) || memberId === viewer.memberId) return true;
  const { policy } = catalog.collaborative;
  if (policy.peers !== "open") return false;
  const pair = pairs.find((candidate) => candidate.memberId === memberId);
  return [pair?.before, pair?.after].every(
    (contribution) =>
      !contribution?.period || !tooYoung(contribution.period.end, policy.daysAfterPeriod, today),
  );
}

/** The rule that withholds the sums; null if they may be shown. */
function ruleOf(all: ShownMovesCase, pairs: Pair[]): Withheld | null {
  const { from, to, rollup, figure } = all;
  const now = figureIn(rollup, figure.code, to);
  const then = figureIn(rollup, figure.code, from);
  if (!now || !then) return SUBTRACTION;
  const rule = now.withheld ?? then.withheld;
  if (rule) return rule;
  // What is shown may be an earlier state of the figures; the parts must not tell the present one.
  const isShown =
    adds(now, sumsOf(pairs.map(({ after }) => after))) &&
    adds(then, sumsOf(pairs.map(({ before }) => before)));
  return isShown ? cohortRule(all, pairs, now) : SUBTRACTION;
}

function figureIn({ years }: Rollup, code: string, year: number): MetricFigure | TotalFigure | null {
  const at = years.find((figures) => figures.year === year);
  return (
    at?.metrics.find(({ metric }) => metric === code) ??
    at?.totals.find(({ measure }) => measure === code) ??
    null
  );
}

interface SumPair {
  numerator: Decimal;
  denominator: Decimal;
}

function sumsOf(contributions: (Contribution | null)[]): SumPair {
  const sum = (part: "numerator" | "denominator") =>
    contributions.reduce<Decimal>((total, each) => add(total, each?.[part] ?? "0"), "0");
  return { numerator: sum("numerator"), denominator: sum("denominator") };
}

const same = (a: Decimal | null, b: Decimal) => a !== null && normal(a) === normal(b);

function adds(figure: MetricFigure | TotalFigure, sums: SumPair): boolean {
  if (!("metric" in figure)) return same(figure.value, sums.numerator);
  if (!same(figure.numerator, sums.numerator)) return false;
  return figure.denominator === null || same(figure.denominator, sums.denominator);
}

/**
 * The members in both years, compared with themselves. The roll-up's own comparisons, with the year before and with
 * the baseline, are decided with all other figures. Others would have to be decided together with them, so they
 * are shown only where members see each other's figures anyway.
 */
function cohortRule(all: ShownMovesCase, pairs: Pair[], now: MetricFigure | TotalFigure): Withheld | null {
  const { catalog, from, to, viewer, figure, today } = all;
  const both = pairs.filter(({ before, after }) => before && after);
  if (from === to - 1) return changeRule(now, "changeFromLastYear", both);
  const { baselineYear, policy } = catalog.collaborative;
  const baselines = catalog.members.filter(
    (member) =>
      both.some(({ memberId }) => memberId === member.id) && baselineOf(member, baselineYear) === from,
  );
  if (baselines.length === both.length && changeRule(now, "change", both) === null) return null;
  return policy.peers === "open" ? openRule({ figure, both, viewer, policy, today }) : SUBTRACTION;
}

const baselineOf = (member: Member, collaborative: number) => baselineYearOf(member, collaborative);

/** Null if the roll-up shows this very comparison, or there is nobody to compare. */
function changeRule(
  figure: MetricFigure | TotalFigure,
  part: "change" | "changeFromLastYear",
  both: Pair[],
): Withheld | null {
  const change = figure[part];
  const rule = figure[`${part}Withheld`];
  if (rule) return rule;
  if (!change) return both.length === 0 ? null : SUBTRACTION;
  if (change.cohort !== both.length) return SUBTRACTION;
  const before = sumsOf(both.map((pair) => pair.before));
  const after = sumsOf(both.map((pair) => pair.after));
  if ("metric" in figure && figure.denominator !== null) {
    const parts = figure[`${part}Parts`];
    const isSame =
      parts !== null &&
      same(parts.numerator, after.numerator) &&
      same(parts.denominator, after.denominator) &&
      same(parts.numeratorBefore, before.numerator) &&
      same(parts.denominatorBefore, before.denominator);
    return isSame ? null : SUBTRACTION;
  }
  return Number(change.baselineValue) === Number(before.numerator) ? null : SUBTRACTION;
}

interface OpenCase {
  figure: Figure;
  both: Pair[];
  viewer: Viewer;
  policy: DisclosurePolicy;
  today: string;
}

/** Contributors, age, and dominance, as for any other figure. */
function openRule({ figure, both, viewer, policy, today }: OpenCase): Withheld | null {
  if (both.length === 0) return null;
  const cells = (time: "before" | "after", part: "numerator" | "denominator"): Cell[] =>
    both.map((pair) => ({
      memberId: pair.memberId,
      measureId: part,
      year: 0,
      value: pair[time]?.[part] ?? "0",
    }));
  const sums = [cells("after", "numerator"), cells("before", "numerator")];
  if (figure.denominator !== null) sums.push(cells("after", "denominator"), cells("before", "denominator"));
  const latest = both.flatMap(({ before, after }) => [before?.period?.end ?? "", after?.period?.end ?? ""]);
  const age = tooYoung(latest.sort().at(-1) ?? "", policy.daysAfterPeriod, today);
  return tooFew({ sums }, viewer, policy) ?? age ?? dominated({ sums }, policy);
}
