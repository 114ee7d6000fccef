import { z } from "zod";
import { type Fraction, fraction, subtract, toNumber } from "~/domain/numbers/fraction";
import { compare, product, quotient, sum } from "~/domain/numbers/rational";
import { organizationField } from "./profile";

/** Choosing a convener by criteria. It advises; a meeting decides. */

export const CRITERIA = {
  credibility: "Credibility",
  local_knowledge: "Local knowledge",
  dedicated_staff: "Dedicated staff",
  relationships: "Relationships",
  focus: "Focus and momentum",
} as const;
export type Criterion = keyof typeof CRITERIA;
export const CRITERION_KEYS = Object.keys(CRITERIA) as Criterion[];

export type Scores = Record<Criterion, number>;
export const EQUAL_WEIGHTS: Scores = {
  credibility: 1,
  local_knowledge: 1,
  dedicated_staff: 1,
  relationships: 1,
  focus: 1,
};

export interface Rating {
  /** Who rated, and the organization they belong to. */
  contactId: string;
  organizationId: string;
  scores: Scores;
}

export interface Candidate {
  id: string;
  organizationId: string;
  name: string;
  /** Began the talks; the first step of the path asks whether it is fit to convene. */
  initiator: boolean;
  ratings: Rating[];
}

export interface RatedCandidate {
  id: string;
  name: string;
  raters: number;
  means: Record<Criterion, number>;
  score: number;
}

export type Advice =
  | { kind: "none" }
  | { kind: "clear"; best: RatedCandidate }
  | { kind: "proposals"; best: RatedCandidate; reasons: ("below_four" | "not_ahead" | "weak_criterion")[] };

interface Exact {
  candidate: Candidate;
  raters: number;
  means: [Criterion, Fraction][];
  score: Fraction;
}

const number = (value: number): Fraction => fraction(String(value), "1");
const half = fraction("0.5", "1");

/** Ratings that count: nobody rates their own organization. */
export const countedRatings = ({ organizationId, ratings }: Pick<Candidate, "organizationId" | "ratings">) =>
  ratings.filter((rating) => rating.organizationId !== organizationId);

/** Candidates with a rating, best first, and what the criteria advise. Limits are compared exactly. */
export function adviseOn(
  candidates: readonly Candidate[],
  weights: Scores = EQUAL_WEIGHTS,
): { rated: RatedCandidate[]; advice: Advice } {
  const exact = candidates
    .flatMap((candidate) => scoreOf(candidate, weights) ?? [])
    .sort((a, b) => compare(b.score, a.score));
  const rated = exact.map(({ candidate: { id, name }, raters, means, score }): RatedCandidate => {
    const asNumbers = means.map(([criterion, mean]) => [criterion, toNumber(mean)]);
    return { id, name, raters, means: Object.fromEntries(asNumbers), score: toNumber(score) };
  });
  const [first, second] = exact;
  const [best] = rated;
  if (!first || !best) return { rated, advice: { kind: "none" } };
  const reasons = [
    ...(compare(first.score, number(4)) < 0 ? ["below_four" as const] : []),
    ...(second && compare(subtract(first.score, second.score), half) < 0 ? ["not_ahead" as const] : []),
    ...(first.means.some(([, mean]) => compare(mean, number(3)) < 0) ? ["weak_criterion" as const] : []),
  ];
  const advice: Advice =
    reasons.length === 0 ? { kind: "clear", best } : { kind: "proposals", best, reasons };
  return { rated, advice };
}

/** The weighted mean of the criteria's means; null without ratings, or if every weight is 0. */
function scoreOf(candidate: Candidate, weights: Scores): Exact | null {
  const counted = countedRatings(candidate);
  if (counted.length === 0) return null;
  const means = CRITERION_KEYS.map((criterion): [Criterion, Fraction] => {
    const total = counted.reduce((all, { scores }) => all + scores[criterion], 0);
    return [criterion, fraction(String(total), String(counted.length))];
  });
  const weighted = means
    .map(([criterion, mean]) => product(number(weights[criterion]), mean))
    .reduce(sum, number(0));
  const whole = CRITERION_KEYS.reduce((all, criterion) => all + weights[criterion], 0);
  const score = quotient(weighted, number(whole));
  return score && { candidate, raters: counted.length, means, score };
}

const SCORE = "Choose 1 to 5.";
const score = z.coerce.number({ error: SCORE }).int(SCORE).min(1, SCORE).max(5, SCORE);
const WEIGHT = "Enter a whole number from 0 to 10.";
const weight = z.coerce.number({ error: WEIGHT }).int(WEIGHT).min(0, WEIGHT).max(10, WEIGHT);

const forEach = <Field extends z.ZodType>(field: Field) =>
  Object.fromEntries(CRITERION_KEYS.map((criterion) => [criterion, field])) as Record<Criterion, Field>;

export const ratingForm = z.object({ contactId: z.uuid("Choose who rates."), ...forEach(score) });
export type RatingFields = z.output<typeof ratingForm>;

export const weightsForm = z
  .object(forEach(weight))
  .refine((weights) => CRITERION_KEYS.some((criterion) => weights[criterion] > 0), {
    path: ["credibility"],
    message: "Give at least one criterion a weight.",
  });

export const candidateForm = z.object({ organization: organizationField });
