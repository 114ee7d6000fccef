import type { LoaderFunctionArgs } from "@remix-run/node";
import { forbidden, visit } from "~/access/visit.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { noteSecurity } from "~/records/security/notes.server";
import { activityFile } from "~/routes/activity/index.server";
import { csvFile } from "~/routes/shared/downloads";
import { memberIn } from "./member-activity.server";

/** The activity of the collaborative, or of the address's member, with the page's filters. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see activity", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const { collaborative } = catalog;
    const slug = args.params.member;
    if (slug === undefined && visited.viewer.memberId !== null) throw forbidden();
    const member = slug === undefined ? null : memberIn(catalog, visited.viewer, slug);
    const text = await activityFile(args.request, visited, catalog, member);
    await noteSecurity(visited.db, { kind: "export", what: `activity${member ? ` of ${member.name}` : ""}` });
    return csvFile(`${member?.slug ?? collaborative.slug}-activity.csv`, text);
  });
}
