import { toNumber } from "~/domain/numbers/fraction";
import { compare, product, quotient } from "~/domain/numbers/rational";
import { exact, NOTHING, totalOf } from "./amounts";

/** What is funded first, where the rule is criteria with weights (docs/rules.md, section 21.4). */

export interface Criterion {
  name: string;
  /** A whole number from 1 on. */
  weight: number;
}

export interface Rating {
  /** Of the person who rates. */
  organization: string;
  /** 1 to 5 by criterion, in their order. */
  scores: readonly number[];
}

export interface RatedProposal {
  /** The organization that proposes it. */
  organization: string;
  ratings: readonly Rating[];
}

/** Ratings that count: nobody rates a proposal of their own organization, and each names every criterion. */
export const countedRatings = (
  { organization, ratings }: RatedProposal,
  criteria: readonly Criterion[],
): Rating[] =>
  ratings.filter(
    (rating) => rating.organization !== organization && rating.scores.length === criteria.length,
  );

/**
 * The weighted mean of the criteria's means, exact until it is compared.
 * @returns null without a rating that counts
 */
function exactScore(proposal: RatedProposal, criteria: readonly Criterion[]) {
  const counted = countedRatings(proposal, criteria);
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (counted.length === 0 || weights === 0) return null;
  const weighted = criteria.map(({ weight }, at) =>
    product(exact(`${weight}`), totalOf(counted.map(({ scores }) => exact(`${scores[at] ?? 0}`)))),
  );
  return quotient(totalOf(weighted), exact(`${weights * counted.length}`));
}

/** Score from 1 to 5; null without a rating that counts. */
export function scoreOf(proposal: RatedProposal, criteria: readonly Criterion[]): number | null {
  const score = exactScore(proposal, criteria);
  return score && toNumber(score);
}

/** Highest score first; those without one last, in the order given. */
export function ranked<Proposal extends RatedProposal>(
  proposals: readonly Proposal[],
  criteria: readonly Criterion[],
): (Proposal & { score: number | null })[] {
  return proposals
    .map((proposal, place) => ({ proposal, place, exactly: exactScore(proposal, criteria) }))
    .sort((a, b) => {
      if (!a.exactly || !b.exactly) return Number(!a.exactly) - Number(!b.exactly) || a.place - b.place;
      return compare(b.exactly ?? NOTHING, a.exactly ?? NOTHING) || a.place - b.place;
    })
    .map(({ proposal, exactly }) => ({ ...proposal, score: exactly && toNumber(exactly) }));
}
