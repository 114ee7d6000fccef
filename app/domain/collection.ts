import { periodOf } from "./periods";
import { type Catalog, type Member, STRATEGIES, type Strategy } from "./types";

/** How far the collecting of a year's numbers is: what is asked of whom, what has come, what waits for whom. */

export const REQUEST_STATES = ["asked", "submitted", "returned", "verified"] as const;
/** Asked; sent with a sign-off; sent back with a question; looked through by the backbone staff. */
export type RequestState = (typeof REQUEST_STATES)[number];

/** A reporting year that was opened, or closed. One without a record was never opened: nothing is asked. */
export interface YearRecord {
  year: number;
  state: "open" | "closed";
  /** ISO date by which members are asked to send their numbers; null for none. */
  dueOn: string | null;
  /** Days before and after it on which reminders go out. */
  remindBefore: number[];
  remindAfter: number[];
}

/** What was asked of one member in one strategy, and what came. */
export interface AskedStrategy {
  strategy: Strategy;
  /** Measures that are asked for, and how many of them have a value, "not applicable" or "unavailable". */
  asked: number;
  answered: number;
  /** Codes of those that have nothing. */
  missing: string[];
  /** Values that nobody has signed off: entered, or changed since. */
  drafts: number;
  /** Questions about single values that are not settled. */
  questions: number;
}

/** What one member is asked for in a year. */
export interface MemberRequest {
  memberId: string;
  strategies: Strategy[];
  /** Its own date, where it is another than the year's. */
  dueOn: string | null;
  state: RequestState;
  /** ISO instants, and the names of who did it. */
  submittedAt: string | null;
  submittedBy: string | null;
  verifiedAt: string | null;
  verifiedBy: string | null;
  /** Why it was sent back. */
  question: string | null;
  /** Until then it may change values of the closed year; null, or past, if it may not. */
  openUntil: string | null;
  /** No reminders. */
  quiet: boolean;
  cells: AskedStrategy[];
}

export const COMMENT_KINDS = ["note", "question"] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** Something said about one value. */
export interface Comment {
  id: string;
  kind: CommentKind;
  text: string;
  author: string;
  /** ISO instant. */
  at: string;
  /** Of a question: when and by whom it was settled; null while it stands. */
  settledAt: string | null;
  settledBy: string | null;
}

/** From what needs care first to what needs none. */
export const CELL_STATES = [
  "in_question",
  "late",
  "nothing",
  "partly",
  "complete",
  "submitted",
  "verified",
  "not_asked",
] as const;
export type CellState = (typeof CELL_STATES)[number];

/** The due date has passed on that day. */
export function isPast(dueOn: string | null, today: string): boolean {
  return dueOn !== null && today > dueOn;
}

/**
 * How one strategy of one member stands: always exactly one state.
 * @param request its date is the one that holds for the member
 * @param today the collaborative's day; null once the year is closed and nobody is waited for
 */
export function cellState(
  cell: Pick<AskedStrategy, "asked" | "answered" | "drafts" | "questions"> | null,
  request: Pick<MemberRequest, "state" | "dueOn">,
  today: string | null,
): CellState {
  if (cell === null || cell.asked === 0) return "not_asked";
  if (request.state === "returned" || cell.questions > 0) return "in_question";
  const signed = request.state === "submitted" || request.state === "verified";
  if (signed && cell.drafts === 0) return request.state === "verified" ? "verified" : "submitted";
  if (today !== null && isPast(request.dueOn, today)) return "late";
  if (cell.answered === 0) return "nothing";
  return cell.answered < cell.asked ? "partly" : "complete";
}

/** The state of several that needs care first; those that are not asked for do not count. */
export function worstState(states: CellState[]): CellState {
  return CELL_STATES.find((state) => states.includes(state)) ?? "not_asked";
}

/** Values that were changed after the member had signed off. */
export function changedSince({ state, cells }: Pick<MemberRequest, "state" | "cells">): number {
  if (state !== "submitted" && state !== "verified") return 0;
  return cells.reduce((sum, { drafts }) => sum + drafts, 0);
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

/** The due date lies before the member's own period of that year has ended: it cannot know the numbers yet. */
export function dueBeforeEnd(
  dueOn: string | null,
  year: number,
  { fiscalYearEndMonth }: Pick<Member, "fiscalYearEndMonth">,
): string | null {
  const { end } = periodOf(year, fiscalYearEndMonth);
  return dueOn !== null && dueOn <= end ? end : null;
}

/** A cell of the page: measures by name. */
export interface StatusCell extends Omit<AskedStrategy, "missing"> {
  state: CellState;
  missing: { code: string; label: string }[];
}

/** A row of the page: one member with what it is asked for. */
export interface StatusRow {
  member: Pick<Member, "id" | "slug" | "name">;
  request: Omit<MemberRequest, "cells">;
  /** The date that holds for it. */
  dueOn: string | null;
  late: boolean;
  state: CellState;
  cells: StatusCell[];
  asked: number;
  answered: number;
  questions: number;
  changed: number;
  /** Null if it can be verified now. */
  notVerified: string | null;
}

/** Who is asked, in the order of the catalog; members that are asked for nothing are left out. */
export function statusRows(
  catalog: Pick<Catalog, "members" | "measures">,
  year: YearRecord,
  requests: MemberRequest[],
  day: string,
): StatusRow[] {
  const today = year.state === "open" ? day : null;
  const labels = new Map(catalog.measures.map(({ code, label }) => [code, label]));
  const byMember = new Map(requests.map((request) => [request.memberId, request]));
  return catalog.members.flatMap(({ id, slug, name }): StatusRow[] => {
    const found = byMember.get(id);
    if (!found || found.strategies.length === 0) return [];
    const { cells: asked, ...request } = found;
    const dueOn = request.dueOn ?? year.dueOn;
    const cells = STRATEGIES.map((strategy): StatusCell => {
      const cell = asked.find((one) => one.strategy === strategy) ?? nothingAsked(strategy);
      return {
        ...cell,
        state: cellState(cell, { state: request.state, dueOn }, today),
        missing: cell.missing.map((code) => ({ code, label: labels.get(code) ?? code })),
      };
    });
    const states = cells.map(({ state }) => state);
    const waited = states.some((state) => !["submitted", "verified", "not_asked"].includes(state));
    const sum = (of: (cell: StatusCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
    return [
      {
        member: { id, slug, name },
        ...{ request, dueOn, cells, state: asAWhole(states) },
        late: waited && today !== null && isPast(dueOn, today),
        asked: sum((cell) => cell.asked),
        answered: sum((cell) => cell.answered),
        questions: sum((cell) => cell.questions),
        changed: changedSince(found),
        notVerified: whyNotVerified(found),
      },
    ];
  });
}

/** A member that has sent something in one strategy has not sent nothing. */
function asAWhole(states: CellState[]): CellState {
  const state = worstState(states);
  const begun = states.some((one) => one !== "nothing" && one !== "not_asked");
  return state === "nothing" && begun ? "partly" : state;
}

const nothingAsked = (strategy: Strategy): AskedStrategy => ({
  ...{ strategy, asked: 0, answered: 0, missing: [], drafts: 0, questions: 0 },
});

/** What the list can be narrowed to. */
export const STATUS_FILTERS = {
  missing: "Something is missing",
  late: "Late",
  question: "In question",
  submitted: "Waits to be verified",
} as const;
export type StatusFilter = keyof typeof STATUS_FILTERS;

export function passes(row: StatusRow, filter: StatusFilter | null): boolean {
  if (filter === "missing") return row.answered < row.asked;
  if (filter === "late") return row.late;
  if (filter === "question") return row.cells.some(({ state }) => state === "in_question");
  if (filter === "submitted") return row.request.state === "submitted";
  return true;
}

/** The page in five numbers, and all that would stay open if the year were closed now. */
export interface YearSummary {
  members: number;
  submitted: number;
  verified: number;
  late: number;
  inQuestion: number;
  missing: number;
  unverified: number;
}

export function summaryOf(rows: StatusRow[]): YearSummary {
  const count = (is: (row: StatusRow) => boolean) => rows.filter(is).length;
  const verified = count(({ request, changed }) => request.state === "verified" && changed === 0);
  return {
    members: rows.length,
    // Whoever is verified has submitted, too.
    submitted: count(({ request }) => request.state === "submitted" || request.state === "verified"),
    verified,
    late: count(({ late }) => late),
    inQuestion: count((row) => passes(row, "question")),
    missing: rows.reduce((sum, { asked, answered }) => sum + asked - answered, 0),
    unverified: rows.length - verified,
  };
}
