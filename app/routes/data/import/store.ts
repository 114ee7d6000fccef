import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signalOf } from "~/access/client-gone.server";
import { formOf } from "~/access/limits/body.server";
import { log } from "~/log.server";
import { paths } from "~/paths";
import { openPendingFile } from "./pending-file.server";
import { type StoreLine, saveUpload } from "./save-upload.server";

/** Milliseconds between progress lines: often enough for a smooth bar, rarely enough not to slow the import. */
const PROGRESS_INTERVAL = 100;

/** Imports a file and streams its progress line by line. Closing the connection rolls the import back. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const pending = await openPendingFile(args);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const signal = signalOf(args);
      const send = (line: StoreLine) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      let lastStage = "";
      let sentAt = 0;
      try {
        const outcome = await saveUpload(pending, form, (stage, done, total) => {
          const now = Date.now();
          if (stage === lastStage && now - sentAt < PROGRESS_INTERVAL) return;
          lastStage = stage;
          sentAt = now;
          send({ stage, done, total });
        });
        send("to" in outcome ? { to: outcome.to } : { refused: outcome.refused });
      } catch (error) {
        const to = error instanceof Response ? error.headers.get("location") : null;
        if (to) send({ to });
        else if (!signal.aborted) {
          log.error(error, "an import failed");
          send({
            refused: "Something went wrong on our side, and nothing was saved. Try again in a moment.",
          });
        }
      }
      controller.close();
    },
  });
  return new Response(stream, {
    // no-transform: compression would hold lines back until its buffer is full.
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store, no-transform" },
  });
}

export const loader = ({ params }: { params: { collaborative?: string; upload?: string } }) =>
  redirect(paths.importFile(params.collaborative ?? "", params.upload ?? "", { step: "check" }));
