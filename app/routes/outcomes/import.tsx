import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { uploadOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { decode, readTable } from "~/exchange/opening/table";
import { OUTCOME_COLUMNS } from "~/exchange/outcomes/outcome-columns";
import { readOutcomeRows } from "~/exchange/outcomes/outcomes";
import { UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addOutcome, changeOutcome, readOutcomes } from "~/records/outcomes/outcomes.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { FileUpload, type UploadAnswer } from "~/routes/shared/FileUpload";
import { useAnswer } from "~/routes/shared/forms";
import { refusal } from "~/routes/shared/upload.server";
import { Page } from "~/ui/layout/Page";
import { readOutcomeChoices } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Import outcomes · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "release outcomes", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative) };
  });
}

/** Imports a file of outcomes, whole or not at all. What a row changes becomes a draft again. */
export async function action(args: ActionFunctionArgs) {
  const mostBytes = UPLOAD_LIMITS.outcomes;
  try {
    const file = (await uploadOf(args.request, mostBytes)).get("file");
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    return await visit(args, "release outcomes", async (visited) => {
      const { db } = visited;
      const offered = await readOutcomeChoices(visited, await readCatalog(db));
      const rows = readOutcomeRows(readTable(decode(bytes)), await readOutcomes(db), offered);
      const counts = { created: 0, changed: 0, unchanged: 0 };
      for (const { id, fields } of rows) {
        if (id === null) {
          await addOutcome(db, fields);
          counts.created += 1;
          continue;
        }
        const written = await changeOutcome(db, id, { revision: null, fields });
        counts[written.stored && written.changed ? "changed" : "unchanged"] += 1;
      }
      return data<UploadAnswer>({ counts });
    });
  } catch (error) {
    return refusal(error, mostBytes);
  }
}

export default function ImportOutcomes() {
  const { shell } = useLoaderData<typeof loader>();
  const answer = useAnswer<UploadAnswer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Import outcomes"
        eyebrow={<Link to={paths.outcomes(shell.slug)}>What has changed</Link>}
        lead="The whole file is stored, or nothing of it. What it adds or changes is a draft until somebody else checks it."
      >
        <FileUpload
          label="A CSV file"
          hint={`With a header; columns in any order: ${OUTCOME_COLUMNS.join(", ")}. Rows without an id are new.`}
          accept=".csv,text/csv"
          answer={answer}
        />
        <p>
          <a href={paths.outcomesCsv(shell.slug)}>Download all outcomes</a>, change them in a spreadsheet, and
          send them back here.
        </p>
      </Page>
    </CollaborativeShell>
  );
}
