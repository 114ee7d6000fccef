import { sql } from "drizzle-orm";
import type { Member } from "~/domain/terms";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Who can be a party: members first, then organizations that are no members. */
export async function readOrganizations(
  db: TenantDb,
  members: Pick<Member, "id" | "name">[],
): Promise<{ value: string; label: string }[]> {
  const partners = rowsOf<{ id: string; name: string }>(
    await db.tx.execute(
      sql`select id, name from partners where collaborative_id = ${db.collaborativeId} order by lower(name), id`,
    ),
  );
  return [
    ...members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
    ...partners.map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
  ];
}
