/** A browser for tests, installed from npm, so a fresh machine needs only Node.js and npm. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "@playwright/test";

interface Program {
  executablePath: string;
  env?: Record<string, string>;
}

const ARGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const installed = (executablePath: string) => async (): Promise<Program> => {
  if (!existsSync(executablePath)) throw new Error(`There is no ${executablePath}.`);
  return { executablePath };
};

/** Starts the first browser that runs here: the one from npm, the same with bundled libraries, or Chrome. */
export async function launchChromium(): Promise<Browser> {
  const failures: string[] = [];
  for (const find of [fromNpm, fromNpmWithLibraries, ...INSTALLED.map(installed)]) {
    try {
      const program = await find();
      await promisify(execFile)(program.executablePath, ["--version"], { env: envOf(program) });
      return await chromium.launch({
        executablePath: program.executablePath,
        args: ARGS,
        env: envOf(program),
      });
    } catch (error) {
      failures.push((error as Error).message.split("\n").slice(0, 2).join(" "));
    }
  }
  throw new Error(`No browser starts here:\n${failures.join("\n")}`);
}

function envOf(program: Program): NodeJS.ProcessEnv {
  return { ...process.env, ...program.env };
}

async function fromNpm(): Promise<Program> {
  return { executablePath: join(await unpacked(), "chromium") };
}

/** For machines without the libraries that browsers need. Fonts are included for the same reason. */
async function fromNpmWithLibraries(): Promise<Program> {
  const folder = await unpacked();
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}

/**
 * The folder into which the package unpacks its browser, once per version.
 * By default, it unpacks into the shared temporary folder and mistakes a half-written file there for a complete one.
 */
async function unpacked(): Promise<string> {
  // Loaders resolve it to different builds at different depths.
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packageFile = join(entry.split(/[\\/]build[\\/]/)[0] ?? "", "package.json");
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const folder = join(tmpdir(), `tidemark-chromium-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;

  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // The package unpacks the libraries only if it believes it runs on AWS; a child process contains that setting.
  const code = 'import("@sparticuz/chromium").then((module) => module.default.executablePath())';
  await promisify(execFile)(process.execPath, ["-e", code], {
    cwd: dirname(packageFile),
    env: { ...process.env, TMPDIR: unfinished, TEMP: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another worker finished first.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
