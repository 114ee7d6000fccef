import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { mayReachMember } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { readImportParts } from "~/records/import-contents.server";
import { findImport, undoImport } from "~/records/imports.server";
import { Button, LinkButton } from "~/ui/controls/Button";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { DataTabs } from "./shared/DataTabs";
import { InTheWay } from "./shared/InTheWay";
import { inTheWay, type UndoFault } from "./shared/import-undo.server";
import { countOf } from "./shared/import-words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Import of ${shown.one.fileName} · ${shown.shell.name}` : "Tidemark" },
];

const GONE = "There is no such import.";

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "enter data", async (visited) => {
    const { db, viewer } = visited;
    const one = await findImport(db, importOf(doorway), viewer.memberId);
    if (!one) throw notFound(GONE);
    const catalog = await readCatalog(db);
    const nameOf = new Map(catalog.members.map(({ id, slug, name }) => [id, { slug, name }]));
    const query = new URL(doorway.request.url).searchParams;
    return {
      shell: shellOf(visited, catalog.collaborative),
      one,
      parts: (await readImportParts(db, one.id))
        .filter(({ memberId }) => mayReachMember(viewer, memberId))
        .flatMap(({ memberId, year, values }) => {
          const member = nameOf.get(memberId);
          return member ? [{ ...member, year, values }] : [];
        }),
      stored: query.has("stored"),
    };
  });
}

const importOf = ({ params }: { params: { import?: string } }) => params.import ?? "";

/** Takes the whole import back, or says what is in the way. */
export async function action(doorway: ActionFunctionArgs) {
  const id = importOf(doorway);
  return visit(doorway, "enter data", async ({ db, viewer }) => {
    if (!(await findImport(db, id, viewer.memberId))) throw notFound(GONE);
    const catalog = await readCatalog(db);
    const undo = await undoImport(db, catalog, id, viewer);
    if (undo.undone) return redirect(`/c/${doorway.params.collaborative}/data/import/stored/${id}`);
    return data<UndoFault>(inTheWay(undo, catalog), { status: 409 });
  });
}

export default function ImportStored() {
  const { shell, one, parts, stored } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>() as UndoFault | undefined;
  const busy = useNavigation().state !== "idle";
  const base = `/c/${shell.slug}`;
  const count = (value: number) => value.toLocaleString(shell.locale);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={
          <>
            Import by {one.by}, <ChangedAt at={one.at} locale={shell.locale} />
          </>
        }
        title={one.fileName}
        lead={`${count(one.created)} new, ${count(one.changed)} changed, ${count(one.unchanged)} as they were.`}
        actions={
          <LinkButton kind="secondary" to={`${base}/data/import`}>
            Send another file
          </LinkButton>
        }
      >
        <DataTabs shell={shell} />
        {one.undoneAt ? (
          <Notice tone="info" title="This import was undone">
            <p>
              By {one.undoneBy}, <ChangedAt at={one.undoneAt} locale={shell.locale} />: every value is again
              what it was before. The file can be sent again.
            </p>
          </Notice>
        ) : stored && !fault ? (
          <Notice tone="success" title="Stored">
            <p>
              {countOf(one.created + one.changed, "value", shell.locale)} of the file{" "}
              {one.created + one.changed === 1 ? "counts" : "count"} from now on.
            </p>
          </Notice>
        ) : null}
        {fault ? <InTheWay fault={fault} /> : null}
        <Section title="What it changed">
          <ScrollTable label="What the import changed">
            <thead>
              <tr>
                <th scope="col">Member</th>
                <th scope="col">Year</th>
                <th scope="col">Values</th>
                <th scope="col">Look at them</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ slug, name, year, values }) => (
                <tr key={`${slug} ${year}`}>
                  <th scope="row">{name}</th>
                  <td>{year}</td>
                  <td>{count(values)}</td>
                  <td>
                    <Link
                      to={`${base}/data?member=${slug}&year=${year}`}
                      aria-label={`Open the data of ${name}, ${year}`}
                    >
                      Open the data
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </Section>
        {one.undoneAt ? null : (
          <Section
            title="Undo"
            lead="Every value becomes what it was before this file. Where somebody has changed one since, nothing is undone and you are told which."
          >
            <details className="folded">
              <summary>Undo this import…</summary>
              <Form method="post" className="mt-4 grid max-w-[34rem] gap-4">
                <p>
                  {countOf(one.created, "value", shell.locale)} will be removed and{" "}
                  {countOf(one.changed, "value", shell.locale)} changed back. The history keeps both.
                </p>
                <div>
                  <Button kind="danger" disabled={busy}>
                    Undo the import of {one.fileName}
                  </Button>
                </div>
              </Form>
            </details>
          </Section>
        )}
      </Page>
    </CollaborativeShell>
  );
}
