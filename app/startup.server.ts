import type { AppLoadContext } from "@remix-run/node";
import { makeAuth } from "~/access/auth.server";
import { scheduleChecks } from "~/access/sign-in/sso/checks.server";
import { runCommand } from "~/commands";
import { scheduleResets } from "~/commands/demo";
import { recomputeOutdatedSums } from "~/commands/outdated-sums";
import { scheduleBackups } from "~/commands/scheduled-backups";
import { type Retention, SECURITY_LOG_DAYS, scheduleRetention } from "~/commands/security-retention";
import { log } from "~/log.server";
import { makePost, type Post } from "~/mail/post.server";
import { makeWebhookWorker } from "~/mail/webhooks/worker.server";
import type { Database } from "~db/client";
import type { Config } from "./config";
import { loadDemo } from "./demo.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, ensureDemoAccounts } from "./demo-accounts.server";

export interface Prepared {
  context: Pick<
    AppLoadContext,
    "database" | "config" | "auth" | "post" | "webhooks" | "backups" | "accessChecks"
  >;
  /** Removes old entries of the security log. */
  retention: Retention;
  /** Puts the demo back every night. */
  resets: ReturnType<typeof scheduleResets> | undefined;
  /** To print once the server listens. */
  lines: string[];
}

/** Runs after the database is open and before serving: migrations, the demo on the first start, commands from other processes. */
export async function prepare(database: Database, config: Config): Promise<Prepared> {
  await database.migrate();
  await recomputeOutdatedSums(database);
  const auth = makeAuth(database, config);
  if (config.demo) await loadDemo(database, await ensureDemoAccounts(database, auth));
  database.serveCommands((command, args, print) => runCommand(command, { database, config, args, print }));
  const post = config.smtpUrl ? await openPost(database, config) : undefined;
  // A demo that anybody can reach tells nobody anything.
  const webhooks = config.demoResets ? undefined : makeWebhookWorker({ database, config });
  const backups = config.backup
    ? scheduleBackups(database, {
        ...config.backup,
        onError: (error, during) => log.error(error, `${during} failed`),
      })
    : undefined;
  const retention = scheduleRetention(database, {
    days: config.securityLogDays ?? SECURITY_LOG_DAYS,
    onError: (error) => log.error(error, "old entries of the security log could not be removed"),
  });
  const resets = config.demoResets
    ? scheduleResets(database, (error) => log.error(error, "the demo could not be reset"))
    : undefined;
  const accessChecks = scheduleChecks({ database, config });
  return {
    context: { database, config, auth, post, webhooks, backups, accessChecks },
    retention,
    resets,
    lines: config.demo ? demoLines() : [],
  };
}

/** Loads the mailer only where a mail server is configured; most installations have none. */
async function openPost(database: Database, config: Config): Promise<Post> {
  const { makeMailer } = await import("~/mail/mailer.server");
  return makePost({ database, config, mailer: makeMailer(config) });
}

function demoLines(): string[] {
  const accounts = DEMO_ACCOUNTS.map(({ email, label }) => `  ${email.padEnd(28)} ${label}`);
  return [`Demo accounts (password ${DEMO_PASSWORD}):`, ...accounts];
}
