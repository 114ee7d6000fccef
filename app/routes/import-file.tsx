import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { visit } from "~/access/visit.server";
import { headerKey } from "~/exchange/mapping";
import { rememberMapping } from "~/records/mappings.server";
import { mapUpload, removeUpload } from "~/records/uploads.server";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { DataTabs } from "./shared/DataTabs";
import { FoundInFile } from "./shared/FoundInFile";
import { ImportMapping } from "./shared/ImportMapping";
import { ImportPreview } from "./shared/ImportPreview";
import { ImportSteps } from "./shared/ImportSteps";
import { ImportStore } from "./shared/ImportStore";
import {
  checkedAt,
  guessFor,
  type ImportDesk,
  openDesk,
  readFile,
  readRows,
} from "./shared/import-desk.server";
import { columnsFound, faultsOf, mappingFrom, placedAt, withMark } from "./shared/import-mapping.server";
import { previewView } from "./shared/import-preview.server";
import { storeUpload } from "./shared/import-store.server";
import { forget } from "./shared/kept-files.server";
import { SheetChoice } from "./shared/SheetChoice";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.fileName} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  const desk = await openDesk(doorway);
  const query = new URL(doorway.request.url).searchParams;
  const { shell, upload, from } = desk;
  const frame = { shell, fileName: upload.fileName, path: pathOf(desk), from };
  if (query.get("step") === "check")
    return { ...frame, columns: null, check: await checked(desk, query), stopped: query.get("stopped") };
  return {
    ...frame,
    columns: columnsFound(await readFile(desk), desk.mapping, desk),
    check: null,
    stopped: null,
  };
}

async function checked(desk: ImportDesk, query: URLSearchParams) {
  const read = await readRows(desk);
  return visit(desk.doorway, "enter data", async (visited) => {
    const file = await checkedAt(visited, desk, read);
    return {
      view: previewView(file, desk.catalog, query),
      remarks: read.remarks.map(({ message }) => message),
    };
  });
}

const pathOf = ({ base, upload }: ImportDesk) => `${base}/data/import/${upload.id}`;

export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const desk = await openDesk(doorway);
  const path = pathOf(desk);
  const intent = form.get("intent");
  if (intent === "give-up") {
    await visit(doorway, "enter data", ({ db }) => removeUpload(db, desk.upload.id));
    forget(desk.upload.id);
    return redirect(`${desk.base}/data/import`);
  }
  if (intent === "map" || intent === "sheet") {
    const file = await readFile(desk);
    const { catalog, viewer } = desk;
    const mapping =
      intent === "map"
        ? withMark(file, mappingFrom(form, desk.mapping), catalog)
        : guessFor(placedAt(file, form), catalog, viewer);
    const faults = intent === "map" ? faultsOf(file, mapping, catalog) : [];
    if (faults.length > 0)
      return data({ faults, columns: columnsFound(file, mapping, desk), refused: null }, { status: 422 });
    const sheet = file.sheets.find(({ name }) => name === mapping.sheets[0]);
    await visit(doorway, "enter data", async ({ db }) => {
      await mapUpload(db, desk.upload.id, { from: intent === "map" ? "said" : "guess", mapping });
      if (sheet && intent === "map") await rememberMapping(db, headerKey(sheet), mapping);
    });
    const { unknown } = columnsFound(file, mapping, desk);
    const asked = form.has("name-member") || form.has("name-measure");
    const names = unknown.members.length + unknown.measures.length;
    // Once the columns are known, their names can be asked about.
    if (intent === "map" && names > 0 && !asked) return redirect(`${path}?names#names`);
    return redirect(intent === "map" ? `${path}?step=check` : path);
  }
  const outcome = await storeUpload(desk, form);
  if ("to" in outcome) return redirect(outcome.to);
  const { refused, reason } = outcome;
  return data(
    { faults: [], columns: null, refused: reason ? { reason: refused } : { whole: refused } },
    { status: 422 },
  );
}

export default function ImportFile() {
  const { shell, fileName, path, from, columns, check, stopped } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const mapped = answer?.columns ?? columns;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title={fileName}
        lead={
          check
            ? "What the file would change. Nothing is stored yet."
            : from === "last time"
              ? "The columns are taken as they were the last time. Nothing is stored yet."
              : "Say what the columns are; most of it is guessed. Nothing is stored yet."
        }
      >
        <DataTabs shell={shell} />
        <ImportSteps path={path} current={check ? "check" : "columns"} />
        {check ? (
          <>
            <FoundInFile remarks={check.remarks} />
            <ImportStore
              key={stopped}
              stopped={stopped !== null && !answer}
              view={check.view}
              path={path}
              locale={shell.locale}
              fault={answer?.refused ?? undefined}
            />
            <Section title="The values, one by one" id="values">
              <ImportPreview view={check.view} path={path} locale={shell.locale} />
            </Section>
          </>
        ) : mapped ? (
          <>
            <FoundInFile found={mapped.found} remarks={mapped.remarks} locale={shell.locale} />
            {mapped.mapping.form === "template" ? null : (
              <SheetChoice
                sheets={mapped.sheets}
                read={mapped.mapping.sheets}
                headerRow={mapped.mapping.headerRow}
                path={path}
              />
            )}
            <ImportMapping
              columns={mapped.columns}
              mapping={mapped.mapping}
              choices={mapped.choices}
              sheets={mapped.sheets}
              unknown={mapped.unknown}
              faults={answer?.faults ?? []}
              path={path}
            />
          </>
        ) : (
          <Notice>The file is being read.</Notice>
        )}
      </Page>
    </CollaborativeShell>
  );
}
