import { sql } from "drizzle-orm";
import { type CollectionFacts, underWayOf } from "~/domain/rollup/awaited";
import { REVISION } from "~/records/collaboratives/catalog.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

interface Row extends CollectionFacts {
  at: string;
}

/**
 * Which years are under way, and what is recorded in them and in the years they are compared with, at one revision
 * of the collaborative.
 */
export async function readCollectionFacts(
  db: TenantDb,
): Promise<{ revision: string; facts: CollectionFacts }> {
  const id = db.collaborativeId;
  const years = rowsOf<Omit<Row, "recorded">>(
    await db.tx.execute(sql`
      select (select ${REVISION} from collaboratives where id = ${id}) as at,
        (select coalesce(json_agg(json_build_object('year', year, 'state', state)), '[]')
          from years where collaborative_id = ${id}) as opened,
        (select coalesce(json_agg(distinct year), '[]')
          from member_years where collaborative_id = ${id} and gave) as "withValues"`),
  )[0] ?? { at: "", opened: [], withValues: [] };
  const wanted = underWayOf(years).flatMap(({ year, earlier }) =>
    earlier === null ? [year] : [earlier, year],
  );
  const states = rowsOf<Pick<Row, "at" | "recorded">>(
    await db.tx.execute(sql`
      with reported as (
        select measure_id as item_id, year, state, member_id from observations
        where collaborative_id = ${id} and year = any(${list(wanted)}::int[])
        union all
        select metric_id, year, state, member_id from reported_shares
        where collaborative_id = ${id} and year = any(${list(wanted)}::int[])
      ), grouped as (
        select item_id, year, state, json_agg(member_id) as ids from reported group by 1, 2, 3
      )
      select (select ${REVISION} from collaboratives where id = ${id}) as at,
        (select coalesce(json_agg(json_build_object('itemId', item_id, 'year', year, 'state', state,
          'memberIds', ids)), '[]') from grouped) as recorded`),
  )[0] ?? { at: "", recorded: [] };
  const { opened, withValues } = years;
  return {
    revision: years.at === states.at ? years.at : "",
    facts: { opened, withValues, recorded: states.recorded },
  };
}

const list = (values: number[]) => sql.param(`{${[...new Set(values)].join(",")}}`);
