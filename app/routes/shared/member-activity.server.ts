import { mayReachMember } from "~/access/permissions";
import { forbidden, notFound } from "~/access/visit.server";
import type { Catalog, Member, Viewer } from "~/domain/types";

/** @throws 404 for a member that there is not, 403 for one that is not the viewer's own */
export function memberIn(catalog: Catalog, viewer: Viewer, slug: string | undefined): Member {
  const member = catalog.members.find((one) => one.slug === slug);
  if (!member) throw notFound("There is no such member in this collaborative.");
  if (!mayReachMember(viewer, member.id))
    throw forbidden("You see what happened at your own institution; another’s is not yours to see.");
  return member;
}
