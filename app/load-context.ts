/** What every loader and action is handed besides its request. */
import "@remix-run/node";
import type { prepare } from "./startup.server";

type Prepared = Awaited<ReturnType<typeof prepare>>["context"];

declare module "@remix-run/node" {
  interface AppLoadContext extends Prepared {
    /** For scripts in the page; the content security policy lets no others run. */
    cspNonce: string;
    /** The address of whoever asks, for rate limits and the activity log. */
    clientIp: string;
  }
}
