import { sql } from "drizzle-orm";
import { TABLES } from "~/commands/backup-tables";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { grantRole } from "~/records/collaboratives/collaboratives.server";
import type { Database } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { DEMO, loadSeed, publishedFolders, SECOND_DEMO, slugOf } from "../seeds/load";
import { DEMO_NETWORK, loadNetwork } from "../seeds/networks";
import { DEMO_ACCOUNTS, type DemoKey } from "./demo-accounts.server";

/** Loads the demo, with its network and the published figures, where it is missing. @param people the accounts' ids */
export async function loadDemo(database: Database, people: Map<DemoKey, string>): Promise<void> {
  const giveRoles = async (db: TenantDb) => {
    const { collaborative, members } = await readCatalog(db);
    for (const { key, role, member } of DEMO_ACCOUNTS.filter(
      (own) => own.collaborative === collaborative.slug,
    )) {
      const memberId = members.find(({ slug }) => slug === member)?.id ?? null;
      await grantRole(db, { userId: people.get(key) ?? "", role, memberId });
    }
  };
  const { loaded } = await loadSeed(database, DEMO, giveRoles);
  if (!loaded) return;
  await loadSeed(database, SECOND_DEMO, giveRoles);
  for (const folder of publishedFolders())
    await loadSeed(database, folder, async (db) => {
      for (const role of ["backbone", "convener"] as const)
        await grantRole(db, { userId: people.get(role) ?? "", role, memberId: null });
    });
  await loadNetwork(database, people);
  database.afterBulkWrite();
}

/** Removes what `loadDemo` loads, with everything that people have added to it, and nothing else. Accounts stay. */
export async function removeDemo(database: Database): Promise<void> {
  const slugs = [...[DEMO, SECOND_DEMO, ...publishedFolders()].map(slugOf), DEMO_NETWORK];
  await database.asOwner(async (tx) => {
    const names = sql.join(
      slugs.map((slug) => sql`${slug}`),
      sql`, `,
    );
    const ids = sql`select id from collaboratives where slug in (${names})`;
    const owned = new Set(
      rowsOf<{ name: string }>(
        await tx.execute(sql`select table_name as name from information_schema.columns
          where table_schema = 'public' and column_name = 'collaborative_id'`),
      ).map(({ name }) => name),
    );
    // Rows that refer to others stand after these in the list.
    for (const table of [...TABLES].reverse().filter((name) => owned.has(name)))
      await tx.execute(sql`delete from ${sql.identifier(table)} where collaborative_id in (${ids})`);
    await tx.execute(sql`delete from collaboratives where slug in (${names})`);
  });
}
