import { sql } from "drizzle-orm";
import type { ForwardContract } from "~/domain/forward/forward";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** The newest that one page reads. */
const MOST_READ = 1000;

/** Contracts coming up and those behind, the latest quarter first. */
export async function readForwardContracts(db: TenantDb): Promise<ForwardContract[]> {
  return rowsOf<ForwardContract>(
    await db.tx.execute(sql`
      select f.id, f.member_id as "memberId", m.name as member, f.category, f.band, f.year, f.quarter, f.note, f.revision
      from forward_contracts f
      left join members m on m.collaborative_id = f.collaborative_id and m.id = f.member_id
      where f.collaborative_id = ${db.collaborativeId}
      order by f.year desc, f.quarter desc, lower(f.category), f.id limit ${MOST_READ}`),
  );
}
