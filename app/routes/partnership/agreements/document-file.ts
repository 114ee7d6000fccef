import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";
import { readDocument } from "~/records/agreements/store-parts.server";
import { noteSecurity } from "~/records/security/notes.server";
import { downloadOf } from "../documents.server";
import { agreementAt } from "./writing.server";

/** A document's file: always saved, never shown, whatever it holds. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see agreements", async (visited) => {
    const { whole } = await agreementAt(visited, args.params.agreement);
    const document = whole?.documents.find(({ id }) => id === args.params.document);
    const content = document ? await readDocument(visited.db, document.id) : null;
    if (!document || !content) throw notFound("There is no such file here, or you may not see it.");
    await noteSecurity(visited.db, { kind: "export", what: "document of an agreement" });
    return downloadOf(content, document);
  });
}
