import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type ItemFields, MOST_ITEMS } from "~/domain/meetings/form";
import type { AgendaSubject } from "~/domain/meetings/terms";
import { record } from "~/records/history/history.server";
import { type Outcome, revise } from "~/records/partnership/revise.server";
import { rowsOf } from "~db/rows";
import { agendaItems } from "~db/schema";
import type { TenantDb } from "~db/tenant";

const columnsOf = ({ about, ...fields }: ItemFields) => {
  const [kind, id] = about?.split(":") ?? [];
  return { ...fields, aboutKind: (kind ?? null) as AgendaSubject | null, aboutId: id ?? null };
};

/** Adds an item at the end. Lock the meeting first. @returns null if the agenda is full */
export async function addItem(db: TenantDb, meetingId: string, fields: ItemFields): Promise<string | null> {
  const [count] = rowsOf<{ items: number; next: number }>(
    await db.tx.execute(sql`select count(*)::int as items, coalesce(max(position) + 1, 0)::int as next
      from agenda_items where collaborative_id = ${db.collaborativeId} and meeting_id = ${meetingId}`),
  );
  if (!count || count.items >= MOST_ITEMS) return null;
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  const columns = columnsOf(fields);
  const row = { ...columns, collaborativeId, id, meetingId, position: count.next, changedBy: actor.name };
  await db.tx.insert(agendaItems).values(row);
  await record(db, [{ subject: "agenda_item", itemId: id, before: null, after: { meetingId, ...columns } }]);
  return id;
}

/** Changes an item's title, kind, time, presenter, and what it points to. */
export function changeItem(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: ItemFields },
): Promise<Outcome> {
  return revise(db, agendaItems, { id, revision, subject: "agenda_item", set: () => columnsOf(fields) });
}

/** Removes an item. @returns null if decisions stand under it */
export async function removeItem(db: TenantDb, id: string): Promise<Outcome | null> {
  const decided = rowsOf(
    await db.tx.execute(sql`select 1 from decisions
      where collaborative_id = ${db.collaborativeId} and item_id = ${id} limit 1`),
  );
  if (decided.length > 0) return null;
  return revise(db, agendaItems, { id, revision: null, subject: "agenda_item", set: () => null });
}

/** Moves an item one place up or down. Lock the meeting first. */
export async function moveItem(
  db: TenantDb,
  meetingId: string,
  { id, by }: { id: string; by: -1 | 1 },
): Promise<void> {
  await db.tx.execute(sql`
    with placed as (
      select a.id, row_number() over (order by a.position, a.id)::int as place from agenda_items a
      where a.collaborative_id = ${db.collaborativeId} and a.meeting_id = ${meetingId}),
    moved as (select place as from_place, place + ${by}::int as to_place from placed where id = ${id})
    update agenda_items i set position = case
        when p.place = moved.from_place then moved.to_place
        when p.place = moved.to_place then moved.from_place
        else p.place end
    from placed p, moved
    where i.collaborative_id = ${db.collaborativeId} and i.id = p.id
      and moved.to_place between 1 and (select count(*) from placed)`);
}

/** Saves the notes of an item. Notes are drafts until the minutes are approved, so the history leaves them out. */
export function noteItem(
  db: TenantDb,
  id: string,
  { revision, notes }: { revision: number; notes: string },
): Promise<Outcome> {
  return revise(db, agendaItems, {
    id,
    revision,
    subject: "agenda_item",
    set: () => ({ notes }),
    note: false,
  });
}
