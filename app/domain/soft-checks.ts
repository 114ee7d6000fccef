import { seesEverything } from "./disclosure";
import { type Fraction, fraction, isZero, minus, normal, toNumber } from "./fraction";
import { OUTLYING, peersOf } from "./outliers";
import { isActive } from "./periods";
import { changedWords, crossedWords, outlierWords, sameWords } from "./soft-check-words";
import { compareDecimal } from "./typed-decimal";
import type { Catalog, Decimal, Measure, Member, Metric, Observation, Viewer } from "./types";

/** Soft checks: what is unlikely is stored all the same, and somebody is asked to explain it. */

export const WARNINGS = ["change", "outlier", "same_as_last_year", "crossed_half"] as const;
export type WarningCode = (typeof WARNINGS)[number];

/** Percent by which a value may differ from the year before, unless the collaborative says otherwise. */
export const CHANGE_LIMIT = 50;

/** A stored value, or one that would be; never of a category. */
export type CheckedValue = Pick<Observation, "kind" | "itemId" | "memberId" | "year" | "value"> & {
  /** Comes from the investment ledger: nobody typed it, so nobody is asked about it. */
  computed?: boolean;
};

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
  /** An outlier tells about peers: only who sees all figures hears of it. */
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
  const [own, asked] = [memberIds && new Set(memberIds), itemIds && new Set(itemIds)];
  const members = catalog.members.filter(({ id }) => !own || own.has(id));
  const measures = catalog.measures.filter(({ id }) => !asked || asked.has(id));
  const shares = sharesOf(catalog).filter((share) => !asked || share.ids.some((id) => asked.has(id)));
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
 * The warnings that these values would bring, before they are stored: `changed` stands in the place of what
 * is stored there (a value of null: it would be missing), and only what it touches is told.
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
  const found = softWarnings({
    ...{ catalog, values, viewer },
    years: changed.map(({ year }) => year),
    memberIds: changed.map(({ memberId }) => memberId),
    itemIds: changed.map(({ itemId }) => itemId),
  });
  return found.filter(({ memberId, itemId, year }) =>
    (sharing.get(itemId) ?? [itemId]).some((id) => places.has(placeOf({ memberId, itemId: id, year }))),
  );
}

type Find = (memberId: string, itemId: string, year: number) => CheckedValue | undefined;

const placeOf = ({ memberId, itemId, year }: Pick<CheckedValue, "memberId" | "itemId" | "year">) =>
  `${memberId} ${itemId} ${year}`;

/** Looks values up; those of years without membership count nowhere, so they are not found. */
function finder({ members }: Catalog, values: Iterable<CheckedValue>): Find {
  const byId = new Map(members.map((member) => [member.id, member]));
  const byPlace = new Map<string, CheckedValue>();
  for (const value of values) {
    const member = byId.get(value.memberId);
    if (member && isActive(member, value.year)) byPlace.set(placeOf(value), value);
  }
  return (memberId, itemId, year) => byPlace.get(placeOf({ memberId, itemId, year }));
}

/** A value against the same member's value of the year before. */
function checkValue(given: {
  catalog: Catalog;
  find: Find;
  member: Member;
  item: Measure | Metric;
  year: number;
}): SoftWarning[] {
  const { catalog, find, member, item, year } = given;
  const [now, before] = [find(member.id, item.id, year), find(member.id, item.id, year - 1)];
  if (!now || now.value === null || now.computed || !before || before.value === null) return [];
  const unit = "unit" in item ? item.unit : ("share" as const);
  const pair = { label: item.label, unit, year, now: now.value, before: before.value };
  const place = { memberId: member.id, itemId: item.id, item: item.code, label: item.label };
  const told = { ...place, at: item.code, year, value: normal(now.value) };
  const limit = catalog.collaborative.changeLimit ?? CHANGE_LIMIT;
  if (changesBeyond(before.value, now.value, limit))
    return [{ ...told, code: "change", sentence: changedWords(pair, limit, catalog.collaborative) }];
  const flow = item.kind === "flow" && !isZero(now.value);
  if (flow && !before.computed && compareDecimal(now.value, before.value) === 0)
    return [{ ...told, code: "same_as_last_year", sentence: sameWords(pair, catalog.collaborative) }];
  return [];
}

/**
 * More than so many percent up or down. A value that comes from 0, or falls to 0, always does: the one has no
 * percentage, and the other is often a blank that was typed as a zero.
 */
function changesBeyond(before: Decimal, now: Decimal, limit: number): boolean {
  if (isZero(before) || isZero(now)) return isZero(before) !== isZero(now);
  const [low, high] = compareDecimal(before, now) < 0 ? [before, now] : [now, before];
  const { numerator, denominator } = fraction(minus(high, low), before);
  return numerator * 100n > BigInt(limit) * denominator;
}

/** A share of a single year with the ids that it is computed from and its own, under which it may be given. */
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

/** Ids of what the shares of a year are computed from and of the shares; of all, or of those that these items touch. */
export function idsOfShares(catalog: Catalog, itemIds?: readonly string[]): string[] {
  const asked = itemIds && new Set(itemIds);
  const shares = sharesOf(catalog).filter(({ ids }) => !asked || ids.some((id) => asked.has(id)));
  return [...new Set(shares.flatMap(({ ids }) => ids))];
}

/** Of its own numbers where both are there, else as it was given without them. */
function shareIn({ metric, numerator, denominator }: Share, find: Find, memberId: string, year: number) {
  const [part, whole] = [find(memberId, numerator.id, year), find(memberId, denominator.id, year)];
  if (part?.value && whole?.value)
    return isZero(whole.value) ? null : { at: numerator.code, is: fraction(part.value, whole.value) };
  const given = find(memberId, metric.id, year)?.value;
  return given ? { at: metric.code, is: fraction(given, "1") } : null;
}

function checkShare(given: {
  catalog: Catalog;
  find: Find;
  members: Member[];
  share: Share;
  year: number;
  viewer: Viewer;
}): SoftWarning[] {
  const { catalog, find, members, share, year, viewer } = given;
  const { collaborative } = catalog;
  const { metric } = share;
  const { label } = metric;
  const every = (seesEverything(viewer) ? catalog.members : []).flatMap(({ id }) => {
    const found = shareIn(share, find, id, year);
    return found ? [toNumber(found.is)] : [];
  });
  const against = peersOf(every);
  return members.flatMap((member): SoftWarning[] => {
    const warnings = checkValue({ catalog, find, member, item: metric, year });
    const now = shareIn(share, find, member.id, year);
    if (!now) return warnings;
    const place = { memberId: member.id, itemId: metric.id, item: metric.code, label, at: now.at, year };
    const value = asDecimal(now.is);
    const standing = every.length > 0 ? against(toNumber(now.is)) : null;
    if (standing && Math.abs(standing.z) > OUTLYING) {
      const words = { label, year, share: toNumber(now.is), ...standing };
      warnings.push({ ...place, value, code: "outlier", sentence: outlierWords(words, collaborative) });
    }
    const before = shareIn(share, find, member.id, year - 1);
    if (before && sideOfHalf(before.is) * sideOfHalf(now.is) < 0) {
      const words = { label, year, share: toNumber(now.is), before: toNumber(before.is) };
      warnings.push({ ...place, value, code: "crossed_half", sentence: crossedWords(words, collaborative) });
    }
    return warnings;
  });
}

/** Below one half −1, above it 1; exactly one half is on neither side. */
function sideOfHalf({ numerator, denominator }: Fraction): number {
  const [twice, whole] = [2n * numerator, denominator];
  return twice === whole ? 0 : twice < whole ? -1 : 1;
}

const PLACES = 12;

/** A share as text, to twelve places: enough to tell whether it is still the one that was explained. */
function asDecimal({ numerator, denominator }: Fraction): Decimal {
  const units = (numerator * 2n * 10n ** BigInt(PLACES) + denominator) / (2n * denominator);
  const digits = units.toString().padStart(PLACES + 1, "0");
  return normal(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}
