import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { uploadOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { CONTACT_COLUMNS } from "~/exchange/contact-columns";
import { contactsOfCards, contactsOfTable } from "~/exchange/contacts";
import { decode, readTable } from "~/exchange/opening/table";
import { UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { importContacts } from "~/records/partnership/import-people.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { FileUpload, type UploadAnswer } from "~/routes/shared/FileUpload";
import { useAnswer } from "~/routes/shared/forms";
import { refusal } from "~/routes/shared/upload.server";
import { Page } from "~/ui/layout/Page";
import { organizationChoices, readPartnership } from "../context.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Import contacts · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative) };
  });
}

/** Imports a file of contacts, whole or not at all. The same person of the same organization is changed, not doubled. */
export async function action(args: ActionFunctionArgs) {
  const mostBytes = UPLOAD_LIMITS.contacts;
  try {
    const file = (await uploadOf(args.request, mostBytes)).get("file");
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    return await visit(args, "run partnership", async (visited) => {
      const partnership = await readPartnership(visited);
      const organizations = organizationChoices(partnership).map(({ value, label: name }) => ({
        value,
        name,
      }));
      const text = decode(bytes);
      const contacts = /^\uFEFF?\s*BEGIN:VCARD/i.test(text)
        ? contactsOfCards(text, organizations, partnership.today)
        : contactsOfTable(readTable(text), organizations, partnership.today);
      const counts = await importContacts(visited.db, contacts);
      return data<UploadAnswer>({ counts });
    });
  } catch (error) {
    return refusal(error, mostBytes);
  }
}

export default function ImportContacts() {
  const { shell } = useLoaderData<typeof loader>();
  const answer = useAnswer<UploadAnswer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Import contacts"
        eyebrow={<Link to={paths.contacts(shell.slug)}>People</Link>}
        lead="From a spreadsheet or an address book. The whole file is stored, or nothing of it."
      >
        <FileUpload
          label="A CSV or vCard file"
          hint={`CSV with a header; columns in any order: ${CONTACT_COLUMNS.join(", ")}. Name and organization are needed.`}
          accept=".csv,text/csv,.vcf,text/vcard"
          answer={answer}
        />
        <p>
          <a href={paths.contactsCsv(shell.slug)}>Download all contacts</a>, change them in a spreadsheet, and
          send them back here.
        </p>
      </Page>
    </CollaborativeShell>
  );
}
