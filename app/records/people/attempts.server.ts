import { type SQL, sql } from "drizzle-orm";
import { ATTEMPTS_KEPT_HOURS, type AttemptPolicy } from "~/domain/accounts/attempts";
import { rowsOf } from "~db/rows";
import type { LobbyDb } from "~db/tenant";

export type Attempt = { allowed: true; count: number } | { allowed: false; retryAfterSeconds: number };

/** Not now(), which is when the transaction began: of two at once, the second would find a try from its future. */
const KEPT = sql.raw(`interval '${ATTEMPTS_KEPT_HOURS} hours'`);

/**
 * Counts a try, unless the wait after those before it is still running: then it is refused and does not count, so
 * that trying on and on makes nobody's wait longer. Of tries made at once, each counts.
 */
export async function takeAttempt(lobby: LobbyDb, key: string, policy: AttemptPolicy): Promise<Attempt> {
  const open = sql`a.last_at + ${waitOf(policy)} <= clock_timestamp()`;
  const [taken] = rowsOf<{ count: number }>(
    await lobby.tx.execute(sql`
      insert into attempts as a (key, count, last_at) values (${key}, 1, clock_timestamp())
      on conflict (key) do update set
        count = case when a.last_at < clock_timestamp() - ${KEPT} then 1 else a.count + 1 end,
        last_at = clock_timestamp()
      where ${open}
      returning count`),
  );
  if (taken) {
    if (taken.count === 1) await forgetOld(lobby);
    return { allowed: true, count: taken.count };
  }
  const [state] = rowsOf<{ seconds: number }>(
    await lobby.tx.execute(sql`
      select ceil(extract(epoch from a.last_at + ${waitOf(policy)} - clock_timestamp()))::int as seconds
      from attempts a where key = ${key}`),
  );
  return { allowed: false, retryAfterSeconds: Math.max(1, state?.seconds ?? 1) };
}

/** The policy's wait by the column `count`. */
function waitOf({ waits }: AttemptPolicy): SQL {
  const cases = waits.map(({ after, seconds }) => sql`when a.count >= ${after}::int then ${seconds}::int`);
  return sql`make_interval(secs => case ${sql.join(cases.reverse(), sql` `)} else 0 end)`;
}

async function forgetOld(lobby: LobbyDb): Promise<void> {
  await lobby.tx.execute(sql`delete from attempts where key in (
    select key from attempts where last_at < clock_timestamp() - ${KEPT} limit 1000 for update skip locked)`);
}

/** Counts from zero again, after a success. */
export async function clearAttempts(lobby: LobbyDb, key: string): Promise<void> {
  await lobby.tx.execute(sql`update attempts set count = 0 where key = ${key}`);
}

/** Whether to tell the person about these tries: true once a day. */
export async function takeNotice(lobby: LobbyDb, key: string): Promise<boolean> {
  const told = rowsOf(
    await lobby.tx.execute(sql`
      update attempts set noticed_at = clock_timestamp()
      where key = ${key} and (noticed_at is null or noticed_at < clock_timestamp() - interval '24 hours')
      returning key`),
  );
  return told.length > 0;
}
