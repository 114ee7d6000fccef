import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import type { TenantDb } from "../../../db/tenant";
import { DEMO, loadSeed } from "../../../seeds/load";
import { type Engine, openOwnDatabase, TESTER } from "./databases";

export interface DemoDatabase {
  database: Database;
  /** Runs one transaction inside the demo, as "Test". */
  enter<T>(work: (db: TenantDb) => Promise<T>): Promise<T>;
}

const demos = new Map<Engine, Promise<DemoDatabase>>();

/**
 * A database with only the demo. All test files of a worker share it, because loading the demo takes seconds.
 * They may add reports and the like, but must leave its members, figures, and goals unchanged.
 */
export function openDemoDatabase(engine: Engine): Promise<DemoDatabase> {
  const demo = demos.get(engine) ?? loadDemo(engine);
  demos.set(engine, demo);
  return demo;
}

async function loadDemo(engine: Engine): Promise<DemoDatabase> {
  const { database } = await openOwnDatabase(engine);
  let collaborativeId = "";
  await loadSeed(database, DEMO, async (db) => {
    collaborativeId = db.collaborativeId;
  });
  return { database, enter: (work) => openTenant(database, { collaborativeId, actor: TESTER }, work) };
}
