import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { ACTIVITY_GROUPS, type ActivityGroup, OF_MEMBERS } from "~/domain/activity/activity";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { ActivityBody } from "~/routes/activity";
import { activityPage } from "~/routes/activity/index.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { Page } from "~/ui/layout/Page";
import { memberIn } from "./member-activity.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Activity of ${data.member.name} · ${data.shell.name}` : "Tidemark" },
];

/** Changes to one member. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see activity", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const member = memberIn(catalog, visited.viewer, args.params.member);
    const file = paths.memberActivityCsv(catalog.collaborative.slug, member.slug);
    return {
      shell: shellOf(visited, catalog.collaborative),
      member: { slug: member.slug, name: member.name },
      whole: visited.viewer.memberId === null,
      ...(await activityPage(visited, catalog, { request: args.request, member, file })),
    };
  });
}

const OTHERS: readonly string[] = OF_MEMBERS;

export default function MemberActivity() {
  const shown = useLoaderData<typeof loader>();
  const { shell, member, whole, file } = shown;
  const groups = (Object.keys(ACTIVITY_GROUPS) as ActivityGroup[]).filter(
    (group) => whole || ACTIVITY_GROUPS[group].subjects.some((subject) => OTHERS.includes(subject)),
  );
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.member(shell.slug, member.slug)}>{member.name}</Link>}
        title="Activity"
        lead="Who changed what, when, and why. Nothing here can be altered."
        actions={
          <LinkButton kind="secondary" to={file} reloadDocument>
            Download as CSV
          </LinkButton>
        }
      >
        <ActivityBody shown={shown} groups={groups} ofMember locale={shell.locale} />
      </Page>
    </CollaborativeShell>
  );
}
