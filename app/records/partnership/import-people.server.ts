import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type ContactFields, contactKey } from "~/domain/people/form";
import { type Change, record } from "~/records/history/history.server";
import { contacts } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { accountsByEmail } from "./people.server";
import { contentOf } from "./revise.server";

/** What a file may change of a person; the other fields tell who they are. */
const FIELDS = ["jobTitle", "email", "phone", "duty", "until", "note"] as const;
const isSame = (a: ContactFields, b: ContactFields) => FIELDS.every((field) => a[field] === b[field]);

/**
 * Adds the people of a file, each of whom stands in it once, and changes those who are known by `contactKey`. Takes as
 * many statements for one person as for thousands.
 */
export async function importContacts(
  db: TenantDb,
  people: ContactFields[],
): Promise<{ created: number; changed: number; unchanged: number }> {
  const { collaborativeId, actor } = db;
  const stored = await db.tx
    .select()
    .from(contacts)
    .where(eq(contacts.collaborativeId, collaborativeId))
    .orderBy(contacts.id)
    .for("update");
  const accounts = await accountsByEmail(db);
  const known = new Map(stored.map((contact) => [contactKey(contact), contact]));
  const rows: (typeof contacts.$inferInsert)[] = [];
  const changes: Change[] = [];
  let created = 0;
  for (const fields of people) {
    const before = known.get(contactKey(fields));
    if (before && isSame(before, fields)) continue;
    const userId = fields.email ? (accounts.get(fields.email.toLowerCase()) ?? null) : null;
    const row = {
      ...fields,
      collaborativeId,
      id: before?.id ?? uuidv7(),
      userId,
      revision: (before?.revision ?? 0) + 1,
      changedBy: actor.name,
    };
    if (!before) created++;
    rows.push(row);
    changes.push({
      subject: "contact",
      itemId: row.id,
      memberId: fields.memberId,
      before: before ? contentOf(before) : null,
      after: before ? contentOf({ ...before, ...row }) : fields,
    });
  }
  if (rows.length > 0) {
    const taken = (column: string) => sql`excluded.${sql.identifier(column)}`;
    await db.tx
      .insert(contacts)
      .values(rows)
      .onConflictDoUpdate({
        target: [contacts.collaborativeId, contacts.id],
        set: {
          jobTitle: taken("job_title"),
          email: taken("email"),
          phone: taken("phone"),
          duty: taken("duty"),
          until: taken("valid_until"),
          userId: taken("user_id"),
          note: taken("note"),
          revision: taken("revision"),
          changedAt: sql`now()`,
          changedBy: taken("changed_by"),
        },
      });
    await record(db, changes);
  }
  return { created, changed: rows.length - created, unchanged: people.length - rows.length };
}
