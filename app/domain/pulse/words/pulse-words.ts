import type { Group, Question, Scale, Statement } from "../statements";
import type { AnswerFault } from "../wave";

/** Everything that the pulse says to those who answer it, in one language. */
export interface PulseWords {
  /** The language's own name. */
  name: string;
  title: string;
  intro: string;
  /** How answers are kept apart from names; the last sentence says what can't be promised. */
  promise: string[];
  ends: { least: string; most: string };
  cannotSay: string;
  scales: Record<Scale | "ties" | "overall", string>;
  statements: Record<Statement, string>;
  questions: Record<Question, string>;
  questionHint: string;
  groupQuestion: string;
  groupHint: string;
  groups: Record<Group, string>;
  noGroup: string;
  send: string;
  faults: Record<AnswerFault, string>;
  thanks: { title: string; text: string };
  languages: string;
  mail: {
    subject: (name: string) => string;
    hello: (person: string) => string;
    ask: (name: string) => string;
    reminder: string;
    open: string;
    why: (name: string) => string;
  };
}
