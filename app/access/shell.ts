import type { Look } from "~/domain/look/look";
import type { Collaborative, Viewer } from "~/domain/terms";
import { may, type Permission } from "./permissions";

/** The settings pages in order: path below /c/…/settings, and the permission each needs. */
const SETTINGS = {
  members: "manage members",
  people: "manage people",
  profile: "manage profile",
  look: "manage profile",
  disclosure: "manage disclosure",
  measures: "see measures",
  breakdowns: "manage measures",
  areas: "manage areas",
  checks: "manage measures",
  continuum: "keep rubric",
  "sign-in": "manage sign-in",
  tokens: "manage tokens",
  connect: "manage tokens",
  webhooks: "manage webhooks",
  activity: "see activity",
  security: "see security log",
} as const satisfies Record<string, Permission>;

export type SettingsPath = keyof typeof SETTINGS;

/** The settings pages a viewer may open. People of one member find its activity on the member's page. */
export function settingsOf(viewer: Viewer): SettingsPath[] {
  const paths = Object.keys(SETTINGS) as SettingsPath[];
  return viewer.memberId === null ? paths.filter((path) => may(viewer, SETTINGS[path])) : [];
}

/** What the frame of every page in a collaborative needs: where the viewer is, as whom, and where they can go. */
export interface Shell {
  slug: string;
  name: string;
  role: Viewer["role"];
  personName: string;
  locale: string;
  currency: string;
  demo: boolean;
  /** Its own colors and logo; null: ours. */
  look: Look | null;
  mayEnter: boolean;
  maySetUp: boolean;
  settings: SettingsPath[];
  /** The collaborative has an investment ledger, and the viewer may see it. */
  keepsLedger: boolean;
  /** A newcomer has not yet taken the tour, or declined it. */
  tourOffered: boolean;
  /** ISO date from which the viewer will need a second factor here; null if they have one, or never. */
  factorDueOn: string | null;
}

export function shellOf(
  visit: {
    viewer: Viewer;
    person: { name: string; demo: boolean };
    factorDueOn: string | null;
    tourOffered: boolean;
  },
  { slug, name, locale, currency, look = null, keepsLedger = false }: Collaborative,
): Shell {
  const { viewer, person, factorDueOn, tourOffered } = visit;
  return {
    slug,
    name,
    locale,
    currency,
    look,
    role: viewer.role,
    personName: person.name,
    demo: person.demo,
    mayEnter: may(viewer, "see entries"),
    maySetUp: may(viewer, "manage members"),
    settings: settingsOf(viewer),
    keepsLedger: keepsLedger && may(viewer, "see ledger"),
    tourOffered,
    factorDueOn,
  };
}

/** Why something was refused or not found inside a collaborative, with the frame that the answer keeps. */
export interface FramedRefusal {
  refusal: { text: string; shell: Shell };
}

export function isFramedRefusal(data: unknown): data is FramedRefusal {
  return typeof data === "object" && data !== null && "refusal" in data;
}
