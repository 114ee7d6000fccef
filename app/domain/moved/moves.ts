import { add, minus, toNumber } from "~/domain/numbers/fraction";
import { isActive } from "~/domain/periods";
import type { Contribution, Figure } from "~/domain/rollup/contributions";
import {
  type AmountMoves,
  type AmountPair,
  type RatioPair,
  whatMovedAmount,
  whatMovedShare,
} from "~/domain/rollup/moved";
import type { Decimal, Member } from "~/domain/terms";

/** What moved a figure between two years, member by member and in sums (docs/rules.md, sections 4.10 and 4.11). */

/** A member that is in both years: its own change, and for a share what its weight did. */
export interface MemberMove {
  memberId: string;
  /** Points as a fraction for a share, else a decimal. */
  own: Decimal | number;
  mix: number | null;
}

/** A member that is in one of the years only. */
export interface ComingOrGoing {
  memberId: string;
  why: "joined" | "left" | "not_reported";
  /** Its amount with the sign by which it moves the figure; null for a share, which has only their sum. */
  amount: Decimal | null;
}

interface Moved {
  from: number;
  to: number;
  members: MemberMove[];
  others: ComingOrGoing[];
}

export interface MovedShare extends Moved {
  kind: "share";
  before: number;
  after: number;
  own: number;
  mix: number;
  joinedAndLeft: number;
}

export interface MovedAmount extends Moved, Omit<AmountMoves, "members"> {
  kind: "amount";
  before: Decimal;
  after: Decimal;
  /** Left and not reported together. */
  gone: Decimal;
}

export interface MovesCase {
  figure: Pick<Figure, "kind">;
  from: number;
  to: number;
  /** What each active member adds in either year. */
  before: Contribution[];
  after: Contribution[];
  members: Member[];
}

/** A member's contributions to both years; null where it has no value. */
export interface Pair {
  memberId: string;
  before: Contribution | null;
  after: Contribution | null;
}

/** The members that have a value in one of the years. */
export function pairsOf({ before, after, members }: Pick<MovesCase, "before" | "after" | "members">): Pair[] {
  const contributionOf = (list: Contribution[], id: string) =>
    list.find(({ memberId, standing }) => memberId === id && standing === "value") ?? null;
  return members
    .map(({ id }) => ({ memberId: id, before: contributionOf(before, id), after: contributionOf(after, id) }))
    .filter(({ before, after }) => before ?? after);
}

/** @returns null where nothing can be compared: a year without a value, or for a share nobody in both years */
export function movesOf(moves: MovesCase): MovedShare | MovedAmount | null {
  const pairs = pairsOf(moves);
  if (!pairs.some(({ before }) => before) || !pairs.some(({ after }) => after)) return null;
  return moves.figure.kind === "share" ? movedShare(moves, pairs) : movedAmount(moves, pairs);
}

function movedShare(moves: MovesCase, pairs: Pair[]): MovedShare | null {
  const ratioOf = (contribution: Contribution | null) =>
    contribution && {
      numerator: contribution.numerator ?? "0",
      denominator: contribution.denominator ?? "0",
    };
  const moved = whatMovedShare(
    pairs.map(
      ({ memberId, before, after }): RatioPair => ({
        memberId,
        before: ratioOf(before),
        after: ratioOf(after),
      }),
    ),
  );
  if (!moved) return null;
  return {
    kind: "share",
    from: moves.from,
    to: moves.to,
    before: toNumber(moved.before),
    after: toNumber(moved.after),
    own: toNumber(moved.own),
    mix: toNumber(moved.mix),
    joinedAndLeft: toNumber(moved.joinedAndLeft),
    members: moved.members.map(({ memberId, own, mix }) => ({
      memberId,
      own: toNumber(own),
      mix: toNumber(mix),
    })),
    others: othersOf(moves, pairs, () => null),
  };
}

function movedAmount(moves: MovesCase, pairs: Pair[]): MovedAmount {
  const amountOf = (contribution: Contribution | null) => contribution?.numerator ?? null;
  const amounts = pairs.map(
    ({ memberId, before, after }): AmountPair => ({
      memberId,
      before: amountOf(before),
      after: amountOf(after),
      absence: absenceOf(moves, memberId),
    }),
  );
  const moved = whatMovedAmount(amounts);
  return {
    ...moved,
    kind: "amount",
    from: moves.from,
    to: moves.to,
    before: totalOf(amounts.map(({ before }) => before)),
    after: totalOf(amounts.map(({ after }) => after)),
    gone: add(moved.left, moved.notReported),
    members: moved.members.map(({ memberId, own }) => ({ memberId, own, mix: null })),
    others: othersOf(moves, pairs, ({ before, after }) =>
      after === null ? minus("0", amountOf(before) ?? "0") : amountOf(after),
    ),
  };
}

function othersOf(
  moves: MovesCase,
  pairs: Pair[],
  amountOf: (pair: Pair) => Decimal | null,
): ComingOrGoing[] {
  return pairs.flatMap((pair) => {
    const { memberId, before, after } = pair;
    if (before && after) return [];
    return [{ memberId, why: after ? "joined" : absenceOf(moves, memberId), amount: amountOf(pair) }];
  });
}

/** A member that is no longer active has left; another merely did not report. */
function absenceOf({ members, to }: MovesCase, memberId: string): "left" | "not_reported" {
  const member = members.find(({ id }) => id === memberId);
  return member && isActive(member, to) ? "not_reported" : "left";
}

const totalOf = (amounts: (Decimal | null)[]) =>
  amounts.reduce<Decimal>((sum, amount) => add(sum, amount ?? "0"), "0");
