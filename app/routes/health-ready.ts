import type { LoaderFunctionArgs } from "@remix-run/node";

/** The database answers and has the newest migration. */
export async function loader({ context }: LoaderFunctionArgs) {
  const ready = await context.database.ready();
  return Response.json(
    { status: ready ? "ready" : "not ready" },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
