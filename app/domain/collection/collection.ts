import type { FiscalYear } from "~/domain/members/fiscal-year";
import { periodFor } from "~/domain/periods";
import type { Strategy } from "~/domain/terms";

/** How far a year's collection has come: what each member was asked for, what arrived, and who acts next. */

export const REQUEST_STATES = ["asked", "submitted", "returned", "verified"] as const;
/** Requested; submitted with a sign-off; returned with a question; verified by backbone staff. */
export type RequestState = (typeof REQUEST_STATES)[number];

/** A reporting year that was opened or closed. A year without a record was never opened. */
export interface YearRecord {
  year: number;
  state: "open" | "closed";
  /** ISO date by which members submit their numbers; null without a due date. */
  dueOn: string | null;
  /** Days before and after it on which reminders go out. */
  remindBefore: number[];
  remindAfter: number[];
}

/** What one member was asked for in one strategy, and what it reported. */
export interface AskedStrategy {
  strategy: Strategy;
  /** Requested measures, and how many of them have a value, "not applicable" or "unavailable". */
  asked: number;
  answered: number;
  /** Codes of the measures without any. */
  missing: string[];
  /** Values entered or changed since the last sign-off, and who entered them. */
  drafts: number;
  draftedBy: string[];
  /** Open questions about single values. */
  questions: number;
}

/** What one member is asked for in a year. */
export interface MemberRequest {
  memberId: string;
  strategies: Strategy[];
  /** Its own due date, where it differs from the year's. */
  dueOn: string | null;
  state: RequestState;
  /** ISO instants, and who did it. */
  submittedAt: string | null;
  submittedBy: string | null;
  verifiedAt: string | null;
  verifiedBy: string | null;
  /** Why it was sent back. */
  question: string | null;
  /** The member may change values of the closed year until then; null or past if it may not. */
  openUntil: string | null;
  /** No reminders. */
  quiet: boolean;
  cells: AskedStrategy[];
}

export const COMMENT_KINDS = ["note", "question"] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** A comment on one value. */
export interface Comment {
  id: string;
  kind: CommentKind;
  text: string;
  author: string;
  /** ISO instant. */
  at: string;
  /** When and by whom a question was settled; null while it is open. */
  settledAt: string | null;
  settledBy: string | null;
}

/** From the most urgent to what needs no action. */
export const CELL_STATES = [
  "in_question",
  "late",
  /** Submitted, and corrected afterwards: it waits to be submitted again, and is late for nobody. */
  "changed",
  "nothing",
  "partly",
  "complete",
  "submitted",
  "verified",
  "not_asked",
] as const;
export type CellState = (typeof CELL_STATES)[number];

/** Whether the due date has passed on that day. */
export function isPast(dueOn: string | null, today: string): boolean {
  return dueOn !== null && today > dueOn;
}

/**
 * The state of one strategy of one member.
 * @param request with the due date that applies to the member
 * @param today the collaborative's day; null once the year is closed and nothing is due
 */
export function cellState(
  cell: Pick<AskedStrategy, "asked" | "answered" | "drafts" | "questions"> | null,
  request: Pick<MemberRequest, "state" | "dueOn">,
  today: string | null,
): CellState {
  if (cell === null || cell.asked === 0) return "not_asked";
  if (request.state === "returned" || cell.questions > 0) return "in_question";
  const signed = request.state === "submitted" || request.state === "verified";
  if (signed && cell.drafts > 0) return "changed";
  if (signed) return request.state === "verified" ? "verified" : "submitted";
  if (today !== null && isPast(request.dueOn, today)) return "late";
  if (cell.answered === 0) return "nothing";
  return cell.answered < cell.asked ? "partly" : "complete";
}

/** The most urgent of several states; strategies that were not requested do not count. */
export function worstState(states: CellState[]): CellState {
  return CELL_STATES.find((state) => states.includes(state)) ?? "not_asked";
}

/** Values changed after the member signed off. */
export function changedSince({ state, cells }: Pick<MemberRequest, "state" | "cells">): number {
  if (state !== "submitted" && state !== "verified") return 0;
  return cells.reduce((sum, { drafts }) => sum + drafts, 0);
}

/** Who changed values after the member signed off, by name. */
export function changedBy(request: Pick<MemberRequest, "state" | "cells">): string[] {
  if (changedSince(request) === 0) return [];
  return [...new Set(request.cells.flatMap(({ draftedBy }) => draftedBy))].sort();
}

/** Why a member's year cannot be submitted now, whoever does it; null if it can. */
export function whyNotSubmitted(request: Pick<MemberRequest, "state" | "cells">): string | null {
  if (request.cells.every(({ answered }) => answered === 0)) return "Nothing has been entered yet.";
  const signed = request.state === "submitted" || request.state === "verified";
  if (signed && changedSince(request) === 0) return "It has been submitted already.";
  return null;
}

/** Why a member's year cannot be verified now; null if it can. */
export function whyNotVerified(request: Pick<MemberRequest, "state" | "cells">): string | null {
  if (request.state === "verified" && changedSince(request) === 0) return "It is verified already.";
  if (request.state !== "submitted" && request.state !== "verified") return "It has not been submitted.";
  const changed = changedSince(request);
  if (changed > 0)
    return `${changed} ${changed === 1 ? "value has" : "values have"} changed since it was submitted: it has to be submitted again.`;
  if (request.cells.some(({ questions }) => questions > 0)) return "A question about a value is not settled.";
  return null;
}

/** Whether the due date falls before the member's period of that year ends, when its numbers are not known yet. */
export function dueBeforeEnd(dueOn: string | null, year: number, member: FiscalYear): string | null {
  const { end } = periodFor(member, year);
  return dueOn !== null && dueOn <= end ? end : null;
}
