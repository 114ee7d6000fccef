import type { AppLoadContext } from "@remix-run/node";
import type { Viewer } from "~/domain/terms";
import { findPublicMinutes } from "~/records/meetings/public-minutes.server";
import { findCalendar, readOwner } from "~/records/partnership/calendar-links.server";
import { openLobby } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { orUnavailable } from "../unavailable.server";
import { notFound } from "../visit.server";
import { hashOf } from "./secrets.server";

/** Longer secrets are refused without a lookup. */
const LONGEST_SECRET = 200;

/**
 * Lets whoever has a person's calendar address read what that person may read, as long as they have a role.
 * @throws 404 if the address is unknown or the role has ended, which must look the same from outside
 */
export async function visitByCalendar<T>(
  { database }: Pick<AppLoadContext, "database">,
  secret: string | undefined,
  work: (db: TenantDb, viewer: Viewer) => Promise<T>,
): Promise<T> {
  const gone = () => notFound("There is no such calendar.");
  if (!secret || secret.length > LONGEST_SECRET) throw gone();
  const secretHash = hashOf(secret);
  return openLobby(database, { secretHash }, async (lobby) => {
    const link = await findCalendar(lobby, secretHash);
    if (!link) throw gone();
    const db = await lobby.open(link.collaborativeId, { name: "A calendar program", userId: link.userId });
    const owner = await readOwner(db, link.userId);
    if (!owner) throw gone();
    return work(db, owner.viewer);
  }).catch(orUnavailable);
}

/** Lets anyone read approved minutes of a body whose records are public. @throws 404 for all others */
export async function visitPublicMinutes<T>(
  { database }: Pick<AppLoadContext, "database">,
  token: string | undefined,
  work: (db: TenantDb, meetingId: string) => Promise<T>,
): Promise<T> {
  const gone = () => notFound("There are no public minutes at this address.");
  if (!token || token.length > LONGEST_SECRET) throw gone();
  const secretHash = hashOf(token);
  return openLobby(database, { secretHash }, async (lobby) => {
    const found = await findPublicMinutes(lobby, secretHash);
    if (!found) throw gone();
    const db = await lobby.open(found.collaborativeId, { name: "A reader of public minutes", userId: null });
    return work(db, found.id);
  }).catch(orUnavailable);
}
