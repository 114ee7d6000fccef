import { add, type Fraction, fraction, isZero, minus, subtract } from "~/domain/numbers/fraction";
import { product, sum } from "~/domain/numbers/rational";
import type { Decimal } from "~/domain/terms";

/**
 * What moved a share or an amount between two years (docs/rules.md, sections 4.10 and 4.11). The parts are exact
 * fractions, so they add up to the difference without a remainder.
 */

/** A member's numerator and denominator in a year. */
export interface Ratio {
  numerator: Decimal;
  denominator: Decimal;
}

export interface RatioPair {
  memberId: string;
  /** Null where the member did not report both parts. */
  before: Ratio | null;
  after: Ratio | null;
}

export interface ShareMoves {
  before: Fraction;
  after: Fraction;
  /** Of members that report both parts in both years. */
  members: { memberId: string; own: Fraction; mix: Fraction }[];
  own: Fraction;
  mix: Fraction;
  joinedAndLeft: Fraction;
}

const ZERO: Fraction = { numerator: 0n, denominator: 1n };
const HALF: Fraction = { numerator: 1n, denominator: 2n };

/** @returns null where one of the years, or nobody in both, has anything to divide by */
export function whatMovedShare(pairs: RatioPair[]): ShareMoves | null {
  const before = pooled(pairs.flatMap((pair) => pair.before ?? []));
  const after = pooled(pairs.flatMap((pair) => pair.after ?? []));
  const both = pairs.flatMap(({ memberId, before: a, after: b }) => (a && b ? [{ memberId, a, b }] : []));
  const bothBefore = pooled(both.map(({ a }) => a));
  const bothAfter = pooled(both.map(({ b }) => b));
  if (!before || !after || !bothBefore || !bothAfter) return null;
  const wholeBefore = total(both.map(({ a }) => a.denominator));
  const wholeAfter = total(both.map(({ b }) => b.denominator));
  const members = both.map(({ memberId, a, b }) => {
    const weights = [fraction(a.denominator, wholeBefore), fraction(b.denominator, wholeAfter)] as const;
    // A member with nothing to divide by has no share of its own: it moves nothing but the mix.
    const shares = [ownShare(a, b, bothBefore), ownShare(b, a, bothAfter)] as const;
    const own = product(product(HALF, sum(...weights)), subtract(shares[1], shares[0]));
    const beyond = subtract(sum(...shares), sum(bothBefore, bothAfter));
    const mix = product(product(HALF, beyond), subtract(weights[1], weights[0]));
    return { memberId, own, mix };
  });
  return {
    before,
    after,
    members,
    own: members.map(({ own }) => own).reduce(sum, ZERO),
    mix: members.map(({ mix }) => mix).reduce(sum, ZERO),
    joinedAndLeft: subtract(subtract(after, bothAfter), subtract(before, bothBefore)),
  };
}

function ownShare(now: Ratio, other: Ratio, pool: Fraction): Fraction {
  if (!isZero(now.denominator)) return fraction(now.numerator, now.denominator);
  return isZero(other.denominator) ? pool : fraction(other.numerator, other.denominator);
}

function pooled(ratios: Ratio[]): Fraction | null {
  const denominator = total(ratios.map((ratio) => ratio.denominator));
  return isZero(denominator) ? null : fraction(total(ratios.map((ratio) => ratio.numerator)), denominator);
}

const total = (amounts: Decimal[]) => amounts.reduce(add, "0");

/** Why a member has no value in the later year. */
export type Absence = "left" | "not_reported";

export interface AmountPair {
  memberId: string;
  before: Decimal | null;
  after: Decimal | null;
  /** Only read where `after` is null. */
  absence: Absence;
}

export interface AmountMoves {
  /** Of members with a value in both years. */
  members: { memberId: string; own: Decimal }[];
  own: Decimal;
  joined: Decimal;
  /** Not above 0, like `notReported`. */
  left: Decimal;
  notReported: Decimal;
}

export function whatMovedAmount(pairs: AmountPair[]): AmountMoves {
  const members = pairs.flatMap(({ memberId, before, after }) =>
    before === null || after === null ? [] : [{ memberId, own: minus(after, before) }],
  );
  const gone = (absence: Absence) =>
    minus(
      "0",
      total(
        pairs.flatMap((pair) => (pair.after === null && pair.absence === absence ? (pair.before ?? []) : [])),
      ),
    );
  return {
    members,
    own: total(members.map(({ own }) => own)),
    joined: total(pairs.flatMap(({ before, after }) => (before === null ? (after ?? []) : []))),
    left: gone("left"),
    notReported: gone("not_reported"),
  };
}
