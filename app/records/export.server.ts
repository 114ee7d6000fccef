import type { TenantDb } from "~db/tenant";
import { seesEverything } from "../domain/disclosure";
import type { Catalog, Observation, Viewer } from "../domain/types";
import { type ObservationFilter, readObservations } from "./observations.server";

/**
 * Observations that the viewer may take away: backbone staff and conveners all of them, an institution its
 * own; under an open policy an executive every member's, since the pages show them too.
 */
export async function readObservationsFor(
  db: TenantDb,
  viewer: Viewer,
  catalog: Catalog,
  filter: ObservationFilter,
): Promise<Observation[]> {
  const all =
    seesEverything(viewer) || (viewer.role === "executive" && catalog.collaborative.policy.peers === "open");
  const asked = filter.memberIds ?? catalog.members.map((member) => member.id);
  const memberIds = all ? asked : asked.filter((id) => id === viewer.memberId);
  return memberIds.length === 0 ? [] : readObservations(db, { ...filter, memberIds });
}
