import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TooLarge, uploadOf } from "~/access/limits/body.server";
import { mayReachMember } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { FileError, MAX_BYTES } from "~/exchange/opening/table";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { listImports } from "~/records/imports/imports.server";
import { DataTabs } from "~/routes/data/DataTabs";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { ImportDrop } from "./ImportDrop";
import { ImportList } from "./ImportList";
import { ImportTemplates } from "./ImportTemplates";
import { receiveFile } from "./pending-file.server";
import { alreadySaved } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Import · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "enter data", async (visited) => {
    const { db, viewer } = visited;
    const { catalog, years, newest } = await readSetting(db);
    const query = new URL(args.request.url).searchParams;
    const reachable = catalog.members.filter(({ id }) => mayReachMember(viewer, id));
    return {
      shell: shellOf(visited, catalog.collaborative),
      imports: await listImports(db, viewer.memberId),
      members: reachable.map(({ slug, name }) => ({ value: slug, label: name })),
      // Includes next year, so that its template can be prepared.
      years: [...years, newest + 1].reverse(),
      newest,
      maxBytes: MAX_BYTES,
      gone: query.has("gone"),
      same: Number(query.get("same")) || null,
    };
  });
}

/** Leaves room for the multipart form around the file. */
const MAX_BODY_BYTES = MAX_BYTES + 64 * 1024;

/** Receives and opens a file; its own page decides what happens to it. */
export async function action(args: ActionFunctionArgs) {
  const refuse = (message: string, status: number) => data({ fault: message }, { status });
  // Nobody else's file is read, or judged.
  await visit(args, "enter data", async () => {});
  try {
    const form = await uploadOf(args.request, MAX_BODY_BYTES);
    const file = form.get("file");
    if (!(file instanceof Blob) || file.size === 0)
      return refuse("Choose a file first. This one is empty.", 422);
    const content = new Uint8Array(await file.arrayBuffer());
    const fileName = file instanceof File ? file.name : "file";
    const { id, clear } = await receiveFile(args, { fileName, content });
    return redirect(paths.importFile(args.params.collaborative ?? "", id, { step: clear ? "check" : null }));
  } catch (error) {
    if (error instanceof TooLarge)
      return refuse(
        `The file is larger than ${MAX_BYTES / 1024 / 1024} MB. Split it, for example into one file per year.`,
        413,
      );
    if (!(error instanceof FileError)) throw error;
    const [first] = error.errors;
    return refuse(`${first?.row ? `Line ${first.row}: ` : ""}${first?.message}`, 422);
  }
}

export default function ImportPage() {
  const { shell, imports, members, years, newest, maxBytes, gone, same } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Import"
        lead="Send a spreadsheet as it is. You see what each value would change before anything is saved, and you can undo a whole import."
      >
        <DataTabs shell={shell} />
        {members.length === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Numbers belong to institutions. Add the first member, then import its numbers.</p>
          </EmptyState>
        ) : (
          <>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
              {refused ? (
                <Notice tone="error" title="This file cannot be read">
                  <p>{refused.fault}</p>
                </Notice>
              ) : null}
              {gone && !refused ? (
                <Notice title="That file is no longer here">
                  <p>
                    It was imported, discarded, or is older than a day. Imported files are listed below; you
                    can send any other again.
                  </p>
                </Notice>
              ) : null}
              {same !== null && !refused ? (
                <Notice tone="success" title="Nothing to import">
                  <p>{alreadySaved(same, shell.locale)}</p>
                </Notice>
              ) : null}
              <ImportDrop maxBytes={maxBytes} />
            </div>
            <Section
              title="Start from a template"
              lead="The workbook shows last year’s figures next to the cells to fill in and explains each measure. Send the same file back here."
            >
              <ImportTemplates slug={shell.slug} members={members} years={years} newest={newest} />
            </Section>
            <Section title="Earlier imports">
              {imports.length === 0 ? (
                <p className="max-w-[46rem] text-ink-soft">
                  No file has been imported yet. Each import will be listed here with who sent it and what it
                  changed, and you can undo it.
                </p>
              ) : (
                <ImportList imports={imports} slug={shell.slug} locale={shell.locale} />
              )}
            </Section>
          </>
        )}
      </Page>
    </CollaborativeShell>
  );
}
