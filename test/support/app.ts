/** Starts the built app as its users do: a process of its own, with a data folder of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SETTING_NAMES } from "../../app/settings";

export interface RunningApp {
  url: string;
  pid: number;
  dataDir: string;
  /** All that it has written so far, for a test that looks at the log. */
  output(): string;
  /** Ends it as an operator does, and removes the data folder unless told to keep it. */
  stop(options?: { keepData?: boolean }): Promise<void>;
  /** Pulls the plug; the data folder stays, for the next start. */
  kill9(): Promise<void>;
}

const PATIENCE = 90_000;

/** Nobody listens there: no test ever asks the real feeds. */
const NO_FEEDS = { BLS_API_URL: "http://127.0.0.1:2", CENSUS_API_URL: "http://127.0.0.1:2" };

/** `env` adds settings; pass a `DATA_DIR` to go on with the data of an earlier start. */
export async function startApp({ env = {} }: { env?: Record<string, string> } = {}): Promise<RunningApp> {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), "tidemark-app-"));
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: {
      ...{ ...foreignEnv(), ...NO_FEEDS, NODE_ENV: "production", PORT: "0", DEMO: "1", DATA_DIR: dataDir },
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Should the tests themselves end early, the app must not outlive them.
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

/** The environment without settings of ours: a test must never reach the database of whoever runs it. */
function foreignEnv(): Record<string, string | undefined> {
  const ours: readonly string[] = SETTING_NAMES;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.includes(name)));
}
