import { sql } from "drizzle-orm";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** How long an answer is kept for a repeated write. */
const KEPT_HOURS = 24;

export interface KeptAnswer {
  /** SHA-256 of what was sent, in hexadecimal. */
  requestHash: string;
  status: number;
  contentType: string;
  body: string;
}

interface Key {
  tokenId: string;
  key: string;
}

/** Takes a key until this transaction ends. @returns false if a write with the same key is running */
export async function takeKey(db: TenantDb, { tokenId, key }: Key): Promise<boolean> {
  const [lock] = rowsOf<{ taken: boolean }>(
    await db.tx.execute(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`kept answer ${tokenId} ${key}`}, 0)) as taken`,
    ),
  );
  return lock?.taken ?? false;
}

export async function findAnswer(db: TenantDb, { tokenId, key }: Key): Promise<KeptAnswer | undefined> {
  const [answer] = rowsOf<KeptAnswer>(
    await db.tx.execute(sql`select request_hash as "requestHash", status, content_type as "contentType", body
      from kept_answers where collaborative_id = ${db.collaborativeId} and token_id = ${tokenId} and key = ${key}
        and created_at > now() - ${KEPT_HOURS} * interval '1 hour'`),
  );
  return answer;
}

/** Keeps an answer with what it says was stored, in the same transaction. */
export async function keepAnswer(db: TenantDb, { tokenId, key }: Key, answer: KeptAnswer): Promise<void> {
  const { requestHash, status, contentType, body } = answer;
  await db.tx.execute(sql`
    insert into kept_answers (collaborative_id, token_id, key, request_hash, status, content_type, body)
    values (${db.collaborativeId}, ${tokenId}, ${key}, ${requestHash}, ${status}, ${contentType}, ${body})
    on conflict (collaborative_id, token_id, key) do update set request_hash = excluded.request_hash,
      status = excluded.status, content_type = excluded.content_type, body = excluded.body, created_at = now()`);
}

/** Removes answers that are kept no longer. @returns how many */
export async function removeOldAnswers(owner: Tx): Promise<number> {
  const removed = await owner.execute(sql`delete from kept_answers
    where created_at <= now() - ${KEPT_HOURS} * interval '1 hour' returning 1 as one`);
  return rowsOf(removed).length;
}
