import type { AppLoadContext } from "@remix-run/node";
import { openLobby } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { findLink } from "../records/report-links.server";
import { hashOf } from "./secrets.server";
import { notFound } from "./visit.server";

/** How long a secret may be before nobody looks for it. */
const LONGEST = 200;

/**
 * Lets whoever holds the link of a published report read that version, and nothing else.
 * @throws 404 for a link that is unknown, expired or withdrawn: they look the same from outside
 */
export async function visitByLink<T>(
  { database }: Pick<AppLoadContext, "database">,
  secret: string | undefined,
  work: (db: TenantDb, versionId: string) => Promise<T>,
): Promise<T> {
  const gone = () => notFound("This report is not here: the link may have expired or been withdrawn.");
  if (!secret || secret.length > LONGEST) throw gone();
  const secretHash = hashOf(secret);
  return openLobby(database, { secretHash }, async (lobby) => {
    const link = await findLink(lobby, secretHash);
    if (!link || link.revokedAt || (link.expiresAt && link.expiresAt < new Date())) throw gone();
    const reader = { name: "A reader of a published report", userId: null };
    return work(await lobby.open(link.collaborativeId, reader), link.versionId);
  });
}
