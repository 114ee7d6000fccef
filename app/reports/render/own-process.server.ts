import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { RenderError } from "./error";

const LARGEST_FILE = 64_000_000;

/**
 * Makes a file in a separate process, which never sees the app's database, secrets, or memory, keeps no page waiting,
 * and ends as soon as the signal is aborted.
 *
 * @param program its path below app/reports, then its arguments
 * @param input for its standard input
 * @param name of the file, for people
 * @returns its standard output
 * @throws RenderError if it fails; the signal's reason if it was canceled
 */
export function runApart(
  [path = "", ...argumentList]: string[],
  input: string,
  { name, signal }: { name: string; signal?: AbortSignal | undefined },
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  return new Promise((give, fail) => {
    // The server starts in the folder of the project, built or not.
    const program = spawn(process.execPath, [resolve("app/reports", path), ...argumentList], {
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
        new RenderError("failed", `The ${name} could not be made. The other formats still can.`, {
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
    // A program that has ended stops reading; "close" reports why.
    program.stdin.on("error", () => {});
    program.stdin.end(input);
  });
}

/** What a program needs to start, without our settings and secrets. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  return { PATH, SystemRoot, TEMP, TMPDIR, NODE_ENV: "production" };
}
