import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { mayKnowMember } from "~/domain/disclosure";
import { isActive } from "~/domain/periods";
import { readSetting } from "~/records/rollup.server";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { InstitutionTable } from "./shared/InstitutionTable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Members · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { catalog, newest } = await readSetting(visited.db);
    const { collaborative } = catalog;
    return {
      shell: shellOf(visited, collaborative),
      baselineYear: collaborative.baselineYear,
      // Ids stay on the server: the order of anonymous peers comes from them.
      members: catalog.members.map(({ id, ...member }) => ({
        ...member,
        active: isActive(member, newest),
        mayOpen: mayKnowMember(visited.viewer, collaborative.policy, id),
      })),
    };
  });
}

export default function Members() {
  const { shell, members, baselineYear } = useLoaderData<typeof loader>();
  const base = `/c/${shell.slug}`;
  const now = members.filter(({ active }) => active).length;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Members"
        actions={
          shell.maySetUp ? (
            <LinkButton kind="secondary" to={`${base}/settings/members`}>
              Set up members
            </LinkButton>
          ) : undefined
        }
        lead={`${now} of ${members.length} institutions take part now.`}
      >
        {members.length === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Add the institutions that take part; each can have its own fiscal year and baseline year.</p>
          </EmptyState>
        ) : (
          <InstitutionTable
            {...{ members, baselineYear }}
            writing={shell}
            name={({ slug, name, mayOpen }) =>
              mayOpen ? <Link to={`${base}/members/${slug}`}>{name}</Link> : name
            }
          />
        )}
      </Page>
    </CollaborativeShell>
  );
}
