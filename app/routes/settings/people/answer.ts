import type { SubmissionResult } from "@conform-to/react";

/** What the forms of the page of people answer with. */

export interface Invited {
  email: string;
  link: string;
  /** ISO instant. */
  expiresAt: string;
  /** Outcome of the mail; null if no mail server is set up. */
  mail: { sent: boolean; detail: string } | null;
}

export interface ResetLink {
  name: string;
  email: string;
  link: string;
}

export type Refused = { refused: SubmissionResult<string[]> };

/** A refused paste: what was typed, and what is wrong in which line. Nobody was invited. */
export interface PasteRefused {
  pasted: string;
  faults: { line: number; message: string }[];
}

export type PeopleAnswer =
  | { invited: Invited }
  | { several: Invited[] }
  | { done: string }
  | { problem: string }
  | { resetLink: ResetLink }
  | Refused
  | PasteRefused
  | { refusedChange: { userId: string; errors: Record<string, string[] | null> } };
