import type { LoaderFunctionArgs } from "@remix-run/node";
import { backupState } from "~/commands/backup-state";

/** Ready once the database answers, has the newest migration, and can write. Also tells the age of the last good backup. */
export async function loader({ context }: LoaderFunctionArgs) {
  const migrated = await context.database.ready();
  const writable = migrated && (await context.database.writable());
  const { scheduled, ...backup } = await backupState(context);
  return Response.json(
    {
      status: writable ? "ready" : "not ready",
      ...(migrated && !writable && { reason: "nothing can be written" }),
      ...(scheduled && { backup }),
    },
    { status: writable ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
