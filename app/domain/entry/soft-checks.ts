import { seesEverything } from "~/domain/disclosure/disclosure";
import { compareDecimal } from "~/domain/numbers/decimal";
import { type Fraction, fraction, isZero, minus, normal, toNumber } from "~/domain/numbers/fraction";
import type { Catalog, Decimal, Measure, Member, Metric, Viewer } from "~/domain/terms";
import { type CheckedValue, type Find, finder } from "./find-values";
import { OUTLYING, peersOf, type Standing } from "./outliers";
import { changedWords, crossedWords, outlierWords, sameWords } from "./soft-check-words";
import { byChance, isWorthAsking, LEAST_APART, LEAST_CROSSING, LEAST_EQUAL } from "./worth-asking";

/** Soft checks: an unlikely value is stored anyway, and somebody is asked to explain it. */

export const WARNINGS = ["change", "outlier", "same_as_last_year", "crossed_half"] as const;
export type WarningCode = (typeof WARNINGS)[number];

/** Percent by which a value may differ from the year before, unless the collaborative says otherwise. */
export const CHANGE_LIMIT = 50;

export interface SoftWarning {
  code: WarningCode;
  memberId: string;
  /** Id and code of the measure or share metric that it is about. */
  itemId: string;
  item: string;
  label: string;
  /** Code of the item whose cell it stands at: a share that is computed stands at its numerator. */
  at: string;
  year: number;
  /** The value, or the share as a fraction, that it is about. */
  value: Decimal;
  sentence: string;
}

export interface SoftChecked {
  catalog: Catalog;
  /** Of these years and the year before each; of all members where the viewer sees peers. */
  values: Iterable<CheckedValue>;
  years: readonly number[];
  /** Left out: all members, all items. */
  memberIds?: readonly string[] | undefined;
  /** Ids of measures and share metrics; a share is checked with its parts. */
  itemIds?: readonly string[] | undefined;
  /** An outlier reveals something about peers: only viewers who see all figures get it. */
  viewer: Viewer;
}

/** Every warning about these members' values of these years, by year, item and member. */
export function softWarnings({
  catalog,
  values,
  years,
  memberIds,
  itemIds,
  viewer,
}: SoftChecked): SoftWarning[] {
  const find = finder(catalog, values);
  const own = memberIds && new Set(memberIds);
  const checked = itemIds && new Set(itemIds);
  const members = catalog.members.filter(({ id }) => !own || own.has(id));
  const measures = catalog.measures.filter(({ id }) => !checked || checked.has(id));
  const shares = sharesOf(catalog).filter((share) => !checked || share.ids.some((id) => checked.has(id)));
  return [...new Set(years)]
    .sort((a, b) => a - b)
    .flatMap((year) => [
      ...measures.flatMap((measure) =>
        members.flatMap((member) => checkValue({ catalog, find, member, item: measure, year })),
      ),
      ...shares.flatMap((share) => checkShare({ catalog, find, members, share, year, viewer })),
    ]);
}

/**
 * The warnings that these values would cause, before they are stored: `changed` replaces what is stored there (a
 * value of null: it would be missing), and only warnings that it touches are returned.
 */
export function softChecksOf(
  catalog: Catalog,
  stored: Iterable<CheckedValue>,
  changed: readonly CheckedValue[],
  viewer: Viewer,
): SoftWarning[] {
  const values = [...stored, ...changed];
  const places = new Set(changed.map(placeOf));
  const sharing = new Map(sharesOf(catalog).map(({ metric, ids }) => [metric.id, ids]));
  const warnings = softWarnings({
    catalog,
    values,
    viewer,
    years: changed.map(({ year }) => year),
    memberIds: changed.map(({ memberId }) => memberId),
    itemIds: changed.map(({ itemId }) => itemId),
  });
  return warnings.filter(({ memberId, itemId, year }) =>
    (sharing.get(itemId) ?? [itemId]).some((id) => places.has(placeOf({ memberId, itemId: id, year }))),
  );
}

const placeOf = ({ memberId, itemId, year }: Pick<CheckedValue, "memberId" | "itemId" | "year">) =>
  `${memberId} ${itemId} ${year}`;

interface ValueCheck {
  catalog: Catalog;
  find: Find;
  member: Member;
  item: Measure | Metric;
  year: number;
}

/** Compares a value with the same member's value of the year before. */
function checkValue({ catalog, find, member, item, year }: ValueCheck): SoftWarning[] {
  const now = find(member.id, item.id, year);
  const before = find(member.id, item.id, year - 1);
  if (!now || now.value === null || now.computed || !before || before.value === null) return [];
  const unit = "unit" in item ? item.unit : ("share" as const);
  const pair = { label: item.label, unit, year, now: now.value, before: before.value };
  const place = { memberId: member.id, itemId: item.id, item: item.code, label: item.label };
  const warning = { ...place, at: item.code, year, value: normal(now.value) };
  const limit = catalog.collaborative.changeLimit ?? CHANGE_LIMIT;
  if (changesBeyond(before.value, now.value, limit) && isWorthAsking(item, before.value, now.value))
    return [{ ...warning, code: "change", sentence: changedWords(pair, limit, catalog.collaborative) }];
  const few = unit === "count" && Number(now.value) < LEAST_EQUAL;
  const flow = item.kind === "flow" && !isZero(now.value) && !few;
  if (flow && !before.computed && compareDecimal(now.value, before.value) === 0)
    return [{ ...warning, code: "same_as_last_year", sentence: sameWords(pair, catalog.collaborative) }];
  return [];
}

/**
 * Whether a value rose or fell by more than the limit, in percent. A change from 0 or to 0 always counts: the one
 * has no percentage, and the other is often a blank typed as zero.
 */
function changesBeyond(before: Decimal, now: Decimal, limit: number): boolean {
  if (isZero(before) || isZero(now)) return isZero(before) !== isZero(now);
  const [low, high] = compareDecimal(before, now) < 0 ? [before, now] : [now, before];
  const { numerator, denominator } = fraction(minus(high, low), before);
  return numerator * 100n > BigInt(limit) * denominator;
}

/** A share of a single year, with the ids of its parts and its own id, under which it can be reported. */
interface Share {
  metric: Metric;
  numerator: Measure;
  denominator: Measure;
  ids: string[];
}

function sharesOf({ measures, metrics }: Catalog): Share[] {
  const byCode = new Map(measures.map((measure) => [measure.code, measure]));
  return metrics.flatMap((metric) => {
    if (metric.kind !== "share" || metric.span !== "year") return [];
    const numerator = byCode.get(metric.numerator);
    const denominator = byCode.get(metric.denominator ?? "");
    if (!numerator || !denominator) return [];
    return [{ metric, numerator, denominator, ids: [metric.id, numerator.id, denominator.id] }];
  });
}

/** Ids of a year's shares and of their parts; of all shares, or of those that these items touch. */
export function idsOfShares(catalog: Catalog, itemIds?: readonly string[]): string[] {
  const touched = itemIds && new Set(itemIds);
  const shares = sharesOf(catalog).filter(({ ids }) => !touched || ids.some((id) => touched.has(id)));
  return [...new Set(shares.flatMap(({ ids }) => ids))];
}

/** The share from its two numbers where both are known, else as the member reported it. */
function shareIn({ metric, numerator, denominator }: Share, find: Find, memberId: string, year: number) {
  const part = find(memberId, numerator.id, year);
  const whole = find(memberId, denominator.id, year);
  if (part?.value && whole?.value)
    return isZero(whole.value)
      ? null
      : { at: numerator.code, is: fraction(part.value, whole.value), whole: fraction(whole.value, "1") };
  const reported = find(memberId, metric.id, year)?.value;
  return reported ? { at: metric.code, is: fraction(reported, "1"), whole: null } : null;
}

interface ShareCheck {
  catalog: Catalog;
  find: Find;
  members: Member[];
  share: Share;
  year: number;
  viewer: Viewer;
}

function checkShare({ catalog, find, members, share, year, viewer }: ShareCheck): SoftWarning[] {
  const { collaborative } = catalog;
  const { metric } = share;
  const { label } = metric;
  const every = (seesEverything(viewer) ? catalog.members : []).flatMap(({ id }) => {
    const memberShare = shareIn(share, find, id, year);
    return memberShare ? [toNumber(memberShare.is)] : [];
  });
  const against = peersOf(every);
  return members.flatMap((member): SoftWarning[] => {
    const warnings = checkValue({ catalog, find, member, item: metric, year });
    const now = shareIn(share, find, member.id, year);
    if (!now) return warnings;
    const place = { memberId: member.id, itemId: metric.id, item: metric.code, label, at: now.at, year };
    const value = asDecimal(now.is);
    const standing = every.length > 0 ? against(toNumber(now.is)) : null;
    const people = share.denominator.unit === "count" ? now.whole : null;
    if (standing && isOutlying(standing, toNumber(now.is), people)) {
      const words = { label, year, share: toNumber(now.is), ...standing };
      warnings.push({ ...place, value, code: "outlier", sentence: outlierWords(words, collaborative) });
    }
    const before = shareIn(share, find, member.id, year - 1);
    const moved = before ? Math.abs(toNumber(now.is) - toNumber(before.is)) : 0;
    if (before && sideOfHalf(before.is) * sideOfHalf(now.is) < 0 && moved >= LEAST_CROSSING) {
      const words = { label, year, share: toNumber(now.is), before: toNumber(before.is) };
      warnings.push({ ...place, value, code: "crossed_half", sentence: crossedWords(words, collaborative) });
    }
    return warnings;
  });
}

/** Unlike its peers by the robust z, by points that matter, and by more than chance. */
function isOutlying({ z, median }: Standing, own: number, people: Fraction | null): boolean {
  const apart = Math.abs(own - median);
  return Math.abs(z) > OUTLYING && apart >= LEAST_APART && apart > byChance(median, people);
}

/** −1 below one half, 1 above it, and 0 at exactly one half. */
function sideOfHalf({ numerator, denominator }: Fraction): number {
  const twice = 2n * numerator;
  const whole = denominator;
  return twice === whole ? 0 : twice < whole ? -1 : 1;
}

const PLACES = 12;

/** A share as text, to twelve places: enough to tell whether it is still the one that was explained. */
function asDecimal({ numerator, denominator }: Fraction): Decimal {
  const units = (numerator * 2n * 10n ** BigInt(PLACES) + denominator) / (2n * denominator);
  const digits = units.toString().padStart(PLACES + 1, "0");
  return normal(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}
