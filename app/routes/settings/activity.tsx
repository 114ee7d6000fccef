import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { ACTIVITY_GROUPS, type ActivityGroup } from "~/domain/activity/activity";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { ActivityBody } from "~/routes/activity";
import { activityPage } from "~/routes/activity/index.server";
import { LinkButton } from "~/ui/controls/Button";
import { SettingsPage } from "./SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Activity · ${data.shell.name}` : "Tidemark" },
];

/** Every change in the collaborative. Data leads are redirected to their own member's. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see activity", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const { slug } = catalog.collaborative;
    const own = catalog.members.find(({ id }) => id === visited.viewer.memberId);
    if (visited.viewer.memberId !== null) throw redirect(paths.memberActivity(slug, own?.slug ?? ""));
    const file = paths.activityCsv(slug);
    return {
      shell: shellOf(visited, catalog.collaborative),
      ...(await activityPage(visited, catalog, { request: args.request, member: null, file })),
    };
  });
}

export default function SettingsActivity() {
  const shown = useLoaderData<typeof loader>();
  const { shell, file } = shown;
  return (
    <SettingsPage
      shell={shell}
      title="Activity"
      lead="Who changed what, when, and why. Nothing here can be altered."
      actions={
        <LinkButton kind="secondary" to={file} reloadDocument>
          Download as CSV
        </LinkButton>
      }
    >
      <ActivityBody
        shown={shown}
        groups={Object.keys(ACTIVITY_GROUPS) as ActivityGroup[]}
        ofMember={false}
        locale={shell.locale}
      />
    </SettingsPage>
  );
}
