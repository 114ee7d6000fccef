import type { SettingsPath } from "~/access/shell";

/** The settings pages as tabs and the search name them. */
export const SETTINGS_LABELS: Record<SettingsPath, string> = {
  members: "Members",
  people: "People",
  profile: "Profile",
  look: "Look",
  disclosure: "Disclosure",
  measures: "Measures",
  breakdowns: "Breakdowns",
  areas: "Focus areas",
  checks: "Checks",
  continuum: "Practices",
  "sign-in": "Sign-in",
  tokens: "Tokens",
  connect: "Excel and Power BI",
  webhooks: "Webhooks",
  activity: "Activity",
  security: "Security log",
};
