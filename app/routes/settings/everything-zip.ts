import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportShare } from "~/access/limits/fair-share.server";
import { visit } from "~/access/visit.server";
import { archiveEverything, sentOnce } from "~/exchange/everything/archive.server";
import { noteSecurity } from "~/records/security/notes.server";

/** Everything that is stored for the collaborative, as a ZIP. It holds names and addresses, so taking it away is logged. */
export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params.collaborative ?? "";
  await visit(args, "export everything", async () => {});
  const archive = await exportShare.run(slug, () =>
    visit(args, "export everything", async ({ db }) => {
      await noteSecurity(db, { kind: "export", what: "everything of this collaborative" });
      return archiveEverything(db);
    }),
  );
  return new Response(sentOnce(archive), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${slug}-everything.zip"`,
      "cache-control": "private, no-store",
    },
  });
}
