import { RenderError } from "~/reports/render/error";
import { runApart } from "~/reports/render/own-process.server";
import { enqueue } from "~/reports/render/queue.server";
import { logoFile } from "./logo";

/**
 * Whether the typesetter can draw a picture. A file may be cut or written in a way that only browsers forgive, and one
 * such logo would keep every report of its collaborative from being made.
 * @throws RenderError if too many files are being made; the signal's reason if the caller has left
 */
export async function canBeDrawn(
  content: Uint8Array,
  mediaType: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const logo = { file: logoFile(mediaType), base64: Buffer.from(content).toString("base64") };
  const draw = (stop: AbortSignal) =>
    runApart(["pdf/typeset.mjs", "picture"], JSON.stringify({ logo }), { name: "logo", signal: stop });
  return enqueue(draw, signal).then(
    () => true,
    (error: unknown) => {
      if (error instanceof RenderError && error.why !== "busy") return false;
      throw error;
    },
  );
}
