/** Columns of a file of outcomes, as it goes out and comes back. */
export const OUTCOME_COLUMNS = [
  "id",
  "who_changed",
  "who",
  "organization",
  "what",
  "change",
  "happened_on",
  "place",
  "why_it_matters",
  "what_we_did",
  "planned",
  "good",
  "initiatives",
  "state",
] as const;
export type OutcomeColumn = (typeof OUTCOME_COLUMNS)[number];

/** Columns that a file may leave out. The state goes out only: steps are taken on an outcome's page. */
export const OPTIONAL_COLUMNS: readonly OutcomeColumn[] = [
  "id",
  "organization",
  "change",
  "place",
  "initiatives",
  "state",
];
