import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TooLarge, uploadOf } from "~/access/body.server";
import { mayReachMember } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { FileError, MAX_BYTES } from "~/exchange/table";
import { listImports } from "~/records/imports.server";
import { readSetting } from "~/records/rollup.server";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { DataTabs } from "./shared/DataTabs";
import { ImportDrop } from "./shared/ImportDrop";
import { ImportList } from "./shared/ImportList";
import { ImportTemplates } from "./shared/ImportTemplates";
import { takeIn } from "./shared/import-desk.server";
import { countOf } from "./shared/import-words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Import · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "enter data", async (visited) => {
    const { db, viewer } = visited;
    const { catalog, years, newest } = await readSetting(db);
    const query = new URL(doorway.request.url).searchParams;
    const reachable = catalog.members.filter(({ id }) => mayReachMember(viewer, id));
    return {
      shell: shellOf(visited, catalog.collaborative),
      imports: await listImports(db, viewer.memberId),
      members: reachable.map(({ slug, name }) => ({ value: slug, label: name })),
      // For the year that comes next, too.
      years: [...years, newest + 1].reverse(),
      newest,
      gone: query.has("gone"),
      same: Number(query.get("same")) || null,
    };
  });
}

/** The multipart form stands around the file. */
const MOST_BYTES = MAX_BYTES + 64 * 1024;

/** A file comes in and is opened; what becomes of it is decided on its own page. */
export async function action(doorway: ActionFunctionArgs) {
  const refuse = (message: string, status: number) => data({ fault: message }, { status });
  try {
    const form = await uploadOf(doorway.request, MOST_BYTES);
    const file = form.get("file");
    if (!(file instanceof Blob) || file.size === 0)
      return refuse("Choose a file first; this one is empty.", 422);
    const content = new Uint8Array(await file.arrayBuffer());
    const fileName = file instanceof File ? file.name : "file";
    const { id, clear } = await takeIn(doorway, { fileName, content });
    return redirect(`/c/${doorway.params.collaborative}/data/import/${id}${clear ? "?step=check" : ""}`);
  } catch (error) {
    if (error instanceof TooLarge)
      return refuse("The file is larger than 20 MB. Send it in parts, for example one file a year.", 413);
    if (!(error instanceof FileError)) throw error;
    const [first] = error.errors;
    return refuse(`${first?.row ? `Line ${first.row}: ` : ""}${first?.message}`, 422);
  }
}

export default function ImportPage() {
  const { shell, imports, members, years, newest, gone, same } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const base = `/c/${shell.slug}`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Import"
        lead="Send a spreadsheet as it is. You see what each value would change before anything is stored, and a whole import can be undone."
      >
        <DataTabs shell={shell} />
        {members.length === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Numbers belong to institutions. Add the first member, then send its numbers.</p>
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
                <Notice title="That file does not wait here any more">
                  <p>
                    It was stored, given up, or is older than a day. What was stored is listed below; anything
                    else can be sent again.
                  </p>
                </Notice>
              ) : null}
              {same !== null && !refused ? (
                <Notice tone="success" title="Nothing had to be stored">
                  <p>
                    All {countOf(same, "value", shell.locale)} of the file stand here already, exactly so.
                  </p>
                </Notice>
              ) : null}
              <ImportDrop mostBytes={20 * 1024 * 1024} />
            </div>
            <Section
              title="Start from a template"
              lead="The workbook has last year’s figures beside the cells to fill, and says what each measure means. It comes back in as it went out."
            >
              <ImportTemplates {...{ base, members, years, newest }} />
            </Section>
            <Section title="Earlier imports">
              {imports.length === 0 ? (
                <p className="max-w-[46rem] text-ink-soft">
                  No file has been stored yet. Each that is will stand here with who sent it, what it changed,
                  and a way to undo it.
                </p>
              ) : (
                <ImportList imports={imports} base={base} locale={shell.locale} />
              )}
            </Section>
          </>
        )}
      </Page>
    </CollaborativeShell>
  );
}
