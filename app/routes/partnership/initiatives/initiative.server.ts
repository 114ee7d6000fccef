import { notFound, type Visit } from "~/access/visit.server";
import type { DisclosurePolicy } from "~/domain/terms";
import { discloseInitiatives } from "~/domain/work/disclosure";
import { todayIso } from "~/records/today";
import { readInitiative } from "~/records/work/initiatives.server";

/** The initiative that an address names, as this viewer may see it. @throws 404 */
export async function initiativeOf(
  { db, viewer }: Pick<Visit, "db" | "viewer">,
  policy: DisclosurePolicy,
  id = "",
) {
  const today = todayIso();
  const stored = /^[0-9a-f-]{36}$/i.test(id) ? await readInitiative(db, id, today) : null;
  const [initiative] = stored ? discloseInitiatives([stored], viewer, policy) : [];
  if (!stored || !initiative) throw notFound("There is no such initiative.");
  return { initiative, today, goalCount: stored.goalIds.length };
}
