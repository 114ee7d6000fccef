import { spawn } from "node:child_process";
import { resolve } from "node:path";
import type { ReportModel } from "../model";
import { RenderError } from "../render-error";
import { paperOf } from "./paper";

/** Far above what forty members over ten years need. */
const LONGEST_REPORT = 12_000_000;
const LARGEST_FILE = 64_000_000;

/**
 * The report as PDF/UA-1, the same bytes for the same model. It is set by a program of its own, which never sees
 * the app's database, secrets or memory, and which ends at once when the signal says so. One at a time is best:
 * go through `enqueue`.
 * @throws RenderError where it cannot be made; the signal's reason where it was cancelled
 */
export async function renderPdf(
  model: ReportModel,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const paper = JSON.stringify(paperOf(model));
  if (paper.length > LONGEST_REPORT)
    throw new RenderError("too_long", "This report is too long for a PDF: leave out some of its sections.");
  return typeset(paper, signal);
}

function typeset(paper: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  return new Promise((give, fail) => {
    // The folder of the program itself: the server is started from it, built or not.
    const program = spawn(process.execPath, [resolve("app/reports/pdf/typeset.mjs")], {
      stdio: "pipe",
      env: plainEnvironment(),
    });
    const parts: Buffer[] = [];
    let length = 0;
    let complaint = "";
    const stop = () => {
      program.kill("SIGKILL");
      fail(signal?.reason);
    };
    const failed = (cause: unknown) =>
      fail(
        new RenderError("failed", "The PDF could not be made. The other forms of the report can.", { cause }),
      );
    signal?.addEventListener("abort", stop, { once: true });
    program.stdout.on("data", (part: Buffer) => {
      length += part.length;
      if (length > LARGEST_FILE) program.kill("SIGKILL");
      else parts.push(part);
    });
    program.stderr.on("data", (part: Buffer) => {
      complaint = `${complaint}${part}`.slice(0, 4000);
    });
    program.on("error", failed);
    program.on("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (code === 0) give(new Uint8Array(Buffer.concat(parts)));
      else failed(complaint || `it ended with ${code}`);
    });
    // A program that has ended reads no more; why it has ended is told above.
    program.stdin.on("error", () => {});
    program.stdin.end(paper);
  });
}

/** What a program needs to start, and no settings or secrets of ours. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  return { PATH, SystemRoot, TEMP, TMPDIR, NODE_ENV: "production" };
}
