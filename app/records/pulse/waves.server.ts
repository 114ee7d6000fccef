import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { WaveFields, WaveRecord } from "~/domain/pulse/wave";
import { record } from "~/records/history/history.server";
import { type Outcome, revise } from "~/records/partnership/revise.server";
import { rowsOf } from "~db/rows";
import { pulseWaves } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** All rounds, newest first. Of an open one, only the number of answers is read. */
export async function readWaves(db: TenantDb): Promise<WaveRecord[]> {
  return rowsOf<WaveRecord>(
    await db.tx.execute(sql`
      select w.id, w.name, w.state, w.k, w.asks_group as "asksGroup", w.opened_on::text as "openedOn",
        w.closed_on::text as "closedOn", w.invited, w.revision,
        (select count(*)::int from pulse_answers a
          where a.collaborative_id = w.collaborative_id and a.wave_id = w.id) as answered
      from pulse_waves w where w.collaborative_id = ${db.collaborativeId}
      order by coalesce(w.closed_on, w.opened_on, '9999-12-31') desc, w.id desc`),
  );
}

export async function readWave(db: TenantDb, id: string): Promise<WaveRecord | null> {
  return (await readWaves(db)).find((wave) => wave.id === id) ?? null;
}

export async function addWave(db: TenantDb, fields: WaveFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  await db.tx.insert(pulseWaves).values({ collaborativeId, id, ...fields, changedBy: actor.name });
  await record(db, [
    { subject: "pulse_wave", itemId: id, before: null, after: { ...fields, state: "planned" } },
  ]);
  return id;
}

/** Changes a planned round. @returns null once it is open: what people were promised never changes */
export async function changeWave(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: WaveFields },
): Promise<Outcome | null> {
  return whilePlanned(db, id, () =>
    revise(db, pulseWaves, { id, revision, subject: "pulse_wave", set: () => fields }),
  );
}

/** Removes a planned round. @returns null once it is open */
export async function removeWave(db: TenantDb, id: string, revision: number): Promise<Outcome | null> {
  return whilePlanned(db, id, () =>
    revise(db, pulseWaves, { id, revision, subject: "pulse_wave", set: () => null }),
  );
}

async function whilePlanned(db: TenantDb, id: string, work: () => Promise<Outcome>): Promise<Outcome | null> {
  const state = await lockWave(db, id);
  if (state === null) return { stored: false, theirs: null };
  return state === "planned" ? work() : null;
}

/** The state of a round that nobody else changes, answers, or closes in the meantime; null if there is none. */
export async function lockWave(db: TenantDb, id: string): Promise<WaveRecord["state"] | null> {
  const [row] = rowsOf<{ state: WaveRecord["state"] }>(
    await db.tx.execute(sql`select state from pulse_waves
      where collaborative_id = ${db.collaborativeId} and id = ${id} for update`),
  );
  return row?.state ?? null;
}
