/** What every loader and action is handed besides its request. */
import "@remix-run/node";
import type { Database } from "~db/client";
import type { Auth } from "./access/auth.server";
import type { Post } from "./mail/post.server";
import type { Settings } from "./settings";

declare module "@remix-run/node" {
  interface AppLoadContext {
    database: Database;
    settings: Settings;
    auth: Auth;
    /** Sends mail; only with a mail server in the settings. */
    post?: Post | undefined;
    /** For scripts in the page; the content security policy lets no others run. */
    cspNonce: string;
    /** The address of whoever asks, for rate limits and the activity log. */
    clientIp: string;
    /** Sends a cookie along with the answer, whatever that will be. */
    setCookie(cookie: string): void;
  }
}
