import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { organizationOf } from "~/domain/people/bodies";
import { contactsCsv } from "~/exchange/contacts";
import { csvFile } from "~/routes/shared/downloads";
import { readPartnership } from "../context.server";

/** All contacts, as the import takes them. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const { catalog, contacts, directory } = await readPartnership(visited);
    const text = contactsCsv(contacts, (contact) => organizationOf(contact, directory));
    return csvFile(`${catalog.collaborative.slug}-contacts.csv`, text);
  });
}
