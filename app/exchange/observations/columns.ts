/** The columns of an observation file, one value per row, in the order we write them. */
export const IMPORT_COLUMNS = [
  "member",
  "measure",
  "year",
  "value",
  // For the part of one category, both are filled; for a whole, neither is.
  "dimension",
  "category",
  "state",
  "note",
  "source",
] as const;

/** Exports add what else the app knows; imports ignore those columns. */
export const EXPORT_COLUMNS = [
  ...IMPORT_COLUMNS,
  "status",
  "periodStart",
  "periodEnd",
  // How many months the first year under a new fiscal-year end covers; empty for years of twelve.
  "transitionMonths",
] as const;
