/** What every loader and action gets besides its request. */
import "@remix-run/node";
import type { Auth } from "~/access/auth.server";
import type { scheduleChecks } from "~/access/sign-in/sso/checks.server";
import type { Backups } from "~/commands/scheduled-backups";
import type { Post } from "~/mail/post.server";
import type { WebhookWorker } from "~/mail/webhooks/worker.server";
import type { Database } from "~db/client";
import type { Config } from "./config";

declare module "@remix-run/node" {
  interface AppLoadContext {
    database: Database;
    config: Config;
    auth: Auth;
    /** Sends mail. Absent without a configured mail server. */
    post?: Post | undefined;
    /** Tells other programs what has happened. Absent where no server answers. */
    webhooks?: WebhookWorker | undefined;
    /** Makes backups. Absent without BACKUP_DIR. */
    backups?: Backups | undefined;
    /** Asks institutions whether the people they vouched for still have access. */
    accessChecks?: ReturnType<typeof scheduleChecks> | undefined;
    /** For scripts in the page: the content security policy allows no others. */
    cspNonce: string;
    /** The client's address, for rate limits and the activity log. */
    clientIp: string;
    /** Aborted when the client leaves before its answer is complete. Absent where no server answers. */
    clientGone?: AbortSignal;
    /** Names the request in the logs and in its answer. */
    requestId?: string;
    /** Sends a cookie with the response, whatever it will be. */
    setCookie(cookie: string): void;
  }
}
