import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { LobbyDb } from "~db/tenant";

/** The meeting with approved minutes at a public address. */
export async function findPublicMinutes(
  lobby: LobbyDb,
  secretHash: string,
): Promise<{ collaborativeId: string; id: string } | null> {
  const [found] = rowsOf<{ collaborativeId: string; id: string }>(
    await lobby.tx.execute(sql`select collaborative_id as "collaborativeId", id from meetings
      where secret_hash = ${secretHash} and state = 'approved'`),
  );
  return found ?? null;
}
