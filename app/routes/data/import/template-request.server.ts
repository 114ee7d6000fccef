import { notFound, type RouteArgs, visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/terms";
import { FIRST_YEAR, isYear, LAST_YEAR } from "~/domain/years";
import { readSetting } from "~/records/figures/rollup.server";
import { readTemplateMembers, type TemplateMember } from "~/records/imports/template.server";
import { memberInAddress } from "~/routes/data/entry/chosen-member.server";

export interface RequestedTemplate {
  catalog: Catalog;
  year: number;
  members: TemplateMember[];
  /** The file's name without its extension: "quillard-2026". */
  stem: string;
}

/**
 * What a year asks of the member in the address, or of all members that the visitor may reach.
 * @throws 404 for an unknown year or member, or if nothing is asked; 403 for another's member
 */
export async function requestedTemplate(args: RouteArgs): Promise<RequestedTemplate> {
  const query = new URL(args.request.url).searchParams;
  return visit(args, "see entries", async ({ db, viewer }) => {
    const { catalog, newest } = await readSetting(db);
    const year = query.has("year") ? Number(query.get("year")) : newest;
    if (!isYear(year)) throw notFound(`A template is for a year from ${FIRST_YEAR} to ${LAST_YEAR}.`);
    const member = memberInAddress(args.request, viewer, catalog);
    const members = await readTemplateMembers(db, catalog, year, member?.id ?? viewer.memberId);
    const [first, ...others] = members;
    if (!first) throw notFound(`No member is asked for numbers of ${year} here.`);
    const owner = others.length === 0 ? first.member : catalog.collaborative;
    return { catalog, year, members, stem: `${owner.slug}-${year}` };
  });
}
