import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import {
  packShowing,
  type Showing,
  type StoredShowing,
  unpackShowing,
} from "~/domain/disclosure/over-time/showing";
import type { Catalog } from "~/domain/terms";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { rowsOf } from "~db/rows";
import { showings } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** What readers were shown: added and read, never changed. */

export interface ListedShowing {
  kind: "release" | "report" | "live";
  year: number;
  audience: "members" | "public";
  showing: Showing;
}

/** Everything that was shown, oldest first. */
export async function readShowings(db: TenantDb, catalog: Catalog): Promise<ListedShowing[]> {
  const rows = rowsOf<Omit<ListedShowing, "showing"> & { content: StoredShowing; at: string }>(
    await db.tx.execute(sql`
      select kind, year, audience, content, to_char(shown_at at time zone 'UTC', 'YYYY-MM-DD') as at
      from showings where collaborative_id = ${db.collaborativeId} order by shown_at, id`),
  );
  return rows.map(({ content, at, ...rest }) => ({ ...rest, showing: unpackShowing(content, catalog, at) }));
}

/** Whether anything was shown, or an open year waits for its release: otherwise members see what is stored. */
export async function mayDifferFromStored(db: TenantDb): Promise<boolean> {
  const [row] = rowsOf<{ any: boolean }>(
    await db.tx.execute(sql`select
      exists (select from showings where collaborative_id = ${db.collaborativeId})
      or exists (select from years where collaborative_id = ${db.collaborativeId} and state = 'open') as any`),
  );
  return row?.any ?? false;
}

/** The days on which a year was released, newest first. */
export async function listReleases(db: TenantDb): Promise<{ year: number; at: string; by: string }[]> {
  return rowsOf(
    await db.tx.execute(sql`
      select year, to_char(shown_at at time zone 'UTC', 'YYYY-MM-DD') as at, shown_by as by
      from showings where collaborative_id = ${db.collaborativeId} and kind = 'release'
      order by shown_at desc, id desc`),
  );
}

/** Keeps what is shown from now on. */
export async function addShowing(
  db: TenantDb,
  row: Omit<ListedShowing, "showing"> & { versionId?: string; showing: Omit<Showing, "at"> },
): Promise<void> {
  const { kind, year, audience, versionId = null, showing } = row;
  const content = packShowing(showing);
  await db.tx.insert(showings).values({
    collaborativeId: db.collaborativeId,
    id: uuidv7(),
    kind,
    year,
    audience,
    versionId,
    content,
    shownBy: db.actor.name,
  });
  await countChange(db);
}
