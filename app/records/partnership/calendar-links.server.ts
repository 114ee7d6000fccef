import { sql } from "drizzle-orm";
import type { Viewer } from "~/domain/terms";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { LobbyDb, TenantDb } from "~db/tenant";

/** When a person's calendar address was made; null if they have none. */
export async function readCalendarLink(db: TenantDb, userId: string): Promise<string | null> {
  const [link] = rowsOf<{ at: string }>(
    await db.tx.execute(sql`select ${instant("created_at")} as at from calendar_links
      where collaborative_id = ${db.collaborativeId} and user_id = ${userId}`),
  );
  return link?.at ?? null;
}

/** Gives a person a new address; the one before stops working. */
export async function putCalendarLink(db: TenantDb, userId: string, secretHash: string): Promise<void> {
  await db.tx.execute(sql`
    insert into calendar_links (collaborative_id, user_id, secret_hash)
    values (${db.collaborativeId}, ${userId}, ${secretHash})
    on conflict (collaborative_id, user_id)
      do update set secret_hash = excluded.secret_hash, created_at = clock_timestamp()`);
}

export async function removeCalendarLink(db: TenantDb, userId: string): Promise<void> {
  await db.tx.execute(sql`delete from calendar_links
    where collaborative_id = ${db.collaborativeId} and user_id = ${userId}`);
}

/** Whose calendar a secret opens, and where. */
export async function findCalendar(
  lobby: LobbyDb,
  secretHash: string,
): Promise<{ collaborativeId: string; userId: string } | null> {
  const [link] = rowsOf<{ collaborativeId: string; userId: string }>(
    await lobby.tx.execute(sql`select collaborative_id as "collaborativeId", user_id as "userId"
      from calendar_links where secret_hash = ${secretHash}`),
  );
  return link ?? null;
}

/** The role of the calendar's owner; null once it has ended. */
export async function readOwner(
  db: TenantDb,
  userId: string,
): Promise<{ viewer: Viewer; name: string } | null> {
  const [owner] = rowsOf<Viewer & { name: string }>(
    await db.tx.execute(sql`select r.role, r.member_id as "memberId", u.name from roles r
      join users u on u.id = r.user_id where r.collaborative_id = ${db.collaborativeId} and r.user_id = ${userId}`),
  );
  return owner ? { viewer: { role: owner.role, memberId: owner.memberId }, name: owner.name } : null;
}
