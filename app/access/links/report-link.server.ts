import type { AppLoadContext } from "@remix-run/node";
import { findLink } from "~/records/reports/links.server";
import { openLobby } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { orUnavailable } from "../unavailable.server";
import { notFound } from "../visit.server";
import { hashOf } from "./secrets.server";

/** Longer secrets are refused without a lookup. */
const LONGEST_SECRET = 200;

/**
 * Lets anyone with the link of a published report read that version, and nothing else.
 * @throws 404 if the link is unknown, expired, or withdrawn, which must look the same from outside
 */
export async function visitByLink<T>(
  { database }: Pick<AppLoadContext, "database">,
  secret: string | undefined,
  work: (db: TenantDb, versionId: string) => Promise<T>,
): Promise<T> {
  const gone = () => notFound("This report is not available. Its link may have expired or been withdrawn.");
  if (!secret || secret.length > LONGEST_SECRET) throw gone();
  const secretHash = hashOf(secret);
  return openLobby(database, { secretHash }, async (lobby) => {
    const link = await findLink(lobby, secretHash);
    if (!link || link.revokedAt || (link.expiresAt && link.expiresAt < new Date())) throw gone();
    const reader = { name: "A reader of a published report", userId: null };
    return work(await lobby.open(link.collaborativeId, reader), link.versionId);
  }).catch(orUnavailable);
}
