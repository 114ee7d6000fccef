import { may } from "~/access/permissions";
import { notFound, type Visit } from "~/access/visit.server";
import type { Rater, Subject } from "~/domain/continuum/continuum";
import { continuumYears } from "~/domain/continuum/profile";
import type { Catalog, Member, Viewer } from "~/domain/terms";
import type { ContinuumSource } from "~/records/continuum/continuum.server";
import { firstYear } from "~/records/figures/rollup.server";
import { todayIso } from "~/records/today";

/** Slug of the one subject that is not a member, in addresses and files. */
export const BACKBONE = "backbone";

export const NO_RUBRIC = "This collaborative has no rubric yet.";

export const thisYear = () => Number(todayIso().slice(0, 4));

/** The years to choose from, and the year in the address or else the newest with a rating. @throws 404 */
export function continuumYearOf(
  request: Request,
  { placements }: Pick<ContinuumSource, "placements">,
  catalog: Catalog,
): { years: number[]; year: number } {
  const { years, newest } = continuumYears(placements, thisYear(), firstYear(catalog));
  const text = new URL(request.url).searchParams.get("year");
  if (text === null) return { years, year: newest };
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || !years.includes(year))
    throw notFound(
      `There is nothing for ${text.slice(0, 20)}. Choose a year from ${years[0]} to ${years.at(-1)}.`,
    );
  return { years, year };
}

export interface NamedSubject {
  memberId: Subject;
  slug: string;
  name: string;
  member: Member | null;
}

/** The member or the backbone that the address names. @throws 404 */
export function subjectOf({ members }: Pick<Catalog, "members">, slug: string | undefined): NamedSubject {
  if (slug === BACKBONE) return { memberId: null, slug: BACKBONE, name: "The backbone", member: null };
  const member = members.find((candidate) => candidate.slug === slug);
  if (!member) throw notFound("There is no such member in this collaborative.");
  return { memberId: member.id, slug: member.slug, name: member.name, member };
}

/** As which raters the viewer may rate this subject, the usual one first. */
export function ratersFor(viewer: Viewer, memberId: Subject): Rater[] {
  if (may(viewer, "rate members")) return memberId === null ? ["self", "agreed"] : ["backbone", "agreed"];
  const own = memberId !== null && viewer.memberId === memberId;
  return own && may(viewer, "rate own institution") ? ["self"] : [];
}

/** What the viewer may do beyond looking; decides which links a page offers. */
export function continuumRights({ viewer }: Pick<Visit, "viewer">) {
  return {
    rateMembers: may(viewer, "rate members"),
    rateOwn: may(viewer, "rate own institution") && viewer.memberId !== null,
    keepRubric: may(viewer, "keep rubric"),
  };
}
