import { isTooYoungFor, seesEverything } from "~/domain/disclosure/disclosure";
import { partKey, withholdParts } from "~/domain/disclosure/member-cells";
import { withholdGroups } from "~/domain/disclosure/small-cells";
import { splitFigures } from "~/domain/rollup/breakdowns";
import type { Withheld } from "~/domain/rollup/figures";
import type { Catalog, Observation, Viewer } from "~/domain/terms";
import { type ObservationFilter, readObservations } from "~/records/observations/observations.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";
import { splitMembers } from "./breakdowns.server";
import { readDecisionNow } from "./decision.server";

/** Which observations are wanted, and by whom. */
export interface ExportQuery {
  viewer: Viewer;
  catalog: Catalog;
  /** Left out: all of them. */
  filter?: ObservationFilter;
  /** ISO. */
  today?: string;
}

/**
 * Observations that the viewer may download, categories of breakdowns included. Backbone staff and conveners
 * get all of them, an institution its own; under an open policy an executive gets every member's, as on the
 * pages. Other members' categories of few people come without their number.
 */
export async function readObservationsFor(
  db: TenantDb,
  { viewer, catalog, filter = {}, today = todayIso() }: ExportQuery,
): Promise<(Observation & { withheld?: Withheld })[]> {
  const everything = seesEverything(viewer);
  const all = everything || (viewer.role === "executive" && catalog.collaborative.policy.peers === "open");
  const selected = filter.memberIds ?? catalog.members.map((member) => member.id);
  const memberIds = all ? selected : selected.filter((id) => id === viewer.memberId);
  if (memberIds.length === 0) return [];
  const stored = await readObservations(db, {
    ...filter,
    memberIds,
    categoriesOf: filter.itemIds ?? "all",
  });
  const rows = everything ? stored : stored.flatMap((row) => ofOthers(viewer, catalog, today, row));
  if (everything || !rows.some((row) => row.categoryId !== null && row.memberId !== viewer.memberId))
    return rows;
  const hidden = await readHiddenParts(db, viewer, catalog, filter);
  return rows.map((row) => {
    const rule = row.categoryId === null ? undefined : hidden.get(placeOf(row));
    return rule ? { ...row, withheld: rule } : row;
  });
}

/** Other members' figures once they are old enough, without notes: those stay with the backbone staff. */
function ofOthers(viewer: Viewer, catalog: Catalog, today: string, row: Observation): Observation[] {
  if (row.memberId === viewer.memberId) return [row];
  const { policy } = catalog.collaborative;
  return isTooYoungFor({ viewer, policy, memberId: row.memberId, periodEnd: row.periodEnd, today })
    ? []
    : [{ ...row, note: null }];
}

const placeOf = ({ memberId, itemId, categoryId, year }: Observation) =>
  `${year} ${partKey(memberId, itemId, categoryId ?? "")}`;

/** Categories are always judged over all members and measures, since other files hold the rest. */
async function readHiddenParts(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  { from, to }: ObservationFilter,
): Promise<Map<string, Withheld>> {
  const { policy } = catalog.collaborative;
  const codes = new Set(catalog.dimensions.flatMap(({ measures }) => measures));
  const ids = catalog.measures.filter(({ code }) => codes.has(code)).map(({ id }) => id);
  const rows = await readObservations(db, { from, to, itemIds: ids, categoriesOf: ids });
  const decision = await readDecisionNow(db, viewer, catalog);
  const hidden = new Map<string, Withheld>();
  for (const year of new Set(rows.map((row) => row.year)))
    for (const dimension of catalog.dimensions) {
      const protection = {
        dimension,
        policy,
        own: viewer.memberId,
        figures: splitFigures(catalog, dimension),
        members: splitMembers(catalog, rows, year, dimension),
        whole: (code: string) => decision.because(code, year, "value"),
      };
      for (const [key, rule] of withholdParts(protection, withholdGroups(protection)))
        hidden.set(`${year} ${key}`, rule);
    }
  return hidden;
}
