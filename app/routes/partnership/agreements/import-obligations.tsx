import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { uploadOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { readObligationRows } from "~/exchange/agreements/obligations";
import { UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { putOutcomes } from "~/records/agreements/store-outcomes.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { FileUpload, type UploadAnswer } from "~/routes/shared/FileUpload";
import { useAnswer } from "~/routes/shared/forms";
import { refusal, sentTable } from "~/routes/shared/upload.server";
import { Page } from "~/ui/layout/Page";
import { listedPeriods } from "./obligations/obligations.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Import obligations · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep agreements", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative) };
  });
}

/** Stores what a file says of periods, whole or not at all. */
export async function action(args: ActionFunctionArgs) {
  const mostBytes = UPLOAD_LIMITS.obligations;
  try {
    const table = await sentTable(await uploadOf(args.request, mostBytes));
    return await visit(args, "keep agreements", async (visited) => {
      const { db } = visited;
      const stored = await listedPeriods(visited, await readCatalog(db));
      const { changed, unchanged } = readObligationRows(table(), stored);
      const counts = { created: 0, changed: await putOutcomes(db, changed), unchanged };
      return data<UploadAnswer>({ counts });
    });
  } catch (error) {
    return refusal(error, mostBytes);
  }
}

export default function ImportObligations() {
  const { shell } = useLoaderData<typeof loader>();
  const answer = useAnswer<UploadAnswer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Import obligations"
        eyebrow={<Link to={paths.agreements(shell.slug)}>Agreements</Link>}
        lead="The whole file is stored, or nothing of it. It says what became of periods; what was promised is changed on the page of its agreement."
      >
        <FileUpload
          label="A CSV file"
          hint="The downloaded file with its header. Only done_on and waived_because are read back; both empty opens a period again."
          answer={answer}
        />
        <p>
          <a href={paths.obligationsCsv(shell.slug)}>Download all obligations</a>, fill in what was done, and
          send them back here.
        </p>
      </Page>
    </CollaborativeShell>
  );
}
