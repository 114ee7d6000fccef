import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { mayReachMember } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readImportParts } from "~/records/imports/contents.server";
import { findImport, undoImport } from "~/records/imports/imports.server";
import { DataTabs } from "~/routes/data/DataTabs";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatCount } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { UndoConflicts } from "./UndoConflicts";
import { type UndoFault, undoFault } from "./undo-conflicts.server";
import { countOf } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Import of ${shown.file.fileName} · ${shown.shell.name}` : "Tidemark" },
];

const GONE = "There is no such import.";

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "enter data", async (visited) => {
    const { db, viewer } = visited;
    const file = await findImport(db, importOf(args), viewer.memberId);
    if (!file) throw notFound(GONE);
    const catalog = await readCatalog(db);
    const nameOf = new Map(catalog.members.map(({ id, slug, name }) => [id, { slug, name }]));
    const query = new URL(args.request.url).searchParams;
    return {
      shell: shellOf(visited, catalog.collaborative),
      file,
      parts: (await readImportParts(db, file.id))
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

/** Undoes the whole import, or says what prevents it. */
export async function action(args: ActionFunctionArgs) {
  const id = importOf(args);
  return visit(args, "enter data", async ({ db, viewer }) => {
    if (!(await findImport(db, id, viewer.memberId))) throw notFound(GONE);
    const catalog = await readCatalog(db);
    const undo = await undoImport(db, catalog, id, viewer);
    if (undo.undone) return redirect(paths.storedImport(args.params.collaborative ?? "", id));
    return data<UndoFault>(undoFault(undo, catalog), { status: 409 });
  });
}

export default function ImportStored() {
  const { shell, file, parts, stored } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>() as UndoFault | undefined;
  const busy = useNavigation().state !== "idle";
  const count = (value: number) => formatCount(value, shell);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={
          <>
            Import by {file.by}, <ChangedAt at={file.at} locale={shell.locale} />
          </>
        }
        title={file.fileName}
        lead={`${count(file.created)} new, ${count(file.changed)} changed, ${count(file.unchanged)} unchanged.`}
        actions={
          <LinkButton kind="secondary" to={paths.import(shell.slug)}>
            Send another file
          </LinkButton>
        }
      >
        <DataTabs shell={shell} />
        {file.undoneAt ? (
          <Notice tone="info" title="This import was undone">
            <p>
              Undone by {file.undoneBy}, <ChangedAt at={file.undoneAt} locale={shell.locale} />. Every value
              is what it was before the import. You can send the file again.
            </p>
          </Notice>
        ) : stored && !fault ? (
          <Notice tone="success" title="Imported">
            <p>{countOf(file.created + file.changed, "value", shell.locale)} saved from this file.</p>
          </Notice>
        ) : null}
        {fault ? <UndoConflicts fault={fault} /> : null}
        <Section title="What it changed">
          <ScrollTable label="What the import changed">
            <thead>
              <tr>
                <th scope="col">Member</th>
                <th scope="col">Year</th>
                <th scope="col">Values</th>
                <th scope="col">Open</th>
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
                      to={paths.entry(shell.slug, { member: slug, year })}
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
        {file.undoneAt ? null : (
          <Section
            title="Undo"
            lead="Every value goes back to what it was before this file. If any has been changed since, nothing is undone and you see which ones."
          >
            <TwoStepRemoval
              first="Undo this import…"
              button={`Undo the import of ${file.fileName}`}
              look="line"
              disabled={busy}
            >
              <p>
                {countOf(file.created, "value", shell.locale)} will be removed and{" "}
                {countOf(file.changed, "value", shell.locale)} restored. The history keeps both.
              </p>
            </TwoStepRemoval>
          </Section>
        )}
      </Page>
    </CollaborativeShell>
  );
}
