import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export interface Child {
  pid: number;
  /** The lines printed so far, without a last line that a kill cut short. */
  lines(): string[];
  errors(): string;
  /** Resolves with the first matching line. Rejects if the process ends first. */
  line(fits: (line: string) => boolean): Promise<string>;
  /** Kills the process with kill -9. */
  kill(): Promise<void>;
  ended: Promise<number | null>;
}

/** Runs a script of this folder in its own process. */
export function startChild(script: string, ...args: string[]): Child {
  return startChildOn(process.execPath, script, ...args);
}

/** The same under another Node version. */
export function startChildOn(node: string, script: string, ...args: string[]): Child {
  const path = new URL(`${script}.ts`, import.meta.url).pathname;
  const child = spawn(node, ["--import", "tsx", path, ...args], {
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
    pid: child.pid ?? 0,
    lines,
    errors: () => err,
    kill,
    ended,
    async line(fits) {
      for (;;) {
        const match = lines().find(fits);
        if (match !== undefined) return match;
        if (isOver) throw new Error(`${script} ended early: ${err || out}`);
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}
