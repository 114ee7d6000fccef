/** Columns of a file of obligations, one row a period. Only the days of doing and the reasons come back in. */
export const OBLIGATION_COLUMNS = [
  "id",
  "agreement",
  "party",
  "promise",
  "about",
  "due",
  "due_on",
  "state",
  "done_on",
  "waived_because",
] as const;
export type ObligationColumn = (typeof OBLIGATION_COLUMNS)[number];
