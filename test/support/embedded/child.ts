import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export interface Child {
  /** What it has printed so far, by line; the last may be cut short by a kill, and is then left out. */
  lines(): string[];
  errors(): string;
  /** Resolves with the first line that fits; fails if the process ends before. */
  line(fits: (line: string) => boolean): Promise<string>;
  /** kill -9 */
  kill(): Promise<void>;
  ended: Promise<number | null>;
}

/** Runs a script of this folder as a process of its own. */
export function startChild(script: string, ...args: string[]): Child {
  const path = new URL(`${script}.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  let heard = () => {};
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
    heard();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    err += chunk;
  });
  let isOver = false;
  const ended = once(child, "close").then(([code]) => {
    isOver = true;
    heard();
    return code as number | null;
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  onTestFinished(kill);
  const lines = () => out.split("\n").slice(0, -1);
  return {
    lines,
    errors: () => err,
    kill,
    ended,
    async line(fits) {
      for (;;) {
        const found = lines().find(fits);
        if (found !== undefined) return found;
        if (isOver) throw new Error(`${script} ended early: ${err || out}`);
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}
