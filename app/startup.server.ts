import type { AppLoadContext } from "@remix-run/node";
import type { Database } from "~db/client";
import { DEMO, loadSeed, publishedFolders } from "../seeds/load";
import { makeAuth } from "./access/auth.server";
import { runChore } from "./chores";
import { bringKeptUpToDate } from "./chores/keep";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, ensureDemoAccounts } from "./demo-accounts.server";
import { ROLE_NAMES } from "./domain/types";
import { makePost, type Post } from "./mail/post.server";
import { readCatalog } from "./records/catalog.server";
import { grantRole } from "./records/collaboratives.server";
import type { Settings } from "./settings";

export interface Prepared {
  context: Pick<AppLoadContext, "database" | "settings" | "auth" | "post">;
  /** To print once the server listens. */
  lines: string[];
}

/** Between opening the database and serving: migrations, the demo on first run, chores of other processes. */
export async function prepare(database: Database, settings: Settings): Promise<Prepared> {
  await database.migrate();
  await bringKeptUpToDate(database);
  const auth = makeAuth(database, settings);
  if (settings.demo) await loadDemo(database, auth);
  database.serveChores((command, args, print) => runChore(command, database, settings, args, print));
  const post = settings.smtpUrl ? await openPost(database, settings) : undefined;
  return { context: { database, settings, auth, post }, lines: settings.demo ? demoLines() : [] };
}

/** What sends mail is loaded where there is a mail server: most have none. */
async function openPost(database: Database, settings: Settings): Promise<Post> {
  const { makeMailer } = await import("./mail/mailer.server");
  return makePost({ database, settings, mailer: makeMailer(settings) });
}

async function loadDemo(database: Database, auth: ReturnType<typeof makeAuth>): Promise<void> {
  const people = await ensureDemoAccounts(database, auth);
  const { loaded } = await loadSeed(database, DEMO, async (db) => {
    const { members } = await readCatalog(db);
    for (const { role, member } of DEMO_ACCOUNTS) {
      const memberId = members.find(({ slug }) => slug === member)?.id ?? null;
      await grantRole(db, { userId: people.get(role) ?? "", role, memberId });
    }
  });
  if (!loaded) return;
  for (const folder of publishedFolders())
    await loadSeed(database, folder, async (db) => {
      for (const role of ["backbone", "convener"] as const)
        await grantRole(db, { userId: people.get(role) ?? "", role, memberId: null });
    });
  database.afterBulkWrite();
}

function demoLines(): string[] {
  const accounts = DEMO_ACCOUNTS.map(({ email, role }) => `  ${email.padEnd(24)} ${ROLE_NAMES[role]}`);
  return [`Demo accounts (password ${DEMO_PASSWORD}):`, ...accounts];
}
