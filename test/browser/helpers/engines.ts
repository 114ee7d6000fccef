/** The app's two engines, for tests of what survives a crash. */
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { type RunningApp, startApp } from "../../support/app/app";
import { startPostgres } from "../../support/database/postgres";
import { temporaryFolder } from "../../support/temporary.mjs";

export const ENGINES = ["embedded", "PostgreSQL"] as const;
export type Engine = (typeof ENGINES)[number];

export interface Ground {
  /** Starts the app on this data. */
  start(): Promise<RunningApp>;
  /** Kills the database server at once, or starts it again. Absent with the embedded engine. */
  databaseServer?: { crash(): Promise<void>; restart(): Promise<void> };
  /** Stops everything still running and removes the data. */
  clear(): Promise<void>;
}

/** Data that outlives the app's process. */
export async function groundOf(engine: Engine): Promise<Ground> {
  const folder = temporaryFolder("data");
  const server = engine === "PostgreSQL" ? await startPostgres() : null;
  const env: Record<string, string> = { DATA_DIR: folder };
  if (server) {
    const secret = randomBytes(24).toString("hex");
    Object.assign(env, { DATABASE_URL: await server.createDatabase(), SESSION_SECRET: secret, DEMO: "1" });
  }
  const started: RunningApp[] = [];
  return {
    ...(server && { databaseServer: server }),
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
