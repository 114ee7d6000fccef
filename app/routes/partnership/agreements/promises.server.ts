import { currentMembers } from "~/domain/agreements/stored";
import { type Promised, readPromises } from "~/domain/agreements/templates";
import type { Catalog } from "~/domain/terms";
import { todayIso } from "~/records/today";

/** Whom a new pledge asks to sign, and what each promises. */
export interface Asked {
  memberIds: string[];
  promises: Promised[];
}

/** Members that a new pledge can ask. */
export const askableMembers = ({ members }: Pick<Catalog, "members">) => currentMembers(members, todayIso());

/**
 * Reads whom the form of a new pledge asks, and which templates it takes.
 * @returns messages by field, with which nothing is stored
 */
export function askedOf(
  form: FormData,
  catalog: Pick<Catalog, "members">,
): Asked | { faults: Record<string, string[]> } {
  const taken = form.getAll("take").map(String);
  const askable = askableMembers(catalog).map(({ id }) => id);
  const chosen = form.getAll("ask").map(String);
  const memberIds = chosen.includes(EVERY) ? askable : askable.filter((id) => chosen.includes(id));
  const { promises, faults } = readPromises(taken, (field) => String(form.get(field) ?? ""));
  if (promises.length > 0 && memberIds.length === 0)
    faults.ask = ["Choose who promises this. You can change it for each institution afterward."];
  return Object.keys(faults).length > 0 ? { faults } : { memberIds, promises };
}

/** All members of today. */
const EVERY = "all";
