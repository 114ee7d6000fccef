import type { Viewer } from "~/domain/terms";
import { NAVIGATION, type NavigationEntry } from "./navigation";
import { SECTIONS, type Section } from "./navigation-sections";
import { may } from "./permissions";

/** Whose navigation it is. */
export interface Navigating extends Pick<Viewer, "role"> {
  slug: string;
  /** The collaborative has an investment ledger. */
  keepsLedger: boolean;
}

/** A page of a section, with its address. */
export interface OfferedPage {
  label: string;
  to: string;
  words: string;
}

/** A section with the pages of it that somebody may use. */
export interface OfferedSection {
  section: Section;
  label: string;
  /** Address of its first page. */
  to: string;
  pages: OfferedPage[];
}

/** The sections with at least one page that this viewer may use, in order. */
export function navigationOf(
  who: Navigating,
  entries: readonly NavigationEntry[] = NAVIGATION,
): OfferedSection[] {
  const usable = entries.filter(
    ({ permission, ledger }) => may(who, permission) && (!ledger || who.keepsLedger),
  );
  return (Object.keys(SECTIONS) as Section[]).flatMap((section) => {
    const pages = usable
      .filter((entry) => entry.section === section)
      .map(({ label, path, words = "" }) => ({ label, to: path(who.slug), words }));
    const [first] = pages;
    return first ? [{ section, label: SECTIONS[section], to: first.to, pages }] : [];
  });
}

/** Which sections a phone shows first; the rest is in its menu. */
const ON_A_PHONE: readonly Section[] = ["week", "overview", "data", "goals", "results", "reports"];
const PHONE_ENTRIES = 4;

/** The sections of the bar at the bottom of a phone: at most four, in the order of the navigation. */
export function phoneBarOf<Offered extends Pick<OfferedSection, "section">>(offered: Offered[]): Offered[] {
  const chosen = ON_A_PHONE.filter((section) => offered.some((item) => item.section === section));
  const first = new Set(chosen.slice(0, PHONE_ENTRIES));
  return offered.filter(({ section }) => first.has(section));
}
