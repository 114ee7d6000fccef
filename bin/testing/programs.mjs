/** Runs the programs of `npm test`, and ends them all when the tests are stopped. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../install.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program of an installed package.
 * @param {string} program @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} options quiet: output is kept and returned
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runProgram(program, args, { env = {}, quiet = false } = {}) {
  const child = spawn(process.execPath, [join(root, "node_modules", program), ...args], {
    cwd: root,
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    // Its own process group, so that its children end with it.
    detached: process.platform !== "win32",
    env: { ...process.env, NODE_ENV: "test", ...env },
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ ok) => {
      running.delete(child);
      resolve({ ok, output });
    };
    child.on("error", () => end(false));
    child.on("close", (code) => end(code === 0));
  });
}

/** Ends every running program and the processes it has started. */
export async function endPrograms() {
  const groups = [...running].flatMap(({ pid }) => pid ?? []);
  for (const group of groups) signalGroup(group, "SIGTERM");
  const deadline = Date.now() + 5000;
  while (groups.some((group) => signalGroup(group, 0)) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  for (const group of groups) signalGroup(group, "SIGKILL");
}

/** @param {number} group @param {NodeJS.Signals | 0} signal */
function signalGroup(group, signal) {
  try {
    return process.kill(process.platform === "win32" ? group : -group, signal);
  } catch {
    return false;
  }
}
