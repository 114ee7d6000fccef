/** Embedded databases to copy, created once per version of their contents and cached in `.cache`. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openEmbedded } from "../../../db/embedded/open";
import { openEmbeddedDatabase } from "../../../db/engine-embedded";
import { temporaryFolder } from "../temporary.mjs";

const CACHE = ".cache";
const MIGRATIONS = "db/migrations";

/** The files of an empty database. */
export function emptyTemplate(): Promise<string> {
  return made(`embedded-${engineVersion()}`, async (folder) => {
    const embedded = await openEmbedded(folder);
    await embedded.close();
  });
}

/** The files of a database with every migration and nothing else. */
export function migratedTemplate(): Promise<string> {
  return made(`migrated-${engineVersion()}-${hashOfSchema()}`, async (folder) => {
    cpSync(await emptyTemplate(), join(folder, "postgres"), { recursive: true });
    const database = await openEmbeddedDatabase(folder);
    await database.migrate();
    await database.close();
  });
}

function engineVersion(): string {
  return JSON.parse(readFileSync("node_modules/@electric-sql/pglite/package.json", "utf8")).version;
}

/** Changes with every migration and with the privileges granted after them. */
function hashOfSchema(): string {
  const migrations = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  const hash = createHash("sha256");
  for (const file of [...migrations.sort().map((name) => join(MIGRATIONS, name)), "db/migrate.ts"])
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/** Two workers may create one at the same time: the first to finish wins. */
async function made(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const template = join(CACHE, name);
  if (existsSync(template)) return template;
  const folder = temporaryFolder("template");
  try {
    await make(folder);
    mkdirSync(CACHE, { recursive: true });
    const copy = `${template}.${process.pid}`;
    cpSync(join(folder, "postgres"), copy, { recursive: true });
    try {
      renameSync(copy, template);
    } catch {
      rmSync(copy, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return template;
}
