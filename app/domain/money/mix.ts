import { type Fraction, toNumber } from "~/domain/numbers/fraction";
import { compare, product, quotient } from "~/domain/numbers/rational";
import { exact, NOTHING, totalOf } from "./amounts";
import { SOURCE_KINDS, type SourceKind } from "./terms";

/** Where a year's income comes from, and how much hangs on one organization (docs/rules.md, section 21.2). */

export interface IncomeOf {
  /** The organization that gives it, whichever kind it is. */
  organization: string;
  kind: SourceKind;
  income: Fraction;
}

export interface Mix {
  total: Fraction;
  /** Shares by kind, in the order of the kinds; those without income are left out. */
  kinds: { kind: SourceKind; share: number; organizations: number }[];
  largest: { organization: string; share: number };
  /** The largest gives half of it or more. */
  dependsOnOne: boolean;
  /** 1 ÷ the sum of the squared shares: as many equal sources would be as concentrated. */
  spread: number;
}

const HALF = exact("0.5");

/** @returns null without income: there is nothing to share out */
export function mixOf(items: readonly IncomeOf[]): Mix | null {
  const total = totalOf(items.map(({ income }) => income));
  if (total.numerator === 0n) return null;
  const shareOf = (income: Fraction) => quotient(income, total) ?? NOTHING;
  const given = new Map<string, Fraction>();
  for (const { organization, income } of items)
    given.set(organization, totalOf([given.get(organization) ?? NOTHING, income]));
  const shares = [...given].map(([organization, income]) => ({ organization, share: shareOf(income) }));
  const [first = { organization: "", share: NOTHING }] = shares;
  const largest = shares.reduce((most, own) => (compare(own.share, most.share) > 0 ? own : most), first);
  const squares = totalOf(shares.map(({ share }) => product(share, share)));
  return {
    total,
    kinds: (Object.keys(SOURCE_KINDS) as SourceKind[]).flatMap((kind) => {
      const own = items.filter((item) => item.kind === kind && item.income.numerator !== 0n);
      if (own.length === 0) return [];
      return [
        {
          kind,
          share: toNumber(shareOf(totalOf(own.map(({ income }) => income)))),
          organizations: new Set(own.map(({ organization }) => organization)).size,
        },
      ];
    }),
    largest: { organization: largest.organization, share: toNumber(largest.share) },
    dependsOnOne: compare(largest.share, HALF) >= 0,
    spread: toNumber(quotient(exact("1"), squares) ?? NOTHING),
  };
}

/**
 * The one funder that gives half of the income or more and also funds at least half of the other member organizations.
 * @param funded for each funder, how many of the `members` other than itself it funds
 */
export function soleSupporter(
  mix: Mix | null,
  { funded, members }: { funded: ReadonlyMap<string, number>; members: number },
): string | null {
  if (!mix?.dependsOnOne || members === 0) return null;
  const { organization } = mix.largest;
  return 2 * (funded.get(organization) ?? 0) >= members ? organization : null;
}
