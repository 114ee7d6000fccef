import type { AppLoadContext } from "@remix-run/node";
import { type Config, isLoopback } from "~/config";

export const NEEDS_APP_URL =
  "Links cannot be made yet: whoever runs the server needs to set APP_URL to the address that people use.";

/**
 * The origin of links that grant access. Only a loopback server may take it from the request: anyone
 * else could send a forged `Host` and have the secret mailed to an address they control.
 * @returns null if APP_URL is needed and not set
 */
export function linkOrigin(
  { appUrl, host }: Pick<Config, "appUrl" | "host">,
  request: Request,
): string | null {
  return appUrl ?? (isLoopback(host) ? new URL(request.url).origin : null);
}

/** The origin of links in letters; null if no letter with a link can be sent. */
export function mailOrigin(
  { post, config }: Pick<AppLoadContext, "post" | "config">,
  request: Request,
): string | null {
  return post ? linkOrigin(config, request) : null;
}
