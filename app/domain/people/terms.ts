/** The terms of people and bodies as plain data (docs/rules.md, section 12). */

export const PARTNER_KINDS = {
  community: "Community organization",
  funder: "Funder",
  public_agency: "Public agency",
  consultant: "Consultant",
  network: "Network",
  other: "Other",
} as const;
export type PartnerKind = keyof typeof PARTNER_KINDS;

/** What a member's contact is to the partnership. */
export const DUTIES = {
  sponsor: "Sponsor",
  working_lead: "Working lead",
} as const;
export type Duty = keyof typeof DUTIES;

export const BODY_KINDS = {
  executive_council: "Executive council",
  steering: "Steering committee",
  working_group: "Working group",
  community_advisory: "Community advisory",
  other: "Other",
} as const;
export type BodyKind = keyof typeof BODY_KINDS;

export const DECISION_RULES = {
  consensus: "Consensus",
  consent: "Consent",
  majority: "Majority",
  two_thirds: "Two thirds",
} as const;
export type DecisionRule = keyof typeof DECISION_RULES;

export type QuorumKind = "majority" | "at_least";
