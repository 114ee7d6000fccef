import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { readAs } from "~/exchange/reading/read-as";
import { paths } from "~/paths";
import { removeUpload } from "~/records/imports/uploads.server";
import { DataTabs } from "~/routes/data/DataTabs";
import { FileSummary } from "~/routes/data/import/columns/FileSummary";
import { FurtherTables } from "~/routes/data/import/columns/FurtherTables";
import {
  chooseColumns,
  chooseTable,
  chooseTextForm,
  type ImportAnswer,
  readAgain,
  readFurtherTable,
} from "~/routes/data/import/columns/file-choices.server";
import { ImportMapping } from "~/routes/data/import/columns/ImportMapping";
import { ImportPreview } from "~/routes/data/import/columns/ImportPreview";
import { columnsView } from "~/routes/data/import/columns/mapping.server";
import { previewView } from "~/routes/data/import/columns/preview.server";
import { ReadAs } from "~/routes/data/import/columns/ReadAs";
import { SameFigures } from "~/routes/data/import/columns/SameFigures";
import { SheetChoice, TextForm } from "~/routes/data/import/columns/SheetChoice";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { forget } from "./file-cache.server";
import { ImportSteps } from "./ImportSteps";
import { ImportStore } from "./ImportStore";
import {
  checkPendingFile,
  openPendingFile,
  type PendingFile,
  readFile,
  readRows,
} from "./pending-file.server";
import { saveUpload } from "./save-upload.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.upload.fileName} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  const pending = await openPendingFile(args);
  const query = new URL(args.request.url).searchParams;
  const { shell, upload, from, mapping } = pending;
  const isReview = query.get("step") === "check";
  return {
    shell,
    upload,
    from,
    columns: isReview ? null : columnsView(await readFile(pending), mapping, pending),
    review: isReview ? await reviewOf(pending, query) : null,
    stopped: isReview ? query.get("stopped") : null,
  };
}

async function reviewOf(pending: PendingFile, query: URLSearchParams) {
  const { mapping, catalog } = pending;
  const {
    content: _,
    columns: __,
    remarks: ___,
    ...shown
  } = columnsView(await readFile(pending), mapping, pending);
  const read = await readRows(pending);
  return visit(pending.args, "enter data", async (visited) => {
    const file = await checkPendingFile(visited, pending, read);
    return {
      view: previewView(file, pending.catalog, query),
      remarks: read.remarks.map(({ message }) => message),
      words: readAs(mapping, read, catalog),
      inQuestion: read.inQuestion,
      tables: read.faults.flatMap(({ code, row, sheet = mapping.sheets[0] }) =>
        code === "second_table" && row !== null && sheet !== undefined ? [{ line: row, sheet }] : [],
      ),
      shown,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const pending = await openPendingFile(args);
  const { slug, upload } = pending;
  const intent = form.get("intent");
  if (intent === "give-up") {
    await visit(args, "enter data", ({ db }) => removeUpload(db, upload.id));
    forget(upload.id);
    return redirect(paths.import(slug));
  }
  if (intent === "map" || intent === "map-rest") return chooseColumns(pending, form);
  if (intent === "reread" || intent === "same-meaning") return readAgain(pending, form);
  if (intent === "further-table") return readFurtherTable(pending, form);
  if (intent === "sheet") return chooseTable(pending, form);
  if (intent === "opening") return chooseTextForm(pending, form);
  const outcome = await saveUpload(pending, form);
  if ("to" in outcome) return redirect(outcome.to);
  const { refused, reason } = outcome;
  return data<ImportAnswer>(
    { faults: [], columns: null, refused: reason ? { reason: refused } : { whole: refused } },
    { status: 422 },
  );
}

export default function ImportFile() {
  const { shell, upload, from, columns, review, stopped } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ImportAnswer | undefined;
  const mapped = answer?.columns ?? columns;
  const action = paths.importFile(shell.slug, upload.id);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title={upload.fileName}
        lead={
          review
            ? "What the file would change. Nothing is saved yet."
            : from === "last time"
              ? "The columns are matched as they were last time. Nothing is saved yet."
              : "Check what each column holds; most of it is guessed. Nothing is saved yet."
        }
      >
        <DataTabs shell={shell} />
        <ImportSteps slug={shell.slug} upload={upload.id} current={review ? "check" : "columns"} />
        {review ? (
          <>
            <ReadAs
              words={review.words}
              mapping={review.shown.mapping}
              choices={review.shown.choices}
              sheets={review.shown.sheets}
              questions={{ ...review.shown, namesOnce: review.shown.unknown.namesOnce }}
              action={action}
            />
            <FileSummary remarks={review.remarks} />
            <SameFigures
              count={review.inQuestion}
              parts={review.shown.parts}
              lines={review.shown.lines}
              titles={review.shown.unknown.titles}
              locale={shell.locale}
              action={action}
              columnsTo={action}
            />
            <FurtherTables tables={review.tables} action={action} />
            <ImportStore
              key={stopped}
              stopped={stopped !== null && !answer}
              view={review.view}
              slug={shell.slug}
              upload={upload.id}
              locale={shell.locale}
              fault={answer?.refused ?? undefined}
            />
            <Section title="Values" id="values">
              <ImportPreview view={review.view} slug={shell.slug} upload={upload.id} locale={shell.locale} />
            </Section>
          </>
        ) : mapped ? (
          <>
            <FileSummary content={mapped.content} remarks={mapped.remarks} locale={shell.locale} />
            {mapped.mapping.form === "template" ? null : (
              <>
                <SheetChoice
                  sheets={mapped.sheets}
                  read={mapped.mapping.sheets}
                  headerRow={mapped.mapping.headerRow}
                  action={action}
                />
                <TextForm first={mapped.first} action={action} />
              </>
            )}
            <ImportMapping
              columns={mapped.columns}
              mapping={mapped.mapping}
              choices={mapped.choices}
              sheets={mapped.sheets}
              unknown={mapped.unknown}
              questions={{ ...mapped, namesOnce: mapped.unknown.namesOnce }}
              locale={shell.locale}
              faults={answer?.faults ?? []}
              action={action}
            />
          </>
        ) : (
          <Notice>The file is being read.</Notice>
        )}
      </Page>
    </CollaborativeShell>
  );
}
