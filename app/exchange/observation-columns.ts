/** The columns of an observation file, one value a row, in the order in which we write them. */
export const IMPORT_COLUMNS = [
  "member",
  "measure",
  "year",
  "value",
  // For the part of one category: both filled, or neither.
  "dimension",
  "category",
  "state",
  "note",
  "source",
] as const;

/** Then what the app knows besides: written by exports, ignored on the way in. */
export const EXPORT_COLUMNS = [...IMPORT_COLUMNS, "status", "periodStart", "periodEnd"] as const;
