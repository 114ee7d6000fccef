import type { Collaborative, Viewer } from "../domain/types";
import { may } from "./permissions";

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
    keepsLedger: keepsLedger && may(viewer, "see ledger"),
  };
}
