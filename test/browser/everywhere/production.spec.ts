/** What runs on a server: a finished build with production packages only, as the container image has it. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startApp } from "../../support/app/app";
import { makeImageTree } from "../../support/app/image";
import { temporaryFolder } from "../../support/temporary.mjs";
import { signIn } from "../helpers/http";

let folder: string;
test.beforeAll(() => {
  folder = temporaryFolder("image");
  makeImageTree(folder);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the files of the image have no package that only building or testing needs", () => {
  for (const name of ["vite", "typescript", "@remix-run/dev", "tailwindcss", "vitest", "@playwright/test"])
    expect(existsSync(join(folder, "node_modules", name)), name).toBe(false);
  for (const name of ["test", ".git", ".env", ".data", "docs"])
    expect(existsSync(join(folder, name)), name).toBe(false);
});

test("the app starts from these files alone, shows pages, makes every file, and runs commands", async () => {
  test.setTimeout(600_000);
  const dataDir = temporaryFolder("image-data");
  const before = namesIn(folder);
  const app = await startApp({ served: folder, env: { DATA_DIR: dataDir } });
  try {
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
    const cookie = await signIn(app.url, { demo: "backbone" });
    const read = (path: string) => fetch(app.url + path, { headers: { cookie } });
    const page = await (await read("/c/demo")).text();
    expect(page).toContain("<h1");
    for (const [, asset = ""] of page.matchAll(/"(\/assets\/[^"]+)"/g))
      expect((await read(asset)).status, asset).toBe(200);
    const [, report = ""] =
      /href="\/c\/demo\/reports\/([\w-]+)"/.exec(await (await read("/c/demo/reports")).text()) ?? [];
    for (const format of ["pdf", "xlsx", "pptx", "json"]) {
      const answer = await read(`/c/demo/reports/${report}.${format}`);
      expect([format, answer.status]).toEqual([format, 200]);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    }
    expect((await read("/c/demo/data/template.xlsx?year=2024")).status).toBe(200);
    const command = spawnSync(
      process.execPath,
      ["bin/run.mjs", "token", "--collaborative", "demo", "--role", "convener"],
      {
        cwd: folder,
        env: { ...process.env, NODE_ENV: "production", DATA_DIR: dataDir },
        encoding: "utf8",
      },
    );
    expect(command.stdout, command.stderr).toContain("tidemark_");
    expect(namesIn(folder), "nothing is written among the program's files").toEqual(before);
  } finally {
    await app.stop();
  }
});

test("without a build, it says so in one line and ends", () => {
  renameSync(join(folder, "build"), join(folder, "built"));
  try {
    const { status, stderr } = spawnSync(process.execPath, ["bin/serve.mjs"], {
      cwd: folder,
      env: { ...process.env, DATA_DIR: join(folder, "unused"), PORT: "0" },
      encoding: "utf8",
    });
    expect([status, stderr.trim()]).toEqual([
      1,
      "There is no build yet: use `npm start`, or `npm run build` first.",
    ]);
  } finally {
    renameSync(join(folder, "built"), join(folder, "build"));
  }
});

/** Names and sizes of files, without packages and the build. */
function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !/^(node_modules|build)\//.test(name))
    .map((name) => `${name} ${statSync(join(folder, name)).size}`)
    .sort();
}
