import type { LoaderFunctionArgs } from "@remix-run/node";
import { forbidden, visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { activityFile } from "./shared/activity.server";
import { csvFile } from "./shared/files";
import { memberIn } from "./shared/member-activity.server";

/** The activity of the collaborative, or of the member of the address, narrowed as the page was. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see activity", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const { collaborative } = catalog;
    const slug = doorway.params.member;
    if (slug === undefined && visited.viewer.memberId !== null) throw forbidden();
    const member = slug === undefined ? null : memberIn(catalog, visited.viewer, slug);
    const text = await activityFile(doorway.request, visited, catalog, member);
    return csvFile(`${member?.slug ?? collaborative.slug}-activity.csv`, text);
  });
}
