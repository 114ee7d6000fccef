import { DateTime } from "luxon";
import { type OrganizationIds, organizationKey, QUESTION_KEYS, type Question } from "./terms";

/** The three questions that each funder is asked (docs/rules.md, section 21.1). */

export interface FunderAnswer extends OrganizationIds {
  question: Question;
  answer: string;
  answeredOn: string;
  published: boolean;
}

/** Days after the first role in which the answers are awaited, and months after which one is old. */
export const ANSWER_DAYS = 90;
export const ANSWER_MONTHS = 12;

/** The answer that applies on a day: the newest given by then. */
export function answerOn<Answer extends FunderAnswer>(
  answers: readonly Answer[],
  question: Question,
  today: string,
): Answer | null {
  return answers
    .filter((own) => own.question === question && own.answeredOn <= today)
    .reduce<Answer | null>(
      (newest, own) => (newest === null || own.answeredOn >= newest.answeredOn ? own : newest),
      null,
    );
}

export type AnswerGap = { question: Question; why: "missing" | "old" };

/**
 * Which questions to ask a funder: missing 90 days after its first role, or older than 12 months. A funder whose roles
 * have all ended is not asked.
 */
export function answersDue(
  roles: readonly { from: string; until: string | null }[],
  answers: readonly FunderAnswer[],
  today: string,
): AnswerGap[] {
  if (!roles.some(({ from, until }) => from <= today && (until === null || until >= today))) return [];
  const first = roles.map(({ from }) => from).sort()[0] ?? today;
  const isWaiting = plus(first, { days: ANSWER_DAYS }) > today;
  return QUESTION_KEYS.flatMap((question): AnswerGap[] => {
    const answer = answerOn(answers, question, today);
    if (!answer) return isWaiting ? [] : [{ question, why: "missing" }];
    return plus(answer.answeredOn, { months: ANSWER_MONTHS }) < today ? [{ question, why: "old" }] : [];
  });
}

const plus = (day: string, duration: { days?: number; months?: number }) =>
  DateTime.fromISO(day, { zone: "utc" }).plus(duration).toISODate() ?? day;

/** The funders, each once, with its roles and answers. */
export function byFunder<Role extends OrganizationIds, Answer extends OrganizationIds>(
  roles: readonly Role[],
  answers: readonly Answer[],
): { key: string; roles: Role[]; answers: Answer[] }[] {
  const keys = [...new Set([...roles, ...answers].map(organizationKey))];
  return keys.map((key) => ({
    key,
    roles: roles.filter((role) => organizationKey(role) === key),
    answers: answers.filter((answer) => organizationKey(answer) === key),
  }));
}
