import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { landingOf } from "~/access/landing";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { ROLE_NAMES, type Role } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { endTour } from "~/records/people/people.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { ShortcutList } from "~/routes/shared/help/ShortcutList";
import { SingleKeys } from "~/routes/shared/help/SingleKeys";
import { tourAt } from "~/routes/shared/help/Tour";
import { notAForm } from "~/routes/shared/steps";
import { LinkButton } from "~/ui/controls/Button";
import { Page, Section } from "~/ui/layout/Page";
import { TASKS } from "./tasks";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Help · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => ({
    shell: shellOf(visited, (await readCatalog(visited.db)).collaborative),
  }));
}

/** Ends the tour for good. Nobody who shares a demo account ends it for others. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "see figures", async ({ db, person, viewer }) => {
    if (form.get("intent") !== "end-tour") throw notAForm();
    if (!person.demo) await endTour(db, person.id);
    return redirect(landingOf(args.params.collaborative ?? "", viewer.role));
  });
}

/** A page of the handbook, which is built from docs/guides. */
const guideOf = (role: Role) => `/docs/guides/${role.replace("_", "-")}.html`;

export default function Help() {
  const { shell } = useLoaderData<typeof loader>();
  const role = ROLE_NAMES[shell.role].toLowerCase();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Help"
        lead={`What to do when, as ${/^[aeiou]/.test(role) ? "an" : "a"} ${role}.`}
        actions={<LinkButton to={tourAt(shell, 1)}>Take the tour of five pages</LinkButton>}
      >
        <ol className="grid max-w-[46rem] border-line border-t">
          {TASKS[shell.role].map(({ what, when, page, path }) => (
            <li key={what} className="border-line border-b py-4">
              <h2 className="font-sans font-semibold text-base">{what}</h2>
              <p className="mt-1">
                {when} <Link to={path(shell.slug)}>{page}</Link>
              </p>
            </li>
          ))}
        </ol>
        <Section title="Keyboard" id="keys">
          <ShortcutList />
          <SingleKeys />
        </Section>
        <Section title="More">
          <p>
            <a href={guideOf(shell.role)}>The guide for your role</a> says all of this at length, with
            pictures. It is a part of the handbook, which also has the rules of every figure.
          </p>
          <p className="mt-3">
            The <Link to={paths.glossary(shell.slug)}>glossary</Link> explains the words of these pages, such
            as baseline, coverage, and like for like.
          </p>
        </Section>
      </Page>
    </CollaborativeShell>
  );
}
