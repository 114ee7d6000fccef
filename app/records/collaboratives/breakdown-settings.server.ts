import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { codeFrom, type DimensionChange, type DimensionSetting } from "~/domain/rollup/breakdown-settings";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { categories, dimensions, measureDimensions, measures } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A way to split measures that a new collaborative starts with. */
export interface NewDimension {
  code: string;
  label: string;
  categories: { code: string; label: string }[];
  /** Codes of measures; those that the collaborative does not have are skipped. */
  measures: string[];
}

/** Adds the dimensions that do not exist yet, after those that do. @returns how many were added */
export async function addDimensions(db: TenantDb, added: NewDimension[]): Promise<number> {
  const { tx, collaborativeId } = db;
  const known = await tx
    .select({ code: dimensions.code, position: dimensions.position })
    .from(dimensions)
    .where(eq(dimensions.collaborativeId, collaborativeId));
  const fresh = added.filter(({ code }) => !known.some((dimension) => dimension.code === code));
  if (fresh.length === 0) return 0;
  const first = Math.max(-1, ...known.map(({ position }) => position)) + 1;
  const own = fresh.map((dimension, place) => ({ ...dimension, id: uuidv7(), position: first + place }));
  await tx
    .insert(dimensions)
    .values(own.map(({ id, code, label, position }) => ({ collaborativeId, id, code, label, position })));
  const groups = own.flatMap(({ id: dimensionId, categories: list }) =>
    list.map((category, position) => ({ ...category, collaborativeId, id: uuidv7(), dimensionId, position })),
  );
  if (groups.length > 0) await tx.insert(categories).values(groups);
  for (const { id, measures: codes } of own) await splitBy(db, id, codes);
  await record(
    db,
    own.map(({ id, position: _, ...after }) => ({
      subject: "dimension" as const,
      itemId: id,
      before: null,
      after: { ...after, enabled: true },
    })),
  );
  return fresh.length;
}

/** Every dimension, switched off or not, in order. */
export async function readDimensions(db: TenantDb): Promise<DimensionSetting[]> {
  const id = db.collaborativeId;
  const result = await db.tx.execute(sql`
    select d.id, d.code, d.label, d.enabled,
      (select coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'label', c.label,
          'enabled', c.enabled, 'used', exists (select from category_observations o
            where o.collaborative_id = ${id} and o.category_id = c.id)) order by c.position), '[]')
        from categories c where c.collaborative_id = ${id} and c.dimension_id = d.id) as categories,
      (select coalesce(json_agg(q.code order by q.position), '[]')
        from measure_dimensions s join measures q
          on q.collaborative_id = s.collaborative_id and q.id = s.measure_id
        where s.collaborative_id = ${id} and s.dimension_id = d.id) as measures
    from dimensions d where d.collaborative_id = ${id} order by d.position`);
  return rowsOf<DimensionSetting>(result);
}

/** Adds a dimension of the collaborative's own, still without categories. */
export async function addOwnDimension(db: TenantDb, label: string): Promise<void> {
  const taken = new Set((await readDimensions(db)).map(({ code }) => code));
  await addDimensions(db, [{ code: codeFrom(label, taken), label, categories: [], measures: [] }]);
}

/**
 * Applies a change to a dimension. A removed category that has figures is switched off instead.
 * @returns false if there is no such dimension
 */
export async function changeDimension(db: TenantDb, id: string, change: DimensionChange): Promise<boolean> {
  const { tx, collaborativeId } = db;
  await tx
    .select({ id: dimensions.id })
    .from(dimensions)
    .where(and(eq(dimensions.collaborativeId, collaborativeId), eq(dimensions.id, id)))
    .for("update");
  const before = (await readDimensions(db)).find((dimension) => dimension.id === id);
  if (!before) return false;
  const { label, enabled } = change;
  const stays = new Set(change.categories.map((category) => category.id));
  const gone = before.categories.filter((category) => !stays.has(category.id));
  const switchedOff = gone.filter(({ used }) => used).map((category) => ({ ...category, enabled: false }));
  const taken = new Set(before.categories.map(({ code }) => code));
  const after = [...change.categories, ...switchedOff].flatMap(({ id, label, enabled }) => {
    const known = before.categories.find((category) => category.id === id);
    if (id !== null && !known) return [];
    const code = known?.code ?? codeFrom(label, taken);
    taken.add(code);
    return [{ id: known?.id ?? uuidv7(), code, label, enabled }];
  });
  await tx
    .update(dimensions)
    .set({ label, enabled })
    .where(and(eq(dimensions.collaborativeId, collaborativeId), eq(dimensions.id, id)));
  const removed = gone.filter(({ used }) => !used).map((category) => category.id);
  if (removed.length > 0)
    await tx
      .delete(categories)
      .where(and(eq(categories.collaborativeId, collaborativeId), inArray(categories.id, removed)));
  if (after.length > 0)
    await tx
      .insert(categories)
      .values(
        after.map((category, position) => ({ ...category, collaborativeId, dimensionId: id, position })),
      )
      .onConflictDoUpdate({
        target: [categories.collaborativeId, categories.id],
        set: {
          label: sql`excluded.label`,
          enabled: sql`excluded.enabled`,
          position: sql`excluded.position`,
        },
      });
  await splitBy(db, id, change.measures);
  const content = ({ label, enabled, measures, categories: list }: Content) => ({
    label,
    enabled,
    measures,
    categories: list.map(({ code, label, enabled }) => ({ code, label, enabled })),
  });
  const now = content({ ...change, categories: after });
  const was = content(before);
  if (JSON.stringify(was) !== JSON.stringify(now))
    await record(db, [{ subject: "dimension", itemId: id, before: was, after: now }]);
  return true;
}

type Content = Pick<DimensionSetting, "label" | "enabled" | "measures"> & {
  categories: { code: string; label: string; enabled: boolean }[];
};

/** Sets which measures the dimension splits. Figures of measures that it no longer splits are kept but not shown. */
async function splitBy({ tx, collaborativeId }: TenantDb, dimensionId: string, codes: string[]) {
  await tx
    .delete(measureDimensions)
    .where(
      and(
        eq(measureDimensions.collaborativeId, collaborativeId),
        eq(measureDimensions.dimensionId, dimensionId),
      ),
    );
  if (codes.length === 0) return;
  await tx.insert(measureDimensions).select(
    tx
      .select({
        collaborativeId: measures.collaborativeId,
        measureId: measures.id,
        dimensionId: sql<string>`${dimensionId}::uuid`.as("dimension_id"),
      })
      .from(measures)
      .where(and(eq(measures.collaborativeId, collaborativeId), inArray(measures.code, codes))),
  );
}
