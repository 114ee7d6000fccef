import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Catalog, Viewer } from "~/domain/terms";
import { type KeptValue, readValueEntries, type ValueEntry, writeOf } from "~/records/entry/restore.server";
import { writeObservations } from "~/records/entry/write-observations.server";
import { record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { type Content, NOTHING, type ObservationWrite } from "~/records/observations/writes";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** A stored file. */
export interface Import {
  id: string;
  fileName: string;
  /** ISO instants. */
  at: string;
  by: string;
  created: number;
  changed: number;
  unchanged: number;
  undoneAt: string | null;
  undoneBy: string | null;
}

/** Records that a file was stored. Its id is the batch id of its changes in the history. */
export async function recordImport(
  db: TenantDb,
  {
    id,
    fileName,
    created,
    changed,
    unchanged,
  }: Pick<Import, "id" | "fileName" | "created" | "changed" | "unchanged">,
): Promise<void> {
  await db.tx.execute(sql`
    insert into imports (collaborative_id, id, file_name, by, created, changed, unchanged)
    values (${db.collaborativeId}, ${id}, ${fileName}, ${db.actor.name}, ${created}, ${changed}, ${unchanged})`);
}

/**
 * The stored files, newest first.
 * @param onlyMemberId only those that the actor sent for this member
 */
export async function listImports(db: TenantDb, onlyMemberId: string | null = null): Promise<Import[]> {
  return readImports(db, onlyMemberId, sql`true`);
}

/**
 * The import with this id, or null if there is none or the actor may not see it.
 * @param onlyMemberId as for `listImports`
 */
export async function findImport(
  db: TenantDb,
  id: string,
  onlyMemberId: string | null = null,
): Promise<Import | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [match] = await readImports(db, onlyMemberId, sql`id = ${id}`);
  return match ?? null;
}

async function readImports(db: TenantDb, onlyMemberId: string | null, filter: SQL): Promise<Import[]> {
  // Names are not unique, so the member is compared as well.
  const own = sql`by = ${db.actor.name} and id in (
    select batch_id from history where collaborative_id = ${db.collaborativeId}
      and subject in ('observation', 'reported_share') and member_id = ${onlyMemberId})`;
  return rowsOf<Import>(
    await db.tx.execute(sql`
      select id, file_name as "fileName", ${instant("at")} as at, by, created, changed, unchanged,
        ${instant("undone_at")} as "undoneAt", undone_by as "undoneBy"
      from imports where collaborative_id = ${db.collaborativeId} and ${filter}
        ${onlyMemberId === null ? sql`` : sql`and ${own}`} order by id desc limit 200`),
  );
}

/** A value that cannot be restored because it was changed after the import or a rule forbids it. */
export interface NotUndone {
  memberId: string;
  /** Code of the measure or share metric; null if it is switched off. */
  code: string | null;
  categoryId: string | null;
  year: number;
  /** "Ana has since changed it to 120." or the rule that forbids it. */
  message: string;
}

export type Undo =
  | { undone: true; restored: number }
  | { undone: false; why: "gone" | "not_yours" | "undone_already" }
  /** Nothing is restored, because of these values. */
  | { undone: false; why: "in_the_way"; values: NotUndone[] };

/**
 * Restores what was stored before an import, all of it or nothing. Values that somebody has changed since block it
 * and are named. Backbone staff may undo any import, data leads those they sent for their own institution.
 */
export async function undoImport(
  db: TenantDb,
  catalog: Catalog,
  importId: string,
  viewer: Viewer,
): Promise<Undo> {
  const { collaborativeId, tx } = db;
  const [stored] = rowsOf<{ fileName: string; by: string; undone: boolean }>(
    await tx.execute(sql`select file_name as "fileName", by, undone_at is not null as undone from imports
      where collaborative_id = ${collaborativeId} and id = ${importId} for update`),
  );
  if (!stored) return { undone: false, why: "gone" };
  // Ids are in time order, so none of its changes has a smaller id.
  const entries = await readValueEntries(db, sql`id >= ${importId} and batch_id = ${importId}`);
  if (viewer.role !== "backbone" && !isOwn(db, viewer, stored.by, entries))
    return { undone: false, why: "not_yours" };
  if (stored.undone) return { undone: false, why: "undone_already" };
  const writes: ObservationWrite[] = [];
  const switchedOff: NotUndone[] = [];
  for (const entry of entries) {
    const write = writeOf(catalog, entry, "before");
    if (write) writes.push({ ...write, over: contentOf(entry.after) });
    else {
      const { memberId, year } = entry;
      switchedOff.push({ memberId, code: null, categoryId: null, year, message: SWITCHED_OFF });
    }
  }
  if (switchedOff.length > 0) return { undone: false, why: "in_the_way", values: switchedOff };
  const outcome = await writeObservations(db, catalog, writes, { reason: `Undo of ${stored.fileName}` });
  if (!outcome.stored) {
    const named = (index: number, message: string): NotUndone[] => {
      const { memberId, code, categoryId = null, year } = writes[index] ?? {};
      return memberId === undefined || code === undefined || year === undefined
        ? []
        : [{ memberId, code, categoryId, year, message }];
    };
    const values = [
      ...outcome.conflicts.flatMap(({ index, theirs }) =>
        named(
          index,
          theirs
            ? `${theirs.changedBy} has since changed it to ${wordsOf(theirs)}.`
            : "It has since been removed.",
        ),
      ),
      ...outcome.errors.flatMap(({ index, message }) => named(index, message)),
    ];
    return { undone: false, why: "in_the_way", values };
  }
  await tx.execute(sql`update imports set undone_at = now(), undone_by = ${db.actor.name}
    where collaborative_id = ${collaborativeId} and id = ${importId}`);
  const about = { fileName: stored.fileName };
  await record(db, [
    {
      subject: "import",
      itemId: importId,
      before: { ...about, undone: false },
      after: { ...about, undone: true },
    },
  ]);
  return { undone: true, restored: outcome.created + outcome.changed + outcome.unchanged };
}

function isOwn(db: TenantDb, viewer: Viewer, by: string, entries: ValueEntry[]): boolean {
  const { role, memberId } = viewer;
  return (
    role === "data_lead" && by === db.actor.name && entries.every((entry) => entry.memberId === memberId)
  );
}

const SWITCHED_OFF = "This measure is switched off: switch it on first.";

const contentOf = (stored: KeptValue | null): Content =>
  stored ? { state: stored.state, value: stored.value, note: stored.note, source: stored.source } : NOTHING;

const wordsOf = ({ state, value }: Pick<Content, "state" | "value">) => value ?? state.replace("_", " ");
