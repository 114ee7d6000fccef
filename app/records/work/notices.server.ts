import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { mailDay } from "~/domain/collection/reminders";
import { addDays, digestDay, type Notice, plannedNotices } from "~/domain/work/notices";
import { type ActionState, isUnfinished } from "~/domain/work/terms";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** From this many days after its due date, an action is in its owner's weekly digest. */
const DIGEST_FROM_DAYS = 8;

interface Planned {
  id: string;
  ownerId: string;
  dueOn: string;
  state: ActionState;
  /** The owner has just got it. */
  assigned: boolean;
}

/**
 * Plans the mail about actions in the transaction that changes them. It can be called any number of times: what was
 * sent stays, and what no longer applies goes. Messages of today and earlier are checked when they are sent.
 */
export async function planNotices(db: TenantDb, actions: Planned[], now: Date): Promise<void> {
  const today = mailDay(now);
  const wanted = actions
    .filter(({ state }) => isUnfinished(state))
    .flatMap(({ id, ownerId, dueOn, assigned }) =>
      plannedNotices({ dueOn, assignedOn: today }, today)
        .filter(({ notice }) => assigned || notice !== "assigned")
        .map((planned) => ({ ...planned, id: uuidv7(), actionId: id, contactId: ownerId })),
    );
  const ids = sql.param(`{${actions.map(({ id }) => id).join(",")}}`);
  await db.tx.execute(sql`
    delete from reminders w where w.collaborative_id = ${db.collaborativeId} and w.kind = 'action'
      and w.action_id = any(${ids}::uuid[]) and w.state = 'waiting' and w.send_on > ${today}
      and not exists (select from ${noticesAs(wanted)} where p."actionId" = w.action_id
        and p."contactId" = w.contact_id and p.notice = w.notice and p."sendOn" = w.send_on)`);
  if (wanted.length > 0)
    await db.tx.execute(sql`
      insert into reminders (collaborative_id, id, kind, contact_id, action_id, notice, send_on)
      select ${db.collaborativeId}::uuid, p.id, 'action', p."contactId", p."actionId", p.notice, p."sendOn"
      from ${noticesAs(wanted)}
      on conflict (collaborative_id, action_id, contact_id, notice, send_on) where kind = 'action' do nothing`);
  await planDigests(
    db,
    actions
      .filter(({ state }) => isUnfinished(state))
      .map(({ ownerId, dueOn }) => {
        const from = addDays(dueOn, DIGEST_FROM_DAYS);
        return { contactId: ownerId, sendOn: digestDay(from > today ? from : addDays(today, 1)) };
      }),
  );
}

const noticesAs = (
  rows: { id: string; actionId: string; contactId: string; notice: Notice; sendOn: string }[],
) => sql`json_to_recordset(${JSON.stringify(rows)}::json)
  as p (id uuid, "actionId" uuid, "contactId" uuid, notice text, "sendOn" date)`;

/** One digest for each person and Monday, however many actions ask for it. */
async function planDigests(db: TenantDb, digests: { contactId: string; sendOn: string }[]): Promise<void> {
  const rows = [...new Map(digests.map((row) => [`${row.contactId} ${row.sendOn}`, row])).values()].map(
    (row) => ({ ...row, id: uuidv7() }),
  );
  if (rows.length === 0) return;
  await db.tx.execute(sql`
    insert into reminders (collaborative_id, id, kind, contact_id, send_on)
    select ${db.collaborativeId}::uuid, p.id, 'digest', p."contactId", p."sendOn"
    from json_to_recordset(${JSON.stringify(rows)}::json) as p (id uuid, "contactId" uuid, "sendOn" date)
    on conflict (collaborative_id, contact_id, send_on) where kind = 'digest' do nothing`);
}

/** After digests were taken: people who still have unfinished late actions get the next one a week later. */
export async function planNextDigests(db: TenantDb, contactIds: string[], now: Date): Promise<void> {
  if (contactIds.length === 0) return;
  const today = mailDay(now);
  const sendOn = digestDay(addDays(today, 1));
  const rows = rowsOf<{ contactId: string }>(
    await db.tx.execute(sql`select distinct owner_id as "contactId" from actions
      where collaborative_id = ${db.collaborativeId} and state in ('open', 'blocked')
        and due_on <= ${addDays(sendOn, -DIGEST_FROM_DAYS)}
        and owner_id = any(${sql.param(`{${contactIds.join(",")}}`)}::uuid[])`),
  );
  await planDigests(
    db,
    rows.map(({ contactId }) => ({ contactId, sendOn })),
  );
}
