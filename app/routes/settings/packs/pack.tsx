import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readMeasureSettings } from "~/records/measures/settings.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { PackItems, PackNotes } from "./PackItems";
import { adoptListed, type PackAnswer, packView, readPacks } from "./packs.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.name} · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => adoptListed(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see measures", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const listed = (await readPacks(visited)).find(({ pack }) => pack.code === args.params.pack);
    if (!listed) throw notFound("There is no such pack of measures.");
    return {
      shell: shellOf(visited, collaborative),
      mayChange: may(visited.viewer, "manage measures"),
      adopted: listed.adopted,
      view: packView(await readMeasureSettings(visited.db), listed.pack),
      saved: new URL(args.request.url).searchParams.get("saved") === "yes",
    };
  });
}

export default function Pack() {
  const { shell, mayChange, adopted, view, saved } = useLoaderData<typeof loader>();
  const answer = useAnswer<PackAnswer>();
  const { adds, along, fault } = view;
  const mayAdopt = mayChange && fault === null && (adds > 0 || !adopted);
  return (
    <SettingsPage
      shell={shell}
      title={view.name}
      lead={view.about}
      actions={
        <>
          <LinkButton kind="secondary" to={paths.measurePackJson(shell.slug, view.code)} reloadDocument>
            Download
          </LinkButton>
          <LinkButton kind="quiet" to={paths.measurePacks(shell.slug)}>
            All packs
          </LinkButton>
        </>
      }
    >
      {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
      {saved && !answer ? <Notice tone="success">Adopted. Members are asked from now on.</Notice> : null}
      {fault ? (
        <Notice tone="warning" title="It cannot be adopted">
          <p>{fault}</p>
        </Notice>
      ) : null}
      {mayAdopt ? (
        <Form method="post" className="no-print grid max-w-[46rem] gap-3">
          <p>
            {adds === 0
              ? "Everything in it is here already."
              : `Adds ${adds === 1 ? "1 measure or figure" : `${adds} measures and figures`}${along.length > 0 ? `, with ${along.join(" and ")}` : ""}. Each can be switched off later.`}
          </p>
          <div>
            <Button>Adopt the pack</Button>
          </div>
        </Form>
      ) : null}
      <PackItems view={view} />
      <Section
        title="Beside other frameworks"
        lead="The nearest there is, and what differs. Nothing is converted."
      >
        <PackNotes notes={view.notes} />
      </Section>
    </SettingsPage>
  );
}
