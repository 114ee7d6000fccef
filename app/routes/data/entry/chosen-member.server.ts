import { mayReachMember } from "~/access/permissions";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import type { Catalog, Member, Viewer } from "~/domain/terms";

/**
 * The member that the address names; null if it names none.
 * @throws 404 for an unknown member, 403 for one that the visitor may not reach
 */
export function memberInAddress(request: Request, viewer: Viewer, { members }: Catalog): Member | null {
  const slug = new URL(request.url).searchParams.get("member");
  if (!slug) return null;
  const member = members.find((candidate) => candidate.slug === slug);
  if (!member) throw notFound("There is no such member in this collaborative.");
  if (!mayReachMember(viewer, member.id))
    throw forbidden("You work with your own institution’s numbers; this member’s are not yours to see.");
  return member;
}

/** The member in the address, else the visitor's own, else the first; null while there is none. Throws as above. */
export function chosenMember(request: Request, { viewer }: Visit, catalog: Catalog): Member | null {
  const own = catalog.members.find(({ id }) => viewer.memberId === null || id === viewer.memberId);
  return memberInAddress(request, viewer, catalog) ?? own ?? null;
}
