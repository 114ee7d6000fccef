import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import type { Catalog, Viewer } from "../domain/types";
import { remember } from "./history.server";
import { instant } from "./instant";
import { type Content, NOTHING, type ObservationWrite } from "./observation-writes";
import { type KeptValue, readValueEntries, type ValueEntry, writeOf } from "./restore.server";
import { writeObservations } from "./write-observations.server";

/** A file that was stored. */
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

/** Keeps that a file was stored; its id is the batch of its changes in the history. */
export async function recordImport(
  db: TenantDb,
  one: Pick<Import, "id" | "fileName" | "created" | "changed" | "unchanged">,
): Promise<void> {
  await db.tx.execute(sql`
    insert into imports (collaborative_id, id, file_name, by, created, changed, unchanged)
    values (${db.collaborativeId}, ${one.id}, ${one.fileName}, ${db.actor.name}, ${one.created}, ${one.changed},
      ${one.unchanged})`);
}

/**
 * The files that were stored, the newest first.
 * @param onlyMemberId only what whoever asks has sent themselves, for this member
 */
export async function listImports(db: TenantDb, onlyMemberId: string | null = null): Promise<Import[]> {
  return readImports(db, onlyMemberId, sql`true`);
}

/** The import with this id, or null: also where it is not theirs to see. @param onlyMemberId as for the list */
export async function findImport(
  db: TenantDb,
  id: string,
  onlyMemberId: string | null = null,
): Promise<Import | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [found] = await readImports(db, onlyMemberId, sql`id = ${id}`);
  return found ?? null;
}

async function readImports(db: TenantDb, onlyMemberId: string | null, which: SQL): Promise<Import[]> {
  // Names are not unique: somebody of the same name at another member sees their own.
  const own = sql`by = ${db.actor.name} and id in (
    select batch_id from history where collaborative_id = ${db.collaborativeId}
      and subject in ('observation', 'reported_share') and member_id = ${onlyMemberId})`;
  return rowsOf<Import>(
    await db.tx.execute(sql`
      select id, file_name as "fileName", ${instant("at")} as at, by, created, changed, unchanged,
        ${instant("undone_at")} as "undoneAt", undone_by as "undoneBy"
      from imports where collaborative_id = ${db.collaborativeId} and ${which}
        ${onlyMemberId === null ? sql`` : sql`and ${own}`} order by id desc limit 200`),
  );
}

/** A value that cannot be put back, since it was changed again after the import, or since a rule forbids it. */
export interface NotUndone {
  memberId: string;
  /** Code of the measure or share metric; null for one that is not in use. */
  code: string | null;
  categoryId: string | null;
  year: number;
  /** "Ana changed it to 120." or the rule that forbids it. */
  message: string;
}

export type Undo =
  | { undone: true; restored: number }
  | { undone: false; why: "gone" | "not_yours" | "undone_already" }
  /** Nothing is put back: these are in the way. */
  | { undone: false; why: "in_the_way"; values: NotUndone[] };

/**
 * Puts back what stood before every change of an import, all of it or nothing: what somebody has changed since
 * stays, and is named. Backbone staff may undo any, a data lead what they imported for their own institution.
 */
export async function undoImport(
  db: TenantDb,
  catalog: Catalog,
  importId: string,
  viewer: Viewer,
): Promise<Undo> {
  const { collaborativeId, tx } = db;
  const [found] = rowsOf<{ fileName: string; by: string; undone: boolean }>(
    await tx.execute(sql`select file_name as "fileName", by, undone_at is not null as undone from imports
      where collaborative_id = ${collaborativeId} and id = ${importId} for update`),
  );
  if (!found) return { undone: false, why: "gone" };
  // Ids are given in the order of time: none of its changes is older than the batch.
  const entries = await readValueEntries(db, sql`id >= ${importId} and batch_id = ${importId}`);
  if (viewer.role !== "backbone" && !isOwn(db, viewer, found.by, entries))
    return { undone: false, why: "not_yours" };
  if (found.undone) return { undone: false, why: "undone_already" };
  const writes: ObservationWrite[] = [];
  const off: NotUndone[] = [];
  for (const entry of entries) {
    const write = writeOf(catalog, entry, "before");
    if (write) writes.push({ ...write, over: contentOf(entry.after) });
    else off.push({ memberId: entry.memberId, code: null, categoryId: null, year: entry.year, message: OFF });
  }
  if (off.length > 0) return { undone: false, why: "in_the_way", values: off };
  const outcome = await writeObservations(db, catalog, writes, { reason: `Undo of ${found.fileName}` });
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
          theirs ? `${theirs.changedBy} changed it since, to ${saidOf(theirs)}.` : "It was removed since.",
        ),
      ),
      ...outcome.errors.flatMap(({ index, message }) => named(index, message)),
    ];
    return { undone: false, why: "in_the_way", values };
  }
  await tx.execute(sql`update imports set undone_at = now(), undone_by = ${db.actor.name}
    where collaborative_id = ${collaborativeId} and id = ${importId}`);
  const about = { fileName: found.fileName };
  await remember(db, [
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
  return role === "data_lead" && by === db.actor.name && entries.every((one) => one.memberId === memberId);
}

const OFF = "This measure is switched off: switch it on first.";

const contentOf = (stored: KeptValue | null): Content =>
  stored ? { state: stored.state, value: stored.value, note: stored.note, source: stored.source } : NOTHING;

const saidOf = ({ state, value }: Pick<Content, "state" | "value">) => value ?? state.replace("_", " ");
