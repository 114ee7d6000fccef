import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { PROMISE_STANDINGS, PROMISE_WORDS } from "~/domain/agreements/promises";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { YearPicker } from "~/ui/controls/YearPicker";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { readPromises } from "./promises.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Promises · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see agreements", async (visited) => {
    const setting = await readSetting(visited.db);
    const year = chosenYear(args.request, setting);
    return {
      shell: shellOf(visited, setting.catalog.collaborative),
      year,
      years: setting.years,
      mayKeep: may(visited.viewer, "keep agreements"),
      pledges: await readPromises(visited, setting.catalog, year),
    };
  });
}

export default function Promises() {
  const { shell, pledges, mayKeep, year, years } = useLoaderData<typeof loader>();
  const c = shell.slug;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Promises"
        lead="What became of each pledge, member by member: whether it was signed, and whether the goals behind it are on track."
        actions={pledges.length > 0 ? <YearPicker years={years} current={year} /> : null}
      >
        {pledges.length === 0 ? (
          <EmptyState
            title="No pledge yet"
            {...(mayKeep && { action: { to: paths.newAgreement(c), label: "Add a pledge" } })}
          >
            <p>
              A pledge is an agreement that each institution signs for itself. Name the goals by which each
              keeps it, and this page shows how they stand.
            </p>
          </EmptyState>
        ) : null}
        {pledges.map(({ id, title, rows, counts }) => (
          <Section
            key={id}
            title={title}
            lead={PROMISE_STANDINGS.filter((standing) => counts[standing] > 0)
              .map((standing) => `${counts[standing]} ${PROMISE_WORDS[standing].toLowerCase()}`)
              .join("; ")}
            actions={<Link to={paths.agreement(c, id)}>Open the pledge</Link>}
          >
            <ScrollTable label={title}>
              <thead>
                <tr>
                  <th scope="col">Member</th>
                  <th scope="col" className="word">
                    Promise in {year}
                  </th>
                  <th scope="col" className="word">
                    Goals
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.slug}>
                    <th scope="row">{row.name}</th>
                    <td className="word">{PROMISE_WORDS[row.standing]}</td>
                    <td className="word">
                      {row.goals.map((goal) => (
                        <span key={goal.id} className="block">
                          <Link to={paths.goal(c, goal.id, { year })}>{goal.statement}</Link>
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
          </Section>
        ))}
      </Page>
    </CollaborativeShell>
  );
}
