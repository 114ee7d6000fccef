import { mayReachMember } from "~/access/permissions";
import { type Doorway, forbidden, notFound, visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/types";
import { readSetting } from "~/records/rollup.server";
import { type AskedOf, readAsked } from "~/records/template.server";

/**
 * What the year of the address asks of its member, or of all members that the visitor reaches.
 * @throws 404 for a year or member that there is not, or that asks nothing; 403 for one that is not theirs
 */
export async function askedFor(
  doorway: Doorway,
): Promise<{ catalog: Catalog; year: number; asked: AskedOf[] }> {
  const query = new URL(doorway.request.url).searchParams;
  return visit(doorway, "see entries", async ({ db, viewer }) => {
    const { catalog, newest } = await readSetting(db);
    const year = query.has("year") ? Number(query.get("year")) : newest;
    if (!Number.isInteger(year) || year < 1990 || year > 2100)
      throw notFound("A template is for a year from 1990 to 2100.");
    const slug = query.get("member");
    const member = slug ? catalog.members.find((one) => one.slug === slug) : null;
    if (member === undefined) throw notFound("There is no such member in this collaborative.");
    if (member && !mayReachMember(viewer, member.id))
      throw forbidden("You enter the numbers of your own institution; this member’s are not yours to see.");
    const asked = await readAsked(db, catalog, year, member?.id ?? viewer.memberId);
    if (asked.length === 0) throw notFound(`Nobody is asked for numbers of ${year} here.`);
    return { catalog, year, asked };
  });
}
