import type { FormResult } from "~/routes/shared/forms";

/** What an action answers when it does not lead on. */
export interface NetworkAnswer {
  /** Id of the form that was sent. */
  of: string;
  /** What is wrong with its fields. */
  result?: FormResult;
  /** Why it was not done. */
  fault?: string;
  /** What was done, where the page has more to say than its own contents. */
  done?: string;
  /** A link or code that is shown this once. */
  secret?: { label: string; text: string };
}
