import { mayReachMember } from "~/access/permissions";
import { forbidden, notFound } from "~/access/visit.server";
import type { Catalog, Member, Viewer } from "~/domain/terms";

/** @throws 404 for an unknown member, 403 for a member other than the viewer's own */
export function memberIn(catalog: Catalog, viewer: Viewer, slug: string | undefined): Member {
  const member = catalog.members.find((member) => member.slug === slug);
  if (!member) throw notFound("There is no such member in this collaborative.");
  if (!mayReachMember(viewer, member.id))
    throw forbidden("You can see your own institution’s activity, but not another member’s.");
  return member;
}
