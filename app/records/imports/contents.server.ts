import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** How many values of one member and year an import changed. */
export interface ImportPart {
  memberId: string;
  year: number;
  values: number;
}

/** What an import changed, by member and year. Ids are in time order, so none of its changes has a smaller id. */
export async function readImportParts(db: TenantDb, importId: string): Promise<ImportPart[]> {
  return rowsOf<ImportPart>(
    await db.tx.execute(sql`
      select member_id as "memberId", year, count(*)::int as values from history
      where collaborative_id = ${db.collaborativeId} and id >= ${importId} and batch_id = ${importId}
        and member_id is not null and year is not null
      group by member_id, year order by year desc, member_id`),
  );
}
