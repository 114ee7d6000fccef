import { type Area, versionIn } from "~/domain/areas/area";
import { type CountSummary, ESTIMATED_WORDING, sourceOf } from "~/domain/areas/stored-count";
import { definitionIn } from "~/domain/rollup/definitions";
import type { Catalog, Measure, Member } from "~/domain/terms";
import { type WriteOutcome, writeObservations } from "~/records/entry/write-observations.server";
import { addDefinition, readDefinitions } from "~/records/figures/definitions.server";
import type { TenantDb } from "~db/tenant";

/** A count, and the value that it becomes. */
export interface NewCount {
  area: Area;
  member: Member;
  measure: Measure;
  year: number;
  summary: CountSummary;
  /** Why a verified value changes; null if it is not one. */
  reason: string | null;
}

/**
 * Stores a count as its measure's value, with the area, its list, and the placed share as its source. An estimate is
 * also recorded as the member's own definition from that year on, close to the collaborative's.
 * @throws Error if the area has no list for the year
 */
export async function storeCount(
  db: TenantDb,
  catalog: Catalog,
  { area, member, measure, year, summary, reason }: NewCount,
): Promise<WriteOutcome> {
  const version = versionIn(area, year);
  if (!version) throw new Error(`${area.code} has no list for ${year}`);
  const { locale } = catalog.collaborative;
  const source = sourceOf({ label: area.label, fromYear: version.fromYear }, summary, locale);
  const write = { memberId: member.id, kind: "measure" as const, code: measure.code, year };
  const outcome = await writeObservations(
    db,
    catalog,
    [{ ...write, state: "value", value: summary.value, source }],
    reason === null ? {} : { reason },
  );
  if (!outcome.stored) return outcome;
  const own = await readDefinitions(db, { memberId: member.id, measureIds: [measure.id] });
  const grade = definitionIn(own, member.id, measure.id, year)?.grade ?? "same";
  if (summary.kind === "estimate" && grade === "same")
    await addDefinition(db, catalog, {
      member,
      measure,
      fromYear: year,
      wording: ESTIMATED_WORDING,
      grade: "close",
      restatedFrom: null,
      values: [],
    });
  return outcome;
}
