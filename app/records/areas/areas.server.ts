import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Area, type AreaFault, type AreaVersion, areaFault } from "~/domain/areas/area";
import type { AreaUnit } from "~/domain/areas/codes";
import type { Outline } from "~/domain/areas/outline";
import { codeFrom } from "~/domain/rollup/breakdown-settings";
import { record } from "~/records/history/history.server";
import { lockAreas } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import { areaMeasures, areas, areaVersions } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A rule forbids the change; nothing of it may be stored. */
export class AreaRefused extends Error {
  override name = "AreaRefused";

  constructor(readonly fault: AreaFault) {
    super(fault.message);
  }
}

/** Every area with its versions, in order. */
export async function readAreas(db: TenantDb): Promise<Area[]> {
  const id = db.collaborativeId;
  return rowsOf<Area>(
    await db.tx.execute(sql`
      select a.id, a.code, a.label, a.unit, a.within_id as "withinId",
        (select coalesce(json_agg(m.measure_id order by m.measure_id), '[]') from area_measures m
          where m.collaborative_id = ${id} and m.area_id = a.id) as "measureIds",
        (select coalesce(json_agg(json_build_object('fromYear', v.from_year, 'recountedFrom', v.recounted_from,
            'source', v.source, 'rule', v.rule, 'codes', v.codes, 'weights', v.weights) order by v.from_year), '[]')
          from area_versions v where v.collaborative_id = ${id} and v.area_id = a.id) as versions
      from areas a where a.collaborative_id = ${id} order by a.position, a.id`),
  );
}

/** The map of each list that has one. */
export async function readOutlines(
  db: TenantDb,
): Promise<{ areaId: string; fromYear: number; outlines: Outline[] }[]> {
  const rows = await db.tx
    .select({
      areaId: areaVersions.areaId,
      fromYear: areaVersions.fromYear,
      outlines: areaVersions.outlines,
    })
    .from(areaVersions)
    .where(
      and(eq(areaVersions.collaborativeId, db.collaborativeId), sql`${areaVersions.outlines} is not null`),
    );
  return rows.map(({ outlines, ...row }) => ({ ...row, outlines: outlines ?? [] }));
}

/** An area to add or change. */
export interface AreaWrite {
  /** Left out to derive it from the name of a new area. */
  code?: string;
  label: string;
  unit: AreaUnit;
  withinId: string | null;
  measureIds: string[];
  /** The version that it gains, or that replaces the one of its year; null changes none. */
  version: VersionWrite | null;
}

export interface VersionWrite extends Omit<AreaVersion, "weights"> {
  /** Undefined keeps those of the version before it. */
  weights?: AreaVersion["weights"] | undefined;
  /** Undefined keeps the map of the version that it replaces. */
  outlines?: Outline[] | null | undefined;
}

/**
 * Adds an area (`id` null) or changes one. Its unit never changes once it has a list.
 * @returns its code
 * @throws AreaRefused where a rule forbids it (docs/rules.md, section 14)
 */
export async function saveArea(db: TenantDb, id: string | null, write: AreaWrite): Promise<string> {
  await lockAreas(db);
  const all = await readAreas(db);
  const before = all.find((area) => area.id === id) ?? null;
  const after = areaAfter(before, write, new Set(all.map(({ code }) => code)));
  const fault = areaFault(after, all);
  if (fault) throw new AreaRefused(fault);
  const { collaborativeId, tx } = db;
  const { code, label, unit, withinId } = after;
  const position = before ? undefined : all.length;
  if (position === undefined)
    await tx
      .update(areas)
      .set({ label, withinId })
      .where(and(eq(areas.collaborativeId, collaborativeId), eq(areas.id, after.id)));
  else
    await tx.insert(areas).values({ collaborativeId, id: after.id, code, label, unit, withinId, position });
  if (write.version) await putVersion(db, after, write.version);
  await tieMeasures(db, after);
  await record(db, [
    {
      ...subject(after.id),
      before: before && contentOf(before, all, write),
      after: contentOf(after, all, write),
    },
  ]);
  return code;
}

function areaAfter(before: Area | null, write: AreaWrite, taken: ReadonlySet<string>): Area {
  const { label, unit, withinId, measureIds, version } = write;
  if (before && before.unit !== unit)
    throw new AreaRefused({
      field: "unit",
      message: "A list stays made of what it is made of. Add another area instead.",
    });
  const code = before?.code ?? write.code ?? codeFrom(label, taken);
  const versions = version
    ? [
        ...(before?.versions ?? []).filter(({ fromYear }) => fromYear !== version.fromYear),
        stored(before, version),
      ]
    : (before?.versions ?? []);
  versions.sort((a, b) => a.fromYear - b.fromYear);
  if (versions.length === 0)
    throw new AreaRefused({ field: "codes", message: "Enter the codes, one a line." });
  return { id: before?.id ?? uuidv7(), code, label, unit, withinId, measureIds, versions };
}

function stored(before: Area | null, { outlines: _, weights, ...version }: VersionWrite): AreaVersion {
  const replaced = before?.versions.find(({ fromYear }) => fromYear === version.fromYear);
  // Weights are those of one list of tracts: another list needs its own.
  const same = replaced && replaced.codes.join() === version.codes.join();
  return { ...version, weights: weights === undefined ? (same ? replaced.weights : null) : weights };
}

async function putVersion(
  db: TenantDb,
  { id: areaId, versions }: Area,
  { fromYear, outlines }: VersionWrite,
) {
  const version = versions.find((each) => each.fromYear === fromYear);
  if (!version) throw new Error("the version that is stored is gone");
  const { recountedFrom, source, rule, codes, weights } = version;
  const content = { recountedFrom, source, rule, codes, weights };
  await db.tx
    .insert(areaVersions)
    .values({ collaborativeId: db.collaborativeId, areaId, fromYear, ...content, outlines: outlines ?? null })
    .onConflictDoUpdate({
      target: [areaVersions.collaborativeId, areaVersions.areaId, areaVersions.fromYear],
      set: outlines === undefined ? content : { ...content, outlines },
    });
}

async function tieMeasures({ tx, collaborativeId }: TenantDb, { id: areaId, measureIds }: Area) {
  await tx
    .delete(areaMeasures)
    .where(and(eq(areaMeasures.collaborativeId, collaborativeId), eq(areaMeasures.areaId, areaId)));
  const ids = [...new Set(measureIds)];
  if (ids.length > 0)
    await tx.insert(areaMeasures).values(ids.map((measureId) => ({ collaborativeId, areaId, measureId })));
}

/**
 * Removes one version of an area, or with `fromYear` null all of it. Stored counts stay; their source names the list.
 * @returns false if there is none such
 * @throws AreaRefused if it is the only version, or if another area depends on it
 */
export async function removeArea(db: TenantDb, id: string, fromYear: number | null): Promise<boolean> {
  await lockAreas(db);
  const all = await readAreas(db);
  const area = all.find((each) => each.id === id);
  if (!area || (fromYear !== null && !area.versions.some((version) => version.fromYear === fromYear)))
    return false;
  const { tx, collaborativeId } = db;
  const versions = and(eq(areaVersions.collaborativeId, collaborativeId), eq(areaVersions.areaId, id));
  if (fromYear === null) {
    const inner = all.find(({ withinId }) => withinId === id);
    if (inner)
      throw new AreaRefused({
        field: "within",
        message: `${inner.label} lies in this area. Change that first.`,
      });
    await tx.delete(areaVersions).where(versions);
    await tieMeasures(db, { ...area, measureIds: [] });
    await tx.delete(areas).where(and(eq(areas.collaborativeId, collaborativeId), eq(areas.id, id)));
    await record(db, [{ ...subject(id), before: contentOf(area, all), after: null }]);
    return true;
  }
  const after = { ...area, versions: area.versions.filter((version) => version.fromYear !== fromYear) };
  if (after.versions.length === 0)
    throw new AreaRefused({ field: "fromYear", message: "This is the only list. Remove the area instead." });
  const fault = areaFault(after, all);
  if (fault) throw new AreaRefused(fault);
  await tx.delete(areaVersions).where(and(versions, eq(areaVersions.fromYear, fromYear)));
  await record(db, [
    { ...subject(id), before: contentOf(area, all, { version: { fromYear } }), after: contentOf(after, all) },
  ]);
  return true;
}

const subject = (itemId: string) => ({ subject: "area" as const, itemId });

/** An area as the history keeps it: with the list of the year that is written, or the newest. */
function contentOf(area: Area, all: Area[], write: { version?: { fromYear: number } | null } = {}) {
  const { label, unit, withinId, measureIds, versions } = area;
  const year = write.version?.fromYear;
  const version = versions.find(({ fromYear }) => fromYear === year) ?? versions.at(-1);
  const within = all.find(({ id }) => id === withinId)?.label ?? null;
  const { fromYear, recountedFrom, source, rule, codes, weights } = version ?? ({} as Partial<AreaVersion>);
  return {
    label,
    unit,
    within,
    measures: measureIds.length,
    fromYear,
    recountedFrom,
    source,
    rule,
    codes,
    crosswalk: !!weights,
  };
}
