import type { Collaborative, Viewer } from "../domain/types";
import { may, type Permission } from "./permissions";

/** The pages of the settings, in order: address below /c/…/settings, and what it takes to open one. */
const SETTINGS = {
  members: "manage members",
  people: "manage people",
  profile: "manage profile",
  disclosure: "manage disclosure",
  breakdowns: "manage measures",
  checks: "manage measures",
  continuum: "keep rubric",
  tokens: "manage tokens",
  connect: "manage tokens",
  activity: "see activity",
} as const satisfies Record<string, Permission>;

export type SettingsPath = keyof typeof SETTINGS;

/** The settings that somebody may open; whoever stands for one member finds its activity with that member. */
export function settingsOf(viewer: Viewer): SettingsPath[] {
  const paths = Object.keys(SETTINGS) as SettingsPath[];
  return viewer.memberId === null ? paths.filter((path) => may(viewer, SETTINGS[path])) : [];
}

/** What the frame of every page inside a collaborative shows: where one is, as whom, and where one can go. */
export interface Shell {
  slug: string;
  name: string;
  role: Viewer["role"];
  personName: string;
  locale: string;
  currency: string;
  demo: boolean;
  mayEnter: boolean;
  /** Backbone staff set up members. */
  maySetUp: boolean;
  settings: SettingsPath[];
  /** There is an investment ledger. */
  keepsLedger: boolean;
}

export function shellOf(
  visit: { viewer: Viewer; person: { name: string; demo: boolean } },
  { slug, name, locale, currency, keepsLedger = false }: Collaborative,
): Shell {
  const { viewer, person } = visit;
  return {
    slug,
    name,
    locale,
    currency,
    role: viewer.role,
    personName: person.name,
    demo: person.demo,
    mayEnter: may(viewer, "see entries"),
    maySetUp: may(viewer, "manage members"),
    settings: settingsOf(viewer),
    keepsLedger: keepsLedger && may(viewer, "see ledger"),
  };
}
