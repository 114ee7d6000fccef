import { createHmac } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { addLink, linkHashes } from "~/records/reports/links.server";
import { type RecipientState, readRecipient, setRecipient } from "~/records/reports/recipients.server";
import { openTenant } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { orUnavailable } from "../unavailable.server";
import { hashOf } from "./secrets.server";
import { readSignedIds, signIds } from "./signed-ids.server";

/** Links in letters about reports: to the report, and to the page where its reader stops or starts them. */

const PURPOSE = "reports by mail";

/** Withdrawn so often, a link is not made again. */
const MOST_LINKS = 100;

/** The token of the page where the reader of an address decides about reports by mail. */
export function recipientToken(secret: string, { collaborativeId }: TenantDb, recipientId: string): string {
  return signIds(secret, PURPOSE, [collaborativeId, recipientId]);
}

/**
 * The secrets of the link that is sent with a version, the first in force of a row: each is worked out from the session
 * secret, so that the same link can be shown and mailed again although only its hash is stored. A withdrawn one stays so.
 */
function* secretsOf(secret: string, { collaborativeId }: TenantDb, versionId: string): Generator<string> {
  for (let at = 0; at < MOST_LINKS; at++) {
    const hmac = createHmac("sha256", secret).update(`link to send ${collaborativeId} ${versionId} ${at}`);
    yield `report_${hmac.digest("base64url")}`;
  }
}

/** The secret of the link that is sent with a version; null while there is none in force. */
export async function linkToSend(db: TenantDb, secret: string, versionId: string): Promise<string | null> {
  const known = await linkHashes(db, versionId);
  for (const candidate of secretsOf(secret, db, versionId)) {
    const inForce = known.get(hashOf(candidate));
    if (inForce !== false) return inForce === true ? candidate : null;
  }
  return null;
}

/** The same link, made if there is none in force. Only for reports for the public. */
export async function makeLinkToSend(
  db: TenantDb,
  secret: string,
  versionId: string,
): Promise<string | null> {
  const known = await linkHashes(db, versionId);
  for (const candidate of secretsOf(secret, db, versionId)) {
    const secretHash = hashOf(candidate);
    const inForce = known.get(secretHash);
    if (inForce === undefined) await addLink(db, { versionId, secretHash, expiresAt: null });
    if (inForce !== false) return candidate;
  }
  return null;
}

type Context = Pick<AppLoadContext, "database" | "config">;

/** The recipient of a token; null if it was not signed, or the recipient was removed. */
export async function readRecipientByToken(context: Context, token: string) {
  return inTenant(context, token, (db, id) => readRecipient(db, id));
}

/** Starts or stops reports by mail for whoever has the token. @returns whether there is such a recipient */
export async function decideAsRecipient(
  context: Context,
  token: string,
  state: Extract<RecipientState, "subscribed" | "stopped">,
): Promise<boolean> {
  return (await inTenant(context, token, (db, id) => setRecipient(db, id, state))) ?? false;
}

async function inTenant<T>(
  { database, config }: Context,
  token: string,
  work: (db: TenantDb, id: string) => Promise<T>,
): Promise<T | null> {
  const [collaborativeId, id] = readSignedIds(config.sessionSecret, PURPOSE, token) ?? [];
  if (!collaborativeId || !id) return null;
  const actor = { name: "A reader of reports by mail", userId: null };
  return openTenant(database, { collaborativeId, actor }, (db) => work(db, id)).catch(orUnavailable);
}
