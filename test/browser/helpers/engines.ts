/** The two engines that the app runs on, for what must hold on both however it ends. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningApp, startApp } from "../../support/app";
import { startPostgres } from "../../support/postgres";

export const ENGINES = ["embedded", "PostgreSQL"] as const;
export type Engine = (typeof ENGINES)[number];

export interface Ground {
  /** Starts the app on the data of this ground. */
  start(): Promise<RunningApp>;
  /** Ends what still runs and removes the data. */
  clear(): Promise<void>;
}

/** Data that outlive the process that works on them. */
export async function groundOf(engine: Engine): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), "tidemark-ground-"));
  const server = engine === "PostgreSQL" ? await startPostgres() : null;
  const env: Record<string, string> = { DATA_DIR: folder };
  if (server) {
    const secret = randomBytes(24).toString("hex");
    Object.assign(env, { DATABASE_URL: await server.createDatabase(), SESSION_SECRET: secret, DEMO: "1" });
  }
  const started: RunningApp[] = [];
  return {
    async start() {
      const app = await startApp({ env });
      started.push(app);
      return app;
    },
    async clear() {
      for (const app of started) await app.kill9();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
