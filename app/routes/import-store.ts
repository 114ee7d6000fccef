import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "~/access/body.server";
import { log } from "~/log.server";
import { openDesk } from "./shared/import-desk.server";
import { type StoreLine, storeUpload } from "./shared/import-store.server";

/** Often enough for a bar to move, seldom enough not to hold the work up. */
const BETWEEN = 100;

/** Stores a file and tells line by line how far it is; whoever hangs up takes all of it back. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const desk = await openDesk(doorway);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const { signal } = doorway.request;
      const tell = (line: StoreLine) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      let [last, told] = ["", 0];
      try {
        const outcome = await storeUpload(desk, form, (stage, done, total) => {
          const now = Date.now();
          if (stage === last && now - told < BETWEEN) return;
          [last, told] = [stage, now];
          tell({ stage, done, total });
        });
        tell("to" in outcome ? { to: outcome.to } : { refused: outcome.refused });
      } catch (error) {
        const to = error instanceof Response ? error.headers.get("location") : null;
        if (to) tell({ to });
        else if (!signal.aborted) {
          log.error(error, "an import failed");
          tell({
            refused: "Something went wrong on our side, and nothing was stored. Try again in a moment.",
          });
        }
      }
      controller.close();
    },
  });
  return new Response(stream, {
    // What is packed waits for more to pack.
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store, no-transform" },
  });
}

export const loader = ({ params }: { params: { collaborative?: string; upload?: string } }) =>
  redirect(`/c/${params.collaborative}/data/import/${params.upload}?step=check`);
