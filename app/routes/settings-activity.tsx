import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { ACTIVITY_GROUPS, type ActivityGroup } from "~/domain/activity";
import { readCatalog } from "~/records/catalog.server";
import { LinkButton } from "~/ui/controls/Button";
import { ActivityBody } from "./shared/ActivityBody";
import { activityPage } from "./shared/activity.server";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Activity · ${data.shell.name}` : "Tidemark" },
];

/** Everything that was changed in the collaborative; a data lead is shown their own member's. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see activity", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const base = `/c/${catalog.collaborative.slug}`;
    const own = catalog.members.find(({ id }) => id === visited.viewer.memberId);
    if (visited.viewer.memberId !== null) throw redirect(`${base}/members/${own?.slug}/activity`);
    return {
      shell: shellOf(visited, catalog.collaborative),
      ...(await activityPage(doorway.request, visited, catalog, null, `${base}/settings/activity.csv`)),
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
      lead="Who changed what, when and why. Nothing here can be altered."
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
