import { sql } from "drizzle-orm";
import type { MeasureSetting, MetricSetting } from "~/domain/measures/settings";
import { record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import type { TenantDb } from "~db/tenant";

type Placed = Pick<MeasureSetting | MetricSetting, "id" | "code" | "strategy">;

/** Stores a new order of all measures or metrics, in which one of them was moved. */
export async function storeOrder(
  db: TenantDb,
  subject: "measure" | "metric",
  { code, before, after }: { code: string; before: readonly Placed[]; after: readonly Placed[] },
): Promise<void> {
  const placeIn = (items: readonly Placed[]) => {
    const item = items.find((each) => each.code === code);
    return (
      items.filter(({ strategy }) => strategy === item?.strategy).findIndex((each) => each.code === code) + 1
    );
  };
  if (placeIn(before) === placeIn(after)) return;
  const item = after.find((each) => each.code === code);
  await countChange(db);
  await db.tx.execute(sql`
    update ${sql.identifier(`${subject}s`)} as stored set position = placed.position - 1
    from unnest(${sql.param(`{${after.map(({ id }) => id).join(",")}}`)}::uuid[])
      with ordinality as placed (id, position)
    where stored.collaborative_id = ${db.collaborativeId} and stored.id = placed.id`);
  await record(db, [
    {
      subject,
      itemId: item?.id ?? null,
      before: { place: placeIn(before) },
      after: { place: placeIn(after) },
    },
  ]);
}
