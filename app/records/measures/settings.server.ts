import { sql } from "drizzle-orm";
import type { MeasureSettings, SettingFault } from "~/domain/measures/settings";
import { type ActivityEntry, readEntries } from "~/records/history/activity.server";
import { lockMeasures } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** A rule forbids the change; nothing of it may be stored. */
export class MeasureFault extends Error {
  override name = "MeasureFault";

  constructor(readonly fault: SettingFault) {
    super(fault.message);
  }
}

/** @throws MeasureFault if there is a fault */
export function orRefuse(fault: SettingFault | null): void {
  if (fault) throw new MeasureFault(fault);
}

/** Every measure and metric, switched off or not, in order, and what was declined of the library. */
export async function readMeasureSettings(db: TenantDb): Promise<MeasureSettings> {
  const id = db.collaborativeId;
  const [row] = rowsOf<MeasureSettings>(
    await db.tx.execute(sql`
      select
        (select coalesce(json_agg(json_build_object('id', q.id, 'code', q.code, 'label', q.label,
            'definition', q.definition, 'unit', q.unit, 'strategy', q.strategy, 'kind', q.kind,
            'partOf', q.part_of, 'position', q.position, 'enabled', q.enabled,
            'values', coalesce(o.count, 0)) order by q.position), '[]')
          from measures q left join (select measure_id, count(*)::int as count from observations
            where collaborative_id = ${id} group by measure_id) as o on o.measure_id = q.id
          where q.collaborative_id = ${id}) as measures,
        (select coalesce(json_agg(json_build_object('id', x.id, 'code', x.code, 'label', x.label,
            'strategy', x.strategy, 'kind', x.kind, 'numerator', x.numerator, 'denominator', x.denominator,
            'span', x.span, 'position', x.position, 'enabled', x.enabled,
            'shares', coalesce(s.count, 0)) order by x.position), '[]')
          from metrics x left join (select metric_id, count(*)::int as count from reported_shares
            where collaborative_id = ${id} group by metric_id) as s on s.metric_id = x.id
          where x.collaborative_id = ${id}) as metrics,
        (select coalesce(json_agg(code order by code), '[]')
          from declined_offers where collaborative_id = ${id}) as declined`),
  );
  return row ?? { measures: [], metrics: [], declined: [] };
}

/** The same for those who change them: nobody else does until the transaction ends. */
export async function holdMeasureSettings(db: TenantDb): Promise<MeasureSettings> {
  await lockMeasures(db);
  return readMeasureSettings(db);
}

/** Enough for one page; older changes stay stored. */
const MOST_READ = 200;

/** Every change of one measure or metric, newest first: who changed what, when, and why. */
export function readSettingHistory(db: TenantDb, itemId: string): Promise<ActivityEntry[]> {
  return readEntries(
    db,
    sql`h.collaborative_id = ${db.collaborativeId} and h.subject in ('measure', 'metric') and h.item_id = ${itemId}`,
    MOST_READ,
  );
}
