import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { mayKnowMember } from "~/domain/disclosure/disclosure";
import { isActive } from "~/domain/periods";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { InstitutionTable } from "./InstitutionTable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Members · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
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
  const now = members.filter(({ active }) => active).length;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Members"
        actions={
          shell.maySetUp ? (
            <LinkButton kind="secondary" to={paths.settingsPage(shell.slug, "members")}>
              Set up members
            </LinkButton>
          ) : undefined
        }
        lead={members.length === 0 ? undefined : `${now} of ${members.length} institutions take part now.`}
      >
        {members.length === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Add the institutions that take part; each can have its own fiscal year and baseline year.</p>
          </EmptyState>
        ) : (
          <InstitutionTable
            members={members}
            baselineYear={baselineYear}
            writing={shell}
            name={({ slug, name, mayOpen }) =>
              mayOpen ? <Link to={paths.member(shell.slug, slug)}>{name}</Link> : name
            }
          />
        )}
      </Page>
    </CollaborativeShell>
  );
}
