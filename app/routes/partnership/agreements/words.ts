import type { AgreementState, Renewal } from "~/domain/agreements/agreement";
import type { Due, ObligationKind, PeriodState } from "~/domain/agreements/obligations";
import { formatDate, monthName } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";

type Place = Pick<Writing, "locale">;

export const STATE_WORDS: Record<AgreementState, string> = {
  draft: "Draft",
  out_for_signature: "Out for signature",
  in_force: "In force",
  act_now: "In force, act now",
  ended: "Ended",
  replaced: "Replaced",
};

export const PERIOD_WORDS: Record<PeriodState, string> = {
  open: "Open",
  met: "Met",
  met_late: "Met late",
  missed: "Missed",
  waived: "Waived",
};

export const OBLIGATION_WORDS: Record<ObligationKind, string> = {
  numbers: "Numbers",
  money: "Money",
  dues: "Dues",
  people: "People",
  in_kind: "In kind",
  policy: "Policy",
  attendance: "Attendance",
};

export const RENEWAL_WORDS: Record<Renewal["kind"], string> = {
  none: "It ends",
  by_agreement: "Renewed if the parties agree",
  automatic: "Renewed by itself unless notice is given",
};

/** "on Oct 31, 2026", "each year on October 31", "each quarter, on day 15 of its second month". */
export function dueWords(due: Due, place: Place): string {
  if (due.every === "once") return `on ${formatDate(due.on, place)}`;
  if (due.every === "year") return `each year on ${monthName(due.month, place)} ${due.day}`;
  return `each quarter, on day ${due.day} of its ${["first", "second", "third"][due.monthOfQuarter - 1]} month`;
}

/** "Ends on Jun 30, 2026. Notice by May 1, 2026." */
export function termWords(
  { endsOn, noticeBy }: { endsOn: string | null; noticeBy: string | null },
  place: Place,
): string {
  if (endsOn === null) return "No end";
  const end = `Ends on ${formatDate(endsOn, place)}`;
  return noticeBy === null ? end : `${end}, notice by ${formatDate(noticeBy, place)}`;
}
