import { type Catalog, type Member, STRATEGIES, type Strategy } from "~/domain/terms";
import {
  type AskedStrategy,
  type CellState,
  cellState,
  changedBy,
  changedSince,
  isPast,
  type MemberRequest,
  whyNotSubmitted,
  whyNotVerified,
  worstState,
  type YearRecord,
} from "./collection";

/** A cell of the page: measures by name. */
export interface StatusCell extends Omit<AskedStrategy, "missing"> {
  state: CellState;
  missing: { code: string; label: string }[];
}

/** A row of the page: one member with its requests. */
export interface StatusRow {
  member: Pick<Member, "id" | "slug" | "name">;
  request: Omit<MemberRequest, "cells">;
  /** The due date that applies to the member. */
  dueOn: string | null;
  late: boolean;
  state: CellState;
  cells: StatusCell[];
  asked: number;
  answered: number;
  questions: number;
  /** Values changed since it was submitted, and by whom. */
  changed: number;
  changedBy: string[];
  /** Null if it can be submitted, or verified, now. */
  notSubmitted: string | null;
  notVerified: string | null;
  /** Asked for numbers, although no data-sharing agreement with it is in force. Left out: not looked at. */
  withoutAgreement?: boolean;
}

/** Members with requests, in the order of the catalog. */
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
    const memberRequest = byMember.get(id);
    if (!memberRequest || memberRequest.strategies.length === 0) return [];
    const { cells: requested, ...request } = memberRequest;
    const dueOn = request.dueOn ?? year.dueOn;
    const cells = STRATEGIES.map((strategy): StatusCell => {
      const cell = requested.find((cell) => cell.strategy === strategy) ?? nothingRequested(strategy);
      return {
        ...cell,
        state: cellState(cell, { state: request.state, dueOn }, today),
        missing: cell.missing.map((code) => ({ code, label: labels.get(code) ?? code })),
      };
    });
    const states = cells.map(({ state }) => state);
    const waited = states.some((state) => !["submitted", "verified", "changed", "not_asked"].includes(state));
    const sum = (of: (cell: StatusCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
    return [
      {
        member: { id, slug, name },
        request,
        dueOn,
        cells,
        state: overallState(states),
        late: waited && today !== null && isPast(dueOn, today),
        asked: sum((cell) => cell.asked),
        answered: sum((cell) => cell.answered),
        questions: sum((cell) => cell.questions),
        changed: changedSince(memberRequest),
        changedBy: changedBy(memberRequest),
        notSubmitted: whyNotSubmitted(memberRequest),
        notVerified: whyNotVerified(memberRequest),
      },
    ];
  });
}

/** A member that reported in one strategy does not count as silent. */
function overallState(states: CellState[]): CellState {
  const worst = worstState(states);
  const begun = states.some((state) => state !== "nothing" && state !== "not_asked");
  return worst === "nothing" && begun ? "partly" : worst;
}

const nothingRequested = (strategy: Strategy): AskedStrategy => ({
  strategy,
  asked: 0,
  answered: 0,
  missing: [],
  drafts: 0,
  draftedBy: [],
  questions: 0,
});

/** Filters of the list. */
export const STATUS_FILTERS = {
  missing: "Something is missing",
  late: "Late",
  question: "In question",
  changed: "Changed since submitted",
  submitted: "Waits to be verified",
} as const;
export type StatusFilter = keyof typeof STATUS_FILTERS;

export function passes(row: StatusRow, filter: StatusFilter | null): boolean {
  if (filter === "missing") return row.answered < row.asked;
  if (filter === "late") return row.late;
  if (filter === "question") return row.cells.some(({ state }) => state === "in_question");
  if (filter === "changed") return row.changed > 0;
  if (filter === "submitted") return row.request.state === "submitted" && row.changed === 0;
  return true;
}

/** The page in five numbers, and what would stay open if the year were closed now. */
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
    // A verified member has also submitted.
    submitted: count(({ request }) => request.state === "submitted" || request.state === "verified"),
    verified,
    late: count(({ late }) => late),
    inQuestion: count((row) => passes(row, "question")),
    missing: rows.reduce((sum, row) => sum + row.asked - row.answered, 0),
    unverified: rows.length - verified,
  };
}
