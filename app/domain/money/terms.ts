/** The words of funders and money (docs/rules.md, section 21). */

/** What an organization has been to the partnership. */
export const FUNDER_ROLES = {
  first_call: "First call",
  neutral_convener: "Neutral convener",
  short_term_home: "Short-term home",
  backbone_host: "Backbone host",
  grant_maker: "Grant maker",
  member: "Member",
} as const;
export type FunderRole = keyof typeof FUNDER_ROLES;

/** How the partnership leaves a home that was meant to be short. */
export const EXIT_FORMS = {
  own_entity: "An entity of its own",
  other_host: "Another host",
  stays_separate: "It stays, with a separate governing body",
} as const;
export type ExitForm = keyof typeof EXIT_FORMS;

/** What each funder is asked. */
export const QUESTIONS = {
  own_grants: "Do partners keep their own grants?",
  pays_for: "What of the partnership does it pay for?",
  priorities: "How are priorities decided?",
} as const;
export type Question = keyof typeof QUESTIONS;
export const QUESTION_KEYS = Object.keys(QUESTIONS) as Question[];

/** Where money comes from. Dues come from invoices, and so are no choice for a source. */
export const SOURCE_KINDS = {
  public: "Public",
  company: "Company",
  philanthropy: "Philanthropy",
  dues: "Dues",
  earned: "Earned",
} as const;
export type SourceKind = keyof typeof SOURCE_KINDS;
const { dues: _, ...ENTERED } = SOURCE_KINDS;
export const ENTERED_KINDS = ENTERED;
export type EnteredKind = keyof typeof ENTERED_KINDS;

/** How far a source has come. Only signed money counts. */
export const SOURCE_STATES = {
  hoped: "Hoped for",
  asked: "Asked for",
  promised: "Promised",
  signed: "Signed",
} as const;
export type SourceState = keyof typeof SOURCE_STATES;

/** How the collaborative decides what is funded first. */
export const PRIORITY_RULES = {
  consensus: "Consensus",
  vote: "Vote",
  criteria: "Criteria with weights",
} as const;
export type PriorityRule = keyof typeof PRIORITY_RULES;

/** A member or a partner: exactly one of the two. */
export interface OrganizationIds {
  memberId: string | null;
  partnerId: string | null;
}

/** One organization, whichever it is. */
export const organizationKey = ({ memberId, partnerId }: OrganizationIds): string =>
  memberId ? `member:${memberId}` : `partner:${partnerId ?? ""}`;
