import { isIP } from "node:net";
import { type Config, isLoopback } from "~/config";

/**
 * The host that passkeys are bound to: that of APP_URL, else this machine itself. Browsers accept no IP addresses.
 * @returns null where passkeys cannot work
 */
export function passkeyHost({ appUrl, host }: Pick<Config, "appUrl" | "host">): string | null {
  if (!appUrl) return isLoopback(host) ? "localhost" : null;
  const { hostname, protocol } = new URL(appUrl);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return null;
  return protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost")
    ? hostname
    : null;
}

/** Whether a page opened at this address can use passkeys. */
export function canUsePasskeys(config: Pick<Config, "appUrl" | "host">, url: string): boolean {
  return passkeyHost(config) === new URL(url).hostname;
}
