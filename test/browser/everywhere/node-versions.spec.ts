/** The app starts, answers, and runs a command under each supported version of Node.js. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startApp } from "../../support/app/app";
import install from "../../support/node-versions/install";
import { NODES } from "../../support/node-versions/nodes";
import { signIn } from "../helpers/http";

test.beforeAll(() => install());

for (const { version, program } of NODES)
  test(`the app starts under Node ${version}, signs people in, and backs up through the running server`, async () => {
    const app = await startApp({ node: program });
    try {
      expect(await (await fetch(`${app.url}/health/ready`)).json()).toMatchObject({ status: "ready" });
      const session = await signIn(app.url, { demo: "backbone" });
      const overview = await fetch(`${app.url}/c/demo`, { headers: { cookie: session } });
      expect([overview.status, await overview.text()]).toEqual([200, expect.stringContaining("hires")]);
      // Under every Node, the command must go through the server instead of opening the folder.
      for (const asking of NODES) {
        const file = join(app.dataDir, `by-${asking.version}.gz`);
        const output = execFileSync(asking.program, ["--import", "tsx", "bin/db.ts", "backup", file], {
          encoding: "utf8",
          env: { ...process.env, DATA_DIR: app.dataDir, DATABASE_URL: "" },
        });
        expect(output).toMatch(/^Backed up \d+ rows/);
      }
    } finally {
      await app.stop();
    }
  });
