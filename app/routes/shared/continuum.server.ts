import { may } from "~/access/permissions";
import { notFound, type Visit } from "~/access/visit.server";
import type { Rater, Subject } from "~/domain/continuum";
import { continuumYears } from "~/domain/continuum-profile";
import type { Catalog, Member, Viewer } from "~/domain/types";
import type { ContinuumSource } from "~/records/continuum.server";
import { todayIso } from "~/records/decision.server";

/** The subject that is no member, as addresses and files name it. */
export const BACKBONE = "backbone";

export const thisYear = () => Number(todayIso().slice(0, 4));

/** The years to choose from, and the one of the address, else the newest with a rating. @throws 404 */
export function continuumYearOf(
  request: Request,
  { placements }: Pick<ContinuumSource, "placements">,
): { years: number[]; year: number } {
  const { years, newest } = continuumYears(placements, thisYear());
  const text = new URL(request.url).searchParams.get("year");
  if (text === null) return { years, year: newest };
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || !years.includes(year))
    throw notFound(
      `There is nothing of ${text.slice(0, 20)} here: the years run from ${years[0]} to ${years.at(-1)}.`,
    );
  return { years, year };
}

export interface NamedSubject {
  memberId: Subject;
  slug: string;
  name: string;
  member: Member | null;
}

/** The member or the backbone of the address. @throws 404 */
export function subjectOf({ members }: Pick<Catalog, "members">, slug: string | undefined): NamedSubject {
  if (slug === BACKBONE) return { memberId: null, slug: BACKBONE, name: "The backbone", member: null };
  const member = members.find((one) => one.slug === slug);
  if (!member) throw notFound("There is no such member in this collaborative.");
  return { memberId: member.id, slug: member.slug, name: member.name, member };
}

/** The raters as whom the viewer may place this subject, the usual one first. */
export function ratersFor(viewer: Viewer, memberId: Subject): Rater[] {
  if (may(viewer, "rate members")) return memberId === null ? ["self", "agreed"] : ["backbone", "agreed"];
  const own = memberId !== null && viewer.memberId === memberId;
  return own && may(viewer, "rate own institution") ? ["self"] : [];
}

/** Who may do more than look, for the pages' links. */
export function continuumRights({ viewer }: Pick<Visit, "viewer">) {
  return {
    rateMembers: may(viewer, "rate members"),
    rateOwn: may(viewer, "rate own institution") && viewer.memberId !== null,
    keepRubric: may(viewer, "keep rubric"),
  };
}
