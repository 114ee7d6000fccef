import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { logWords, type SecurityKind } from "~/domain/security/kinds";
import { outsideEvents, securityEvents } from "~db/schema";
import type { LobbyDb, TenantDb } from "~db/tenant";

/** Something for the security log. It must hold no secret and nothing typed as a password or an unknown address. */
export interface SecurityNote {
  kind: SecurityKind;
  /** A few words, such as "wrong password". */
  what?: string | undefined;
  detail?: object | undefined;
}

/** Adds to the security log of the open collaborative, in its transaction: who and where are the actor's. */
export async function noteSecurity(db: TenantDb, { kind, what = "", detail }: SecurityNote): Promise<void> {
  const { name, userId, tokenId, address = "", requestId } = db.actor;
  await db.tx.insert(securityEvents).values({
    collaborativeId: db.collaborativeId,
    id: uuidv7(),
    kind,
    actor: name,
    userId,
    tokenId,
    address,
    requestId,
    what: logWords(what),
    detail,
  });
}

/** Adds what belongs to no collaborative. The app cannot read it back. */
export async function noteOutside(
  lobby: LobbyDb,
  event: SecurityNote & { userId: string | null; address: string; requestId?: string | undefined },
): Promise<void> {
  const { kind, userId, address, requestId, what = "" } = event;
  await lobby.tx
    .insert(outsideEvents)
    .values({ id: uuidv7(), kind, userId, address, requestId, what: logWords(what) });
}

/** Notes the first use of a token each day from each address, in the transaction of the call. */
export async function noteTokenUse(db: TenantDb): Promise<void> {
  const { name, tokenId, address = "", requestId = null } = db.actor;
  await db.tx.execute(sql`
    insert into security_events (collaborative_id, id, kind, actor, token_id, address, request_id)
    select ${db.collaborativeId}::uuid, ${uuidv7()}::uuid, 'token_used', ${name}, ${tokenId}::uuid, ${address},
      ${requestId}
    where not exists (select 1 from security_events
      where collaborative_id = ${db.collaborativeId} and token_id = ${tokenId}::uuid and kind = 'token_used'
        and address = ${address} and at >= date_trunc('day', now()))`);
}
