import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";
import { readDocument } from "~/records/agreements/store-parts.server";
import { noteSecurity } from "~/records/security/notes.server";
import { downloadOf } from "~/routes/partnership/index.server";
import { outcomeAt } from "./view.server";

/** A file that shows that an outcome happened, for everyone who may see the outcome. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see outcomes", async (visited) => {
    const { evidence } = await outcomeAt(visited, args.params.outcome);
    const own = evidence.find(({ files }) => files.some(({ id }) => id === args.params.file));
    const file = own?.files.find(({ id }) => id === args.params.file);
    const content = file ? await readDocument(visited.db, file.id) : null;
    if (!own || !file || !content) throw notFound("There is no such file here, or you may not see it.");
    await noteSecurity(visited.db, { kind: "export", what: "evidence of an outcome" });
    return downloadOf(content, { ...file, name: own.text.slice(0, 60) });
  });
}
