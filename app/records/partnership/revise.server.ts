import { and, eq } from "drizzle-orm";
import { type Change, record } from "~/records/history/history.server";
import type {
  agendaItems,
  bodies,
  contacts,
  decisions,
  meetings,
  partners,
  pulseWaves,
  seats,
} from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Tables whose rows count their revisions, so that two writers notice each other. */
type Revised =
  | typeof partners
  | typeof contacts
  | typeof bodies
  | typeof seats
  | typeof meetings
  | typeof agendaItems
  | typeof decisions
  | typeof pulseWaves;

/** Stored, or overtaken by somebody else's change; `theirs` is null if the record is gone. */
export type Outcome =
  | { stored: true; id: string }
  | { stored: false; theirs: { by: string; at: string; revision: number } | null };

const NOT_CONTENT = new Set(["collaborativeId", "id", "revision", "changedAt", "changedBy", "secretHash"]);

/** A row's content, as the history keeps it. */
export const contentOf = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !NOT_CONTENT.has(field)));

/**
 * Changes a row that still has the revision which the writer saw, and records what changed.
 * @param set from the stored row, the columns to change; null deletes the row
 * @param note leaves the change out of the history where false: drafts are not kept
 */
export async function revise<Table extends Revised>(
  db: TenantDb,
  table: Table,
  {
    id,
    revision,
    subject,
    set,
    note = true,
    reason = null,
  }: {
    id: string;
    /** Null: whatever is stored. */
    revision: number | null;
    subject: Change["subject"];
    set: (row: Table["$inferSelect"]) => Partial<Table["$inferInsert"]> | null;
    note?: boolean;
    reason?: string | null;
  },
): Promise<Outcome> {
  // The tables have these columns in common; their union has too many overloads for the query builder.
  const common = table as unknown as typeof partners;
  const place = and(eq(common.collaborativeId, db.collaborativeId), eq(common.id, id));
  const [row] = await db.tx.select().from(common).where(place).for("update");
  if (!row) return { stored: false, theirs: null };
  if (revision !== null && row.revision !== revision)
    return {
      stored: false,
      theirs: { by: row.changedBy, at: row.changedAt.toISOString(), revision: row.revision },
    };
  const changed = set(row as Table["$inferSelect"]);
  const before = contentOf(row);
  const memberId = typeof before.memberId === "string" ? before.memberId : null;
  if (changed === null) {
    await db.tx.delete(common).where(place);
    await record(db, [{ subject, itemId: id, memberId, before, after: null }], reason);
    return { stored: true, id };
  }
  const after = contentOf({ ...row, ...changed });
  if (JSON.stringify(after) === JSON.stringify(before)) return { stored: true, id };
  await db.tx
    .update(common)
    .set({ ...changed, revision: row.revision + 1, changedAt: new Date(), changedBy: db.actor.name })
    .where(place);
  if (note) await record(db, [{ subject, itemId: id, memberId, before, after }], reason);
  return { stored: true, id };
}
