import { sql } from "drizzle-orm";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import type { Key, TenantDb } from "~db/tenant";

/** Links that open one action to one contact without an account. Only a hash of the secret is kept. */

/** A link that nobody has renewed for this long opens nothing anymore. Every letter renews it. */
export const LINK_DAYS = 90;

export interface ActionPlace {
  actionId: string;
  contactId: string;
}

export interface HeldLink extends ActionPlace {
  collaborativeId: string;
}

/** Opens the collaborative of the link with that hash, unless it has been withdrawn or is too old. */
export function actionLinkKey(secretHash: string, now: Date): Key<never, HeldLink, never> {
  return {
    secretHash,
    collaborative: sql`
      select collaborative_id as "collaborativeId", action_id as "actionId", contact_id as "contactId"
      from action_links where secret_hash = ${secretHash} and revoked_at is null
        and made_at > ${now.toISOString()}::timestamptz - interval '1 day' * ${LINK_DAYS}`,
  };
}

/** The generations that the links of these actions are at; a withdrawn link's is followed by the next. */
export async function readGenerations(
  db: TenantDb,
  places: ActionPlace[],
): Promise<(place: ActionPlace) => number> {
  const rows = rowsOf<ActionPlace & { generation: number }>(
    await db.tx.execute(sql`select l.action_id as "actionId", l.contact_id as "contactId",
        l.generation + case when l.revoked_at is null then 0 else 1 end as generation
      from action_links l join ${placesAs(places)} on p."actionId" = l.action_id and p."contactId" = l.contact_id
      where l.collaborative_id = ${db.collaborativeId}`),
  );
  const generations = new Map(rows.map((row) => [`${row.actionId} ${row.contactId}`, row.generation]));
  return ({ actionId, contactId }) => generations.get(`${actionId} ${contactId}`) ?? 1;
}

const placesAs = (places: object[]) => sql`json_to_recordset(${JSON.stringify(places)}::json)
  as p ("actionId" uuid, "contactId" uuid, "secretHash" text, generation int)`;

/** Makes these links open their actions from now on. */
export async function keepLinks(
  db: TenantDb,
  links: (ActionPlace & { secretHash: string; generation: number })[],
  now: Date,
): Promise<void> {
  if (links.length === 0) return;
  await db.tx.execute(sql`
    insert into action_links (collaborative_id, action_id, contact_id, secret_hash, generation, made_at)
    select ${db.collaborativeId}::uuid, p."actionId", p."contactId", p."secretHash", p.generation,
      ${now.toISOString()}::timestamptz
    from ${placesAs(links)}
    on conflict (collaborative_id, action_id, contact_id) do update set secret_hash = excluded.secret_hash,
      generation = excluded.generation, made_at = excluded.made_at, revoked_at = null`);
}

/** Withdraws every link of an action. @returns how many opened it until now */
export async function revokeLinks(db: TenantDb, actionId: string): Promise<number> {
  const revoked = rowsOf(
    await db.tx.execute(sql`update action_links set revoked_at = now()
      where collaborative_id = ${db.collaborativeId} and action_id = ${actionId} and revoked_at is null
      returning contact_id`),
  );
  if (revoked.length > 0)
    await record(db, [
      { subject: "action", itemId: actionId, before: { link: "open" }, after: { link: "withdrawn" } },
    ]);
  return revoked.length;
}

/** Whether a link opens this action now. */
export async function hasLink(db: TenantDb, actionId: string): Promise<boolean> {
  const [row] = rowsOf<{ there: boolean }>(
    await db.tx.execute(sql`select exists (select from action_links where collaborative_id = ${db.collaborativeId}
      and action_id = ${actionId} and revoked_at is null
      and made_at > now() - interval '1 day' * ${LINK_DAYS}) as there`),
  );
  return row?.there ?? false;
}

/** Notes that a link was used, for the page of the action. */
export async function noteUse(db: TenantDb, { actionId, contactId }: ActionPlace): Promise<void> {
  await db.tx.execute(sql`update action_links set used_at = now() where collaborative_id = ${db.collaborativeId}
    and action_id = ${actionId} and contact_id = ${contactId}`);
}

/** Turns mail about actions to a contact off or on. @returns false if the contact is gone */
export async function setContactQuiet(db: TenantDb, contactId: string, quiet: boolean): Promise<boolean> {
  const choice = await readContactChoice(db, contactId);
  if (!choice) return false;
  if (choice.quiet === quiet) return true;
  await db.tx.execute(
    quiet
      ? sql`insert into quiet_contacts (collaborative_id, contact_id)
          values (${db.collaborativeId}, ${contactId}) on conflict do nothing`
      : sql`delete from quiet_contacts where collaborative_id = ${db.collaborativeId} and contact_id = ${contactId}`,
  );
  return true;
}

/** Whether a contact gets mail about actions; null if it is gone. */
export async function readContactChoice(db: TenantDb, contactId: string) {
  const [choice] = rowsOf<{ name: string; quiet: boolean; collaborative: string }>(
    await db.tx.execute(sql`
      select c.name, q.contact_id is not null as quiet, o.name as collaborative
      from contacts c join collaboratives o on o.id = c.collaborative_id
      left join quiet_contacts q on q.collaborative_id = c.collaborative_id and q.contact_id = c.id
      where c.collaborative_id = ${db.collaborativeId} and c.id = ${contactId}`),
  );
  return choice ?? null;
}
