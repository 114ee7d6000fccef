import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Contact, Partner } from "~/domain/people/contacts";
import type { ContactFields, PartnerFields } from "~/domain/people/form";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { contacts, partners } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { type Outcome, revise } from "./revise.server";

export interface StoredContact extends Contact {
  revision: number;
}
export interface StoredPartner extends Partner {
  revision: number;
}

/** All partners and contacts, by name, in one statement. */
export async function readPeople(
  db: TenantDb,
): Promise<{ partners: StoredPartner[]; contacts: StoredContact[] }> {
  const [row] = rowsOf<{ partners: StoredPartner[]; contacts: StoredContact[] }>(
    await db.tx.execute(sql`
      select (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'kind', kind, 'website', website,
          'note', note, 'revision', revision) order by lower(name), id), '[]')
        from partners where collaborative_id = ${db.collaborativeId}) as partners,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'memberId', member_id,
          'partnerId', partner_id, 'jobTitle', job_title, 'email', email, 'phone', phone, 'duty', duty,
          'from', valid_from, 'until', valid_until, 'userId', user_id, 'note', note, 'revision', revision)
          order by lower(name), id), '[]')
        from contacts where collaborative_id = ${db.collaborativeId}) as contacts`),
  );
  return row ?? { partners: [], contacts: [] };
}

/** Adds an organization. @returns its id; null if another has the name */
export async function addPartner(db: TenantDb, fields: PartnerFields): Promise<string | null> {
  if (await isNameTaken(db, fields.name, null)) return null;
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  await db.tx.insert(partners).values({ collaborativeId, id, ...fields, changedBy: actor.name });
  await record(db, [{ subject: "partner", itemId: id, before: null, after: fields }]);
  return id;
}

/** @returns null if another organization has the name */
export async function changePartner(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: PartnerFields },
): Promise<Outcome | null> {
  if (await isNameTaken(db, fields.name, id)) return null;
  return revise(db, partners, { id, revision, subject: "partner", set: () => fields });
}

/** Whether a partner or a member already has the name. */
async function isNameTaken(db: TenantDb, name: string, except: string | null): Promise<boolean> {
  const rows = rowsOf(
    await db.tx.execute(sql`
      select 1 from partners where collaborative_id = ${db.collaborativeId} and lower(name) = lower(${name})
        and id is distinct from ${except}::uuid
      union all
      select 1 from members where collaborative_id = ${db.collaborativeId} and lower(name) = lower(${name})`),
  );
  return rows.length > 0;
}

/** Adds people, each recorded in the history. @returns their ids */
export async function addContacts(db: TenantDb, people: ContactFields[]): Promise<string[]> {
  if (people.length === 0) return [];
  const { collaborativeId, actor } = db;
  const accounts = await accountsByEmail(db);
  const rows = people.map((fields) => ({
    ...fields,
    id: uuidv7(),
    userId: fields.email ? (accounts.get(fields.email.toLowerCase()) ?? null) : null,
  }));
  await db.tx
    .insert(contacts)
    .values(rows.map((row) => ({ ...row, collaborativeId, changedBy: actor.name })));
  await record(
    db,
    rows.map(({ id, userId: _, ...after }) => ({
      subject: "contact" as const,
      itemId: id,
      memberId: after.memberId,
      before: null,
      after,
    })),
  );
  return rows.map(({ id }) => id);
}

/** Changes a person. An account of this collaborative with the same address becomes theirs. */
export async function changeContact(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number | null; fields: ContactFields },
): Promise<Outcome> {
  const accounts = fields.email ? await accountsByEmail(db) : new Map<string, string>();
  const userId = accounts.get(fields.email.toLowerCase()) ?? null;
  return revise(db, contacts, { id, revision, subject: "contact", set: () => ({ ...fields, userId }) });
}

/** Removes somebody who was added by mistake. @returns null if records refer to them: their time is to end instead */
export async function removeContact(db: TenantDb, id: string, revision: number): Promise<Outcome | null> {
  const [used] = rowsOf<{ used: boolean }>(
    await db.tx.execute(sql`select
      exists(select from seats where collaborative_id = ${db.collaborativeId} and contact_id = ${id})
      or exists(select from attendance where collaborative_id = ${db.collaborativeId} and alternate_id = ${id})
      or exists(select from agenda_items where collaborative_id = ${db.collaborativeId} and presenter_id = ${id})
      as used`),
  );
  if (used?.used) return null;
  return revise(db, contacts, { id, revision, subject: "contact", set: () => null });
}

/** Accounts with a role here, by address in lower case. */
export async function accountsByEmail(db: TenantDb): Promise<Map<string, string>> {
  const rows = rowsOf<{ id: string; email: string }>(
    await db.tx.execute(sql`select u.id, lower(u.email) as email from users u join roles r on r.user_id = u.id
      where r.collaborative_id = ${db.collaborativeId}`),
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}
