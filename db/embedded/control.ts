import { createHash, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { addressOf } from "./address";

/**
 * Only one process may have the folder open, so a command on the command line (`npm run token`) asks the
 * server that holds it to do the work. One line of JSON goes there: {secret, command, args}. Lines come back:
 * {line} for each line of output, then {done: true} or {error}.
 */
export type Handler = (
  command: string,
  args: string[],
  say: (line: string) => void,
  /** Ends when the asking process goes away or the time is up. */
  signal: AbortSignal,
) => Promise<void>;

/** In the data folder, readable by its owner only, who can read the database anyway. */
export const SECRET_FILE = "control.secret";

const LONGEST_REQUEST = 64 * 1024;
const REQUEST_MS = 5_000;
const HANDLER_MS = 15 * 60_000;
const STARTING = "starting";

type Reply = { line: string } | { done: true } | { error: string };

/** The holder's side of one connection. */
export async function answer(socket: net.Socket, secret: string, handler: () => Handler | null) {
  const gone = new AbortController();
  socket.on("error", () => {});
  socket.on("close", () => gone.abort());
  const send = (reply: Reply) => {
    if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`);
  };
  const timer = setTimeout(() => gone.abort(), HANDLER_MS);
  try {
    const request = parse(await readLine(socket));
    if (!isSame(request.secret, secret)) throw new Error("refused: the secret is not the right one");
    const run = handler();
    if (!run) throw new Error(STARTING);
    const work = Promise.resolve().then(() =>
      run(request.command, request.args, (line) => send({ line }), gone.signal),
    );
    const late = new Promise<never>((_, reject) => {
      gone.signal.addEventListener("abort", () => reject(new Error("the command took too long")));
    });
    await Promise.race([work, late]);
    send({ done: true });
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error) });
  } finally {
    clearTimeout(timer);
    socket.end();
    // In case the other side keeps sending and never closes.
    setTimeout(() => socket.destroy(), 1_000).unref();
  }
}

/** Reads up to the first newline, within a size and a time. */
function readLine(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("refused: the request came too slowly")), REQUEST_MS);
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      socket.off("data", onData);
      // Anything more that comes is thrown away.
      socket.resume();
      finish();
    };
    const onData = (chunk: Buffer) => {
      const end = chunk.indexOf(10);
      chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
      size += end < 0 ? chunk.length : end;
      if (size > LONGEST_REQUEST) settle(() => reject(new Error("refused: the request is too long")));
      else if (end >= 0) settle(() => resolve(Buffer.concat(chunks).toString("utf8")));
    };
    socket.on("data", onData);
    socket.once("close", () => settle(() => reject(new Error("refused: no request came"))));
  });
}

function parse(text: string): { secret: string; command: string; args: string[] } {
  let request: unknown;
  try {
    request = JSON.parse(text);
  } catch {
    throw new Error("refused: the request is not JSON");
  }
  const { secret, command, args } = (request ?? {}) as Record<string, unknown>;
  const listed = Array.isArray(args) && args.every((arg) => typeof arg === "string");
  if (typeof command !== "string" || !listed) throw new Error("refused: the request is not a command");
  return { secret: typeof secret === "string" ? secret : "", command, args };
}

/** Compares in constant time: the digests have the same length whatever was sent. */
function isSame(sent: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(expected));
}

/** No process holds the folder: the caller can open it itself. */
export class NoHolderError extends Error {
  override name = "NoHolderError";
}

/** A command for the holder of a data folder. */
export interface Ask {
  dataDir: string;
  command: string;
  args: string[];
  onLine: (line: string) => void;
  /** For the whole command. */
  timeoutMs?: number;
  /** How long to wait for a holder that has not yet finished its start. */
  startingMs?: number;
}

/**
 * Has the holder of the folder run a command; `onLine` gets its output as it comes.
 * @throws with the holder's message if the command fails; NoHolderError if nobody holds the folder.
 */
export async function askHolder({ startingMs = 30_000, ...ask }: Ask): Promise<void> {
  const deadline = Date.now() + startingMs;
  for (;;) {
    const reply = await askOnce(ask);
    if ("done" in reply) return;
    if (reply.error !== STARTING) throw new Error(reply.error);
    if (Date.now() >= deadline) throw new Error(`The process that holds ${ask.dataDir} is still starting.`);
    await pause(200);
  }
}

async function askOnce({
  dataDir,
  command,
  args,
  onLine,
  timeoutMs = HANDLER_MS,
}: Omit<Ask, "startingMs">): Promise<{ done: true } | { error: string }> {
  const nobody = () => new NoHolderError(`No running process holds the database folder ${dataDir}.`);
  const secret = await readFile(join(dataDir, SECRET_FILE), "utf8").catch((error) => {
    throw error.code === "ENOENT" ? nobody() : error;
  });
  const { path } = await addressOf(dataDir);
  const socket = net.connect({ path });
  const timer = setTimeout(() => socket.destroy(new Error("The command took too long.")), timeoutMs);
  try {
    socket.write(`${JSON.stringify({ secret: secret.trim(), command, args })}\n`);
    let rest = "";
    for await (const chunk of socket.setEncoding("utf8")) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const reply of lines.map((line) => JSON.parse(line) as Reply)) {
        if (!("line" in reply)) return reply;
        onLine(reply.line);
      }
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["ECONNREFUSED", "ENOENT"].includes(code)) throw nobody();
    if (!["ECONNRESET", "EPIPE"].includes(code)) throw error;
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
  throw new Error("The process that holds the database went away before the command was done.");
}
