/**
 * What institutions have signed, and for how long it holds (docs/rules.md, section 15). Days are ISO dates in UTC; states
 * are computed from facts and today, never typed.
 */
export const AGREEMENT_KINDS = [
  "pledge",
  "memorandum",
  "charter",
  "data_sharing",
  "resource_sharing",
  "funding",
  "other",
] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const AGREEMENT_KIND_NAMES: Record<AgreementKind, string> = {
  pledge: "Pledge",
  memorandum: "Memorandum of understanding",
  charter: "Charter",
  data_sharing: "Data-sharing agreement",
  resource_sharing: "Resource-sharing agreement",
  funding: "Funding agreement",
  other: "Other agreement",
};

export interface Party {
  organizationId: string;
  signedOn: string | null;
  withdrewOn: string | null;
}

/** What happens at the end of the term. */
export type Renewal =
  | { kind: "none" }
  | { kind: "by_agreement" }
  /** Goes on by another term unless notice is given so many days before the end. */
  | { kind: "automatic"; termMonths: number; noticeDays: number };

export interface Agreement {
  kind: AgreementKind;
  parties: Party[];
  effectiveOn: string | null;
  /** The end of the first term; null for none. */
  endsOn: string | null;
  renewal: Renewal;
  /** When a party gave notice that the agreement should not renew. */
  noticeGivenOn: string | null;
  /** When another agreement took its place. */
  replacedOn: string | null;
}

export const AGREEMENT_STATES = [
  "draft",
  "out_for_signature",
  "in_force",
  "act_now",
  "ended",
  "replaced",
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** The renewal that stored columns describe. */
export function renewalOf(
  kind: Renewal["kind"],
  termMonths: number | null,
  noticeDays: number | null,
): Renewal {
  if (kind !== "automatic") return { kind };
  return { kind, termMonths: termMonths ?? 12, noticeDays: noticeDays ?? 0 };
}
