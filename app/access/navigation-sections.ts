/** The sections of the navigation in the order in which they stand. */
export const SECTIONS = {
  week: "This week",
  overview: "Overview",
  goals: "Goals",
  results: "Results",
  continuum: "Continuum",
  members: "Members",
  partnership: "Partnership",
  reports: "Reports",
  data: "Data",
  settings: "Settings",
} as const;

/** The key of a section. */
export type Section = keyof typeof SECTIONS;
