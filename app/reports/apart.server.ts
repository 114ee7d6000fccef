import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { RenderError } from "./render-error";

const LARGEST_FILE = 64_000_000;

/**
 * Has a file made by a program of its own, which never sees the app's database, secrets or memory, which keeps no
 * page waiting, and which ends at once when the signal says so.
 *
 * @param program its path below app/reports, then what it is told
 * @param input what it reads from standard input
 * @param name what is made, for people
 * @returns what it wrote to standard output
 * @throws RenderError where it cannot be made; the signal's reason where it was cancelled
 */
export function runApart(
  [path = "", ...told]: string[],
  input: string,
  { name, signal }: { name: string; signal?: AbortSignal | undefined },
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  return new Promise((give, fail) => {
    // The folder of the program itself: the server is started from it, built or not.
    const program = spawn(process.execPath, [resolve("app/reports", path), ...told], {
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
        new RenderError("failed", `The ${name} could not be made. The other forms of the report can.`, {
          cause,
        }),
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
    program.stdin.end(input);
  });
}

/** What a program needs to start, and no settings or secrets of ours. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  return { PATH, SystemRoot, TEMP, TMPDIR, NODE_ENV: "production" };
}
