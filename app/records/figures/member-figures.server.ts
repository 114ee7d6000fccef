import type { Disclosed } from "~/domain/disclosure/disclosure";
import { discloseEntries, discloseMember, type MemberFigures } from "~/domain/disclosure/member-figures";
import type { Catalog, Member, Observation, Viewer } from "~/domain/terms";
import { readInvestments } from "~/records/investments/investments.server";
import { type ObservationFilter, readObservations } from "~/records/observations/observations.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";

/**
 * One member's figures, as this viewer may see them.
 * @param years those that the page offers
 * @returns null if the viewer may not know this member's figures
 */
export async function readMemberFigures(
  db: TenantDb,
  viewer: Viewer,
  { catalog, member, years }: { catalog: Catalog; member: Member; years: number[] },
): Promise<Disclosed<MemberFigures> | null> {
  const observations = await readObservations(db, { memberIds: [member.id] });
  const investments = catalog.collaborative.keepsLedger ? await readInvestments(db) : [];
  return discloseMember({ catalog, member, observations, investments }, viewer, {
    years,
    today: todayIso(),
  });
}

/**
 * Several members' figures, in the order asked for, without their investments. Members whose figures the viewer may
 * not know are left out, as if they did not exist.
 */
export async function readSeveralMembers(
  db: TenantDb,
  viewer: Viewer,
  { catalog, members, years }: { catalog: Catalog; members: Member[]; years: number[] },
): Promise<{ member: Member; figures: Disclosed<MemberFigures> }[]> {
  if (members.length === 0) return [];
  const all = await readObservations(db, { memberIds: members.map(({ id }) => id) });
  const page = { years, today: todayIso() };
  return members.flatMap((member) => {
    const observations = all.filter(({ memberId }) => memberId === member.id);
    const figures = discloseMember({ catalog, member, observations, investments: [] }, viewer, page);
    return figures ? [{ member, figures }] : [];
  });
}

/** Stored values that pass the filter, for those who work on them: nobody gets another member's. */
export async function readOwnEntries(
  db: TenantDb,
  viewer: Viewer,
  filter: ObservationFilter,
): Promise<Disclosed<Observation[]>> {
  return discloseEntries(await readObservations(db, filter), viewer);
}
