/** Starts the built app as its users do, in its own process with its own data folder. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CONFIG_NAMES } from "../../../app/config";
import { temporaryFolder } from "../temporary.mjs";

export interface RunningApp {
  url: string;
  pid: number;
  dataDir: string;
  /** The output so far, for tests of the log. */
  output(): string;
  /** Stops the app as an operator does, and removes the data folder unless `keepData` is set. */
  stop(options?: { keepData?: boolean }): Promise<void>;
  /** Kills the app. The data folder stays for the next start. */
  kill9(): Promise<void>;
}

/** The app takes ten seconds to start, and several times as long on a busy machine. */
const PATIENCE = 240_000;

/** Nothing listens there, so no test calls the real feeds. */
const NO_FEEDS = { BLS_API_URL: "http://127.0.0.1:2", CENSUS_API_URL: "http://127.0.0.1:2" };

/**
 * `env` adds settings; pass a `DATA_DIR` to reuse the data of an earlier start. `node` is the program of another Node
 * version, `served` a folder with an installed app, which is started there with `npm run serve`'s program.
 */
export async function startApp({
  env = {},
  node = process.execPath,
  served,
}: {
  env?: Record<string, string>;
  node?: string;
  served?: string;
} = {}): Promise<RunningApp> {
  const dataDir = env.DATA_DIR ?? temporaryFolder("app");
  const child = spawn(node, served ? ["bin/serve.mjs"] : ["--import", "tsx", "server.ts"], {
    cwd: served ?? fileURLToPath(new URL("../../..", import.meta.url)),
    env: {
      ...foreignEnv(),
      ...NO_FEEDS,
      NODE_ENV: "production",
      PORT: "0",
      DEMO: "1",
      // Tests that sign in often do so from an address of their own.
      TRUST_PROXY: "127.0.0.1",
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // The app must not outlive the tests, even if they exit early.
  const killWithTests = () => child.kill("SIGKILL");
  process.once("exit", killWithTests);
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      process.off("exit", killWithTests);
      resolve();
    }),
  );

  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`The app has not started in time:\n${output}`));
    }, PATIENCE);
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = /Tidemark is running at (\S+)/.exec(output)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`The app has ended instead of starting:\n${output}`));
    });
  });

  return {
    url,
    pid: child.pid ?? 0,
    dataDir,
    output: () => output,
    async stop({ keepData = false } = {}) {
      child.kill("SIGTERM");
      await ended;
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
    async kill9() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/**
 * The environment without Tidemark's settings and the test runner's own, which the app refuses: a test must never
 * reach the database of the person running it.
 */
function foreignEnv(): Record<string, string | undefined> {
  const ours: readonly string[] = CONFIG_NAMES;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.includes(name) && !name.startsWith("TIDEMARK_")),
  );
}
