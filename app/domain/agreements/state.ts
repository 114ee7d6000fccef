import { DateTime } from "luxon";
import type { Agreement, AgreementState, Party } from "./agreement";
import { ACT_NOW_DAYS, deadlineOf, termOf } from "./term";

/** Where an agreement stands today. */
export function stateOf(agreement: Agreement, today: string): AgreementState {
  const { kind, effectiveOn, replacedOn } = agreement;
  if (replacedOn !== null && replacedOn <= today) return "replaced";
  const parties = agreement.parties.filter((party) => !hasWithdrawn(party, today));
  const signed = parties.filter((party) => hasSigned(party, today));
  const everSigned = agreement.parties.some((party) => hasSigned(party, today));
  if (!everSigned) return "draft";
  if (parties.length === 0) return "ended";
  const isComplete = kind === "pledge" ? signed.length > 0 : signed.length === parties.length;
  if (!isComplete || effectiveOn === null || effectiveOn > today) return "out_for_signature";
  const term = termOf(agreement, today);
  if (term.endsOn !== null && term.endsOn < today) return "ended";
  const deadline = deadlineOf(term);
  return deadline !== null && today >= daysBefore(deadline, ACT_NOW_DAYS) ? "act_now" : "in_force";
}

/** True while an agreement holds: also when it is time to act on it. */
export function holds(agreement: Agreement, today: string): boolean {
  const state = stateOf(agreement, today);
  return state === "in_force" || state === "act_now";
}

/** True if an agreement holds today or has held on an earlier day. */
export function hasHeld(agreement: Agreement, today: string): boolean {
  // It can begin to hold only on one of these days.
  const turns = [
    agreement.effectiveOn,
    ...agreement.parties.flatMap(({ signedOn, withdrewOn }) => [signedOn, withdrewOn]),
  ];
  return (
    turns.some((day) => day !== null && day <= today && holds(agreement, day)) || holds(agreement, today)
  );
}

/**
 * Whether an agreement's floor binds disclosure: while it holds, and after it has ended until somebody releases it, so
 * that nothing loosens by itself.
 */
export function isBinding(
  agreement: Agreement & { boundOn: string | null; releasedOn: string | null },
  today: string,
): boolean {
  if (agreement.kind !== "data_sharing") return false;
  if (holds(agreement, today)) return true;
  return agreement.releasedOn === null && (agreement.boundOn !== null || hasHeld(agreement, today));
}

/** True while an agreement holds for one party; a pledge holds for each on its own signature. */
export function holdsFor(agreement: Agreement, organizationId: string, today: string): boolean {
  const party = agreement.parties.find((each) => each.organizationId === organizationId);
  return (
    party !== undefined && hasSigned(party, today) && !hasWithdrawn(party, today) && holds(agreement, today)
  );
}

export function hasSigned({ signedOn }: Party, today: string): boolean {
  return signedOn !== null && signedOn <= today;
}

/** From the day of the withdrawal on, it is no party any more. */
export function hasWithdrawn({ withdrewOn }: Party, today: string): boolean {
  return withdrewOn !== null && withdrewOn <= today;
}

const daysBefore = (date: string, days: number) =>
  DateTime.fromISO(date, { zone: "utc" }).minus({ days }).toFormat("yyyy-MM-dd");
