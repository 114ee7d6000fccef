import { mayReachMember } from "~/access/permissions";
import { forbidden, notFound, type Visit } from "~/access/visit.server";
import type { Catalog, Member } from "~/domain/types";

/**
 * The member of the address, else the visitor's own, else the first.
 * @throws 404 for one that there is not, 403 for one that is not the visitor's to reach
 */
export function chosenMember(request: Request, { viewer }: Visit, catalog: Catalog): Member | null {
  const slug = new URL(request.url).searchParams.get("member");
  const member =
    slug === null
      ? (catalog.members.find(({ id }) => viewer.memberId === null || id === viewer.memberId) ?? null)
      : catalog.members.find((one) => one.slug === slug);
  if (member === undefined) throw notFound("There is no such member in this collaborative.");
  if (member && !mayReachMember(viewer, member.id))
    throw forbidden("You enter the numbers of your own institution; this member’s are not yours to see.");
  return member;
}
