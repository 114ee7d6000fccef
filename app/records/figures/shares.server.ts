import { isTooYoungFor, mayKnowMember, seesEverything } from "~/domain/disclosure/disclosure";
import type { Catalog, Metric, Viewer } from "~/domain/terms";
import { readObservations } from "~/records/observations/observations.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";

/** A share that a member reported without its counts. */
export interface ReportedShare {
  metric: string;
  label: string;
  member: string;
  memberSlug: string;
  year: number;
  /** A fraction. */
  value: number;
  note: string | null;
  source: string | null;
}

/** Which shares are wanted, and by whom. */
export interface SharesQuery {
  viewer: Viewer;
  catalog: Catalog;
  metrics: Metric[];
  /** ISO. */
  today?: string;
}

/** Shares reported alone, of the members that the viewer may know, by metric, member and year. */
export async function readReportedShares(
  db: TenantDb,
  { viewer, catalog, metrics, today = todayIso() }: SharesQuery,
): Promise<ReportedShare[]> {
  const { policy } = catalog.collaborative;
  const members = catalog.members.filter(({ id }) => mayKnowMember(viewer, policy, id));
  const rows = await readObservations(db, {
    itemIds: metrics.map(({ id }) => id),
    memberIds: members.map(({ id }) => id),
  });
  return metrics.flatMap(({ id, code, label }) =>
    members.flatMap((member) =>
      rows
        .filter((row) => row.itemId === id && row.memberId === member.id && row.value !== null)
        .filter(({ periodEnd }) => !isTooYoungFor({ viewer, policy, memberId: member.id, periodEnd, today }))
        .sort((a, b) => a.year - b.year)
        .map(({ year, value, note, source }) => ({
          metric: code,
          label,
          member: member.name,
          memberSlug: member.slug,
          year,
          value: Number(value),
          // Notes stay between a member and the backbone staff.
          note: seesEverything(viewer) || viewer.memberId === member.id ? note : null,
          source,
        })),
    ),
  );
}
