import type { TenantDb } from "~db/tenant";
import { splitFigures } from "../domain/breakdowns";
import { isTooYoungFor, seesEverything } from "../domain/disclosure";
import { partKey, withholdParts } from "../domain/member-cells";
import type { Withheld } from "../domain/rollup";
import { withholdGroups } from "../domain/small-cells";
import type { Catalog, Observation, Viewer } from "../domain/types";
import { splitMembers } from "./breakdowns.server";
import { readDecisionNow, todayIso } from "./decision.server";
import { type ObservationFilter, readObservations } from "./observations.server";

/**
 * Observations that the viewer may take away, the categories of breakdowns with the wholes: backbone staff
 * and conveners all of them, an institution its own; under an open policy an executive every member's, since
 * the pages show them too. Of others, categories of few people go without their number.
 */
export async function readObservationsFor(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  filter: ObservationFilter,
  today = todayIso(),
): Promise<(Observation & { withheld?: Withheld })[]> {
  const everything = seesEverything(viewer);
  const all = everything || (viewer.role === "executive" && catalog.collaborative.policy.peers === "open");
  const asked = filter.memberIds ?? catalog.members.map((member) => member.id);
  const memberIds = all ? asked : asked.filter((id) => id === viewer.memberId);
  if (memberIds.length === 0) return [];
  const stored = await readObservations(db, {
    ...{ ...filter, memberIds },
    categoriesOf: filter.itemIds ?? "all",
  });
  const found = everything ? stored : stored.flatMap((row) => ofOthers(viewer, catalog, today, row));
  if (everything || !found.some((row) => row.categoryId !== null && row.memberId !== viewer.memberId))
    return found;
  const hidden = await readHiddenParts(db, viewer, catalog, filter);
  return found.map((row) => {
    const rule = row.categoryId === null ? undefined : hidden.get(placeOf(row));
    return rule ? { ...row, withheld: rule } : row;
  });
}

/** Others' figures when their time has come, without the notes: those stay with the backbone staff. */
function ofOthers(viewer: Viewer, catalog: Catalog, today: string, row: Observation): Observation[] {
  if (row.memberId === viewer.memberId) return [row];
  const { policy } = catalog.collaborative;
  return isTooYoungFor(viewer, policy, row.memberId, row.periodEnd, today) ? [] : [{ ...row, note: null }];
}

const placeOf = ({ memberId, itemId, categoryId, year }: Observation) =>
  `${year} ${partKey(memberId, itemId, categoryId ?? "")}`;

/** Whatever is asked for, categories are judged over all members and measures: other files hold the rest. */
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
        ...{ dimension, policy, own: viewer.memberId, figures: splitFigures(catalog, dimension) },
        members: splitMembers(catalog, rows, year, dimension),
        whole: (code: string) => decision.because(code, year, "value"),
      };
      for (const [key, rule] of withholdParts(protection, withholdGroups(protection)))
        hidden.set(`${year} ${key}`, rule);
    }
  return hidden;
}
