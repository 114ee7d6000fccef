import { getTableName, is, type SQL, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Database, Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import * as schema from "~db/schema";
import { CommandError } from "./arguments";
import type { CommandContext } from "./command";

interface Person {
  id: string;
  name: string;
  email: string;
}

/** Columns that name a person: "changed_by", "author", "actor", "recipient", "email". */
const NAMING = /^(by|\w+_by|author|actor|recipient|email)$/;
/** Of those, what names a breakdown. */
const NOT_NAMING = ["watched_by"];

const TENANT_TABLES = Object.values(schema)
  .filter((part) => is(part, PgTable))
  .map((table) => ({ name: getTableName(table), columns: getTableConfig(table).columns }))
  .filter(({ columns }) => columns.some(({ name }) => name === "collaborative_id"));

/** The name that takes a person's place: the same everywhere, so that the history still tells people apart. */
export const pseudonymOf = (id: string) => `Erased person ${id.replaceAll("-", "").slice(-6)}`;

/**
 * Replaces a person's name and address in everything that one collaborative keeps, its history and security log included.
 * What they wrote into texts stays. As the owner of the database: the app itself cannot change the history.
 * @returns whether another person of the collaborative has the same name, so that the name had to stay
 */
export async function eraseFromCollaborative(
  tx: Tx,
  person: Person,
  collaborativeId: string,
): Promise<boolean> {
  const [namesake] = rowsOf(
    await tx.execute(sql`select 1 as one from roles r join users u on u.id = r.user_id
      where r.collaborative_id = ${collaborativeId} and u.name = ${person.name} and u.id <> ${person.id}`),
  );
  const pseudonym = pseudonymOf(person.id);
  const known = await eraseContacts(tx, person, collaborativeId);
  const texts = [...new Set([...(namesake ? [] : [person.name]), person.email, ...known])];
  for (const { name, columns } of TENANT_TABLES)
    for (const column of columns) {
      const own = sql`collaborative_id = ${collaborativeId}`;
      const place = { table: name, column: column.name, own };
      const type = column.getSQLType();
      if (type === "text" && NAMING.test(column.name) && !NOT_NAMING.includes(column.name))
        for (const text of texts) await replaceText(tx, place, text, pseudonym);
      else if (type === "text" && name === "security_events" && column.name === "what")
        for (const text of texts) await replaceInside(tx, place, text, pseudonym);
      else if (type === "jsonb")
        for (const text of texts)
          await replaceInside(tx, place, JSON.stringify(text), JSON.stringify(pseudonym));
    }
  return namesake !== undefined;
}

/**
 * Makes the contacts of a person nameless, and ends their time: those that go with the account or have its address. The
 * history of each keeps what it was for, without name, address, phone, job, and note.
 * @returns other names and addresses that they had, and that nobody else has there
 */
async function eraseContacts(tx: Tx, person: Person, collaborativeId: string): Promise<string[]> {
  const own = sql`collaborative_id = ${collaborativeId}`;
  const address = person.email.toLowerCase();
  const contacts = rowsOf<{ id: string; name: string; email: string }>(
    await tx.execute(sql`select id, name, email from contacts
      where ${own} and (user_id = ${person.id} or lower(email) = ${address})`),
  );
  const named = contacts.flatMap(({ name, email }) => [name, email]).filter((text) => text !== "");
  await tx.execute(sql`update contacts set name = ${pseudonymOf(person.id)}, email = '', phone = '', job_title = '',
      note = '', user_id = null, revision = revision + 1,
      valid_until = least(coalesce(valid_until, 'infinity'),
        greatest(valid_from, (now() at time zone 'utc')::date))
    where ${own} and (user_id = ${person.id} or lower(email) = ${address})`);
  // Contacts that were removed before have a history, too.
  await tx.execute(sql`update history set before = ${nameless("before")}, after = ${nameless("after")}
    where ${own} and subject = 'contact' and item_id in (
      select item_id from history where ${own} and subject = 'contact'
        and ${address} in (lower(before ->> 'email'), lower(after ->> 'email'))
      union select unnest(${sql.param(`{${contacts.map(({ id }) => id).join(",")}}`)}::uuid[]))`);
  const others = rowsOf<{ text: string }>(
    await tx.execute(sql`select lower(name) as text from contacts where ${own}
      union select lower(email) from contacts where ${own}
      union select lower(u.name) from users u join roles r on r.user_id = u.id
        where r.collaborative_id = ${collaborativeId} and u.id <> ${person.id}`),
  );
  const taken = new Set(others.map(({ text }) => text));
  return named.filter((text) => !taken.has(text.toLowerCase()));
}

/** What the history keeps of a contact's content. */
const nameless = (column: "before" | "after") =>
  sql`${sql.identifier(column)} - '{name,email,phone,jobTitle,note}'::text[]`;

interface Place {
  table: string;
  column: string;
  own: SQL;
}

async function replaceText(tx: Tx, { table, column, own }: Place, from: string, to: string): Promise<void> {
  const place = sql.identifier(column);
  await tx.execute(
    sql`update ${sql.identifier(table)} set ${place} = ${to} where ${own} and lower(${place}) = lower(${from})`,
  );
}

/** In longer texts and in JSON, where a name is a string of its own. */
async function replaceInside(tx: Tx, { table, column, own }: Place, from: string, to: string): Promise<void> {
  const place = sql.identifier(column);
  const type = from.startsWith('"') ? sql.raw("jsonb") : sql.raw("text");
  await tx.execute(sql`update ${sql.identifier(table)}
    set ${place} = replace(${place}::text, ${from}, ${to})::${type}
    where ${own} and position(${from} in ${place}::text) > 0`);
}

/** Makes an account unusable and nameless. Its id stays, so that nothing that refers to it breaks. */
export async function eraseAccount(tx: Tx, { id, email }: Person): Promise<void> {
  await tx.execute(sql`delete from sessions where user_id = ${id}`);
  for (const table of ["accounts", "two_factors", "passkeys"])
    await tx.execute(sql`delete from ${sql.identifier(table)} where user_id = ${id}`);
  await tx.execute(sql`delete from verifications where identifier = ${email} or value like ${`%${id}%`}`);
  await tx.execute(sql`delete from roles where user_id = ${id}`);
  await tx.execute(sql`update users set name = ${pseudonymOf(id)}, email = ${`${id}@erased.invalid`},
    email_verified = false, two_factor_enabled = false, image = null, updated_at = now() where id = ${id}`);
}

/** Where a person has a role, or has had one, or was seen. */
export async function collaborativesOfPerson(tx: Tx, id: string): Promise<string[]> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`select collaborative_id as id from roles where user_id = ${id}
      union select collaborative_id from history where subject = 'role' and item_id = ${id}
      union select collaborative_id from security_events where user_id = ${id}`),
  );
  return rows.map((row) => row.id);
}

/** Erases somebody whom backbone staff have removed from a collaborative; the account as well if it has no other role. */
export function eraseRemoved(database: Database, userId: string, collaborativeId: string) {
  return database.asOwner(async (tx) => {
    const [person] = rowsOf<Person>(
      await tx.execute(sql`select id, name, email from users where id = ${userId}`),
    );
    if (!person) return { pseudonym: pseudonymOf(userId), kept: false };
    const kept = await eraseFromCollaborative(tx, person, collaborativeId);
    const elsewhere = rowsOf(await tx.execute(sql`select 1 as one from roles where user_id = ${userId}`));
    if (elsewhere.length === 0) await eraseAccount(tx, person);
    return { pseudonym: pseudonymOf(userId), kept };
  });
}

/** `npm run account -- erase EMAIL`: erases a person from the whole installation. What they did stays, under another name. */
export async function erase({ database, args, print }: CommandContext): Promise<void> {
  const [email = "", ...rest] = args;
  if (!email.includes("@") || rest.length > 0) throw new CommandError("Use: npm run account -- erase EMAIL");
  await database.asOwner(async (tx) => {
    const [person] = rowsOf<Person>(
      await tx.execute(sql`select id, name, email from users where email = ${email.toLowerCase()}`),
    );
    if (!person) throw new CommandError("There is no account with this address.");
    const alone = rowsOf<{ name: string }>(
      await tx.execute(sql`select c.name from roles r join collaboratives c on c.id = r.collaborative_id
        where r.user_id = ${person.id} and r.role = 'backbone' and not exists (select 1 from roles o
          where o.collaborative_id = r.collaborative_id and o.role = 'backbone' and o.user_id <> r.user_id)`),
    );
    if (alone.length > 0)
      throw new CommandError(
        `Nothing was changed: this is the last of the backbone staff of ${alone.map(({ name }) => name).join(", ")}.`,
      );
    const places = await collaborativesOfPerson(tx, person.id);
    let kept = 0;
    for (const place of places) kept += Number(await eraseFromCollaborative(tx, person, place));
    await eraseAccount(tx, person);
    await tx.execute(sql`insert into outside_events (id, kind, user_id, what)
      values (gen_random_uuid(), 'person_erased', ${person.id}, 'by the command line')`);
    print(`Erased: what this person did stays, under the name “${pseudonymOf(person.id)}”.`);
    if (kept > 0)
      print(
        `In ${kept} of ${places.length} collaboratives someone else has the same name, so it stays in the history there.`,
      );
  });
}
