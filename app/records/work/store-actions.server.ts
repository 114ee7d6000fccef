import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { ActionContent } from "~/domain/work/action";
import { type Kept, readHistory, record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { planNotices } from "./notices.server";

/** A change of one action. */
export interface ActionChange {
  /** Null for a new action. */
  id: string | null;
  /** The revision the writer saw; undefined overwrites any revision (files). */
  revision?: number | undefined;
  content: ActionContent;
}

export type ActionsOutcome =
  | { stored: true; ids: string[]; created: number; changed: number; unchanged: number }
  /** Somebody else changed this action first, or it does not exist. */
  | { stored: false; id: string };

interface Stored extends ActionContent {
  id: string;
  firstDueOn: string;
  moves: number;
  revision: number;
}

/**
 * Stores all these actions or none, with their history and their mail, in the caller's transaction. The date first
 * agreed is kept; every later change of the date counts as a move.
 */
export async function storeActions(
  db: TenantDb,
  changes: ActionChange[],
  { reason = null, now = new Date() }: { reason?: string | null; now?: Date } = {},
): Promise<ActionsOutcome> {
  const stored = await lockActions(
    db,
    changes.flatMap(({ id }) => (id === null ? [] : [id])),
  );
  const steps: { before: Stored | null; after: Stored }[] = [];
  const ids: string[] = [];
  for (const { id, revision, content } of changes) {
    const before = id === null ? null : (stored.get(id) ?? null);
    if (id !== null && (before === null || (revision ?? before.revision) !== before.revision))
      return { stored: false, id };
    const after = next(before, content);
    ids.push(after.id);
    if (before === null || !same(before, after)) steps.push({ before, after });
  }
  const created = steps.filter(({ before }) => before === null).length;
  const outcome = {
    stored: true as const,
    ids,
    created,
    changed: steps.length - created,
    unchanged: changes.length - steps.length,
  };
  if (steps.length === 0) return outcome;
  await write(
    db,
    steps.map(({ after }) => after),
  );
  const memberOf = await readOwners(
    db,
    steps.map(({ after }) => after.ownerId),
  );
  await record(
    db,
    steps.map(({ before, after }) => ({
      subject: "action" as const,
      itemId: after.id,
      memberId: memberOf.get(after.ownerId)?.memberId ?? null,
      before: before && named(before, memberOf),
      after: named(after, memberOf),
    })),
    reason,
  );
  await planNotices(
    db,
    steps.map(({ before, after }) => ({ ...after, assigned: before?.ownerId !== after.ownerId })),
    now,
  );
  return outcome;
}

function next(before: Stored | null, content: ActionContent): Stored {
  const tidy = { ...content, title: content.title.trim(), note: content.note?.trim() || null };
  if (before === null) return { ...tidy, id: uuidv7(), firstDueOn: content.dueOn, moves: 0, revision: 1 };
  return {
    ...tidy,
    id: before.id,
    firstDueOn: before.firstDueOn,
    moves: before.moves + (content.dueOn === before.dueOn ? 0 : 1),
    revision: before.revision + 1,
  };
}

const contentOf = ({ id: _, revision: __, moves: ___, firstDueOn: ____, ...content }: Stored) => content;

const same = (before: Stored, after: Stored) => {
  const inOrder = (stored: Stored) => JSON.stringify(Object.entries(contentOf(stored)).sort());
  return inOrder(before) === inOrder(after);
};

async function lockActions(db: TenantDb, ids: string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const rows = rowsOf<Stored>(
    await db.tx.execute(sql`
      select id, title, owner_id as "ownerId", due_on::text as "dueOn", first_due_on::text as "firstDueOn", moves,
        state, done_on::text as "doneOn", note, origin, initiative_id as "initiativeId", goal_id as "goalId",
        agenda_item_id as "agendaItemId", revision
      from actions where collaborative_id = ${db.collaborativeId}
        and id = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])
      order by id for update`),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function write(db: TenantDb, rows: Stored[]): Promise<void> {
  await db.tx.execute(sql`
    insert into actions (collaborative_id, id, title, owner_id, due_on, first_due_on, moves, state, done_on, note,
      origin, initiative_id, goal_id, agenda_item_id, revision, changed_at, changed_by)
    select ${db.collaborativeId}::uuid, id, title, "ownerId", "dueOn", "firstDueOn", moves, state, "doneOn", note,
      origin, "initiativeId", "goalId", "agendaItemId", revision, now(), ${db.actor.name}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, title text, "ownerId" uuid, "dueOn" date,
      "firstDueOn" date, moves int, state text, "doneOn" date, note text, origin text, "initiativeId" uuid,
      "goalId" uuid, "agendaItemId" uuid, revision int)
    on conflict (collaborative_id, id) do update set title = excluded.title, owner_id = excluded.owner_id,
      due_on = excluded.due_on, moves = excluded.moves, state = excluded.state, done_on = excluded.done_on,
      note = excluded.note, origin = excluded.origin, initiative_id = excluded.initiative_id,
      goal_id = excluded.goal_id, agenda_item_id = excluded.agenda_item_id, revision = excluded.revision,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

type Owners = Map<string, { name: string; memberId: string | null }>;

async function readOwners(db: TenantDb, ids: string[]): Promise<Owners> {
  const rows = rowsOf<{ id: string; name: string; memberId: string | null }>(
    await db.tx.execute(sql`select id, name, member_id as "memberId" from contacts
      where collaborative_id = ${db.collaborativeId} and id = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Content as the history keeps it: with the owner's name, so that it can be read later. */
const named = (stored: Stored, owners: Owners) => ({
  ...contentOf(stored),
  owner: owners.get(stored.ownerId)?.name ?? null,
});

/** What was changed about an action, newest first. */
export function readActionHistory(
  db: TenantDb,
  id: string,
): Promise<Kept<ActionContent & { owner: string | null }>[]> {
  return readHistory(db, "action", sql`item_id = ${id}`);
}
