/** The terms of learning exchanges as plain data (docs/rules.md, section 23). */

export const NETWORK_ROLES = { coordinator: "Coordinator", representative: "Representative" } as const;
export type NetworkRole = keyof typeof NETWORK_ROLES;

export const REPRESENTATIVE_PARTS = {
  staff_lead: "Staff lead",
  anchor_leader: "Anchor leader",
  other: "Other",
} as const;
export type RepresentativePart = keyof typeof REPRESENTATIVE_PARTS;

export const MAIL_CHOICES = {
  at_once: "Each message at once",
  digest: "One digest a day",
  none: "No mail",
} as const;
export type MailChoice = keyof typeof MAIL_CHOICES;

export const PROJECT_KINDS = { webinar: "Webinar", publication: "Publication", other: "Other" } as const;
export type ProjectKind = keyof typeof PROJECT_KINDS;

export const PROJECT_STATES = {
  planned: "Planned",
  running: "Running",
  done: "Done",
  dropped: "Dropped",
} as const;
export type ProjectState = keyof typeof PROJECT_STATES;

/** A participant is represented by so many people. */
export const REPRESENTATIVES = { fewest: 2, most: 5 } as const;

/** What a participant owes a year unless the network says otherwise. */
export const STANDARD_DUES = "2000";

export const MEETINGS_A_YEAR = 4;
