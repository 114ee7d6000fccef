import { shownGroups } from "./hidden";
import {
  alphaOf,
  halfWidth,
  isSplit,
  meanOf,
  personScore,
  type Reading,
  readingOf,
  type Thirds,
  thirdsOf,
} from "./scores";
import {
  type Answer,
  GROUPS,
  type Group,
  QUESTIONS,
  type Question,
  type Rating,
  SCALE_KEYS,
  type Scale,
  STATEMENTS,
  type Statement,
} from "./statements";

/** What a closed wave shows, after everything that could point at a person has been left out. */

/** Below so many answers, only means. */
const FULL_FROM = 10;

export interface ScaleOutcome {
  scale: Scale;
  /** Persons with at least three of five statements answered. */
  n: number;
  mean: number;
  reading: Reading;
  /** Null below ten answers, like all that tells of the spread. */
  half: number | null;
  split: boolean | null;
  alpha: number | null;
}

export interface StatementOutcome {
  statement: Statement;
  n: number;
  mean: number;
  thirds: Thirds | null;
}

export interface GroupOutcome {
  group: Group;
  n: number;
  /** Means by scale; those that would tell of fewer than k are left out. */
  means: Partial<Record<Scale, number>>;
}

export interface PulseOutcome {
  answered: number;
  invited: number;
  /** Fewer than two thirds have answered. */
  maySpeakForAll: boolean;
  /** Fewer than k: nothing is shown, now or later. */
  tooFew: boolean;
  scales: ScaleOutcome[];
  statements: StatementOutcome[];
  groups: GroupOutcome[];
  /** Answers in no group that is shown. */
  ungrouped: number;
  words: Record<Question, string[]>;
}

export interface ClosedWave {
  k: number;
  invited: number;
  answers: readonly Answer[];
  words: readonly { question: Question; text: string }[];
}

/** The outcome of a closed wave as anybody may see it. */
export function outcomeOf({ k, invited, answers, words }: ClosedWave): PulseOutcome {
  const answered = answers.length;
  const tooFew = answered < k;
  const shown = tooFew ? [] : shownGroups(answered, countsOf(answers), k);
  return {
    answered,
    invited,
    maySpeakForAll: answered * 3 >= invited * 2,
    tooFew,
    scales: tooFew ? [] : SCALE_KEYS.flatMap((scale) => scaleOutcome(scale, answers, { k, invited })),
    statements: tooFew ? [] : STATEMENTS.flatMap((statement) => statementOutcome(statement, answers, k)),
    groups: groupOutcomes(answers, shown, k),
    ungrouped: answers.filter(({ group }) => group === null || !shown.includes(group)).length,
    words: wordsFrom(words, tooFew ? Number.POSITIVE_INFINITY : k),
  };
}

const countsOf = (answers: readonly Answer[], among: readonly Group[] = GROUPS) =>
  among.map((key) => ({ key, count: answers.filter(({ group }) => group === key).length }));

function scaleOutcome(
  scale: Scale,
  answers: readonly Answer[],
  { k, invited }: { k: number; invited: number },
): ScaleOutcome[] {
  const scores = answers.flatMap((answer) => personScore(answer, scale) ?? []);
  const n = scores.length;
  if (n < k) return [];
  const full = n >= FULL_FROM;
  return [
    {
      scale,
      n,
      mean: meanOf(scores),
      reading: readingOf(scores),
      half: full ? halfWidth(scores, invited) : null,
      split: full ? isSplit(scores) : null,
      alpha: full ? alphaOf(answers, scale) : null,
    },
  ];
}

function statementOutcome(statement: Statement, answers: readonly Answer[], k: number): StatementOutcome[] {
  const ratings: Rating[] = answers.flatMap((answer) => answer.ratings[statement] ?? []);
  const n = ratings.length;
  if (n < k) return [];
  return [{ statement, n, mean: meanOf(ratings, 1), thirds: n >= FULL_FROM ? thirdsOf(ratings) : null }];
}

/**
 * Means of the groups shown. Not everyone answers every scale, so the rule that hides groups is applied to each scale
 * again, among those who have a score on it.
 */
function groupOutcomes(answers: readonly Answer[], shown: readonly Group[], k: number): GroupOutcome[] {
  const groups = shown.map((group): GroupOutcome => {
    return { group, n: answers.filter((answer) => answer.group === group).length, means: {} };
  });
  for (const scale of SCALE_KEYS) {
    const scored = answers.filter((answer) => personScore(answer, scale) !== null);
    const allowed = shownGroups(scored.length, countsOf(scored, shown), k);
    for (const outcome of groups.filter(({ group }) => allowed.includes(group)))
      outcome.means[scale] = meanOf(
        scored.filter(({ group }) => group === outcome.group).flatMap((own) => personScore(own, scale) ?? []),
      );
  }
  return groups;
}

function wordsFrom(words: ClosedWave["words"], k: number): Record<Question, string[]> {
  const of = (asked: Question) => words.filter(({ question }) => question === asked).map(({ text }) => text);
  return Object.fromEntries(
    QUESTIONS.map((question) => [question, of(question).length >= k ? of(question) : []]),
  ) as Record<Question, string[]>;
}
