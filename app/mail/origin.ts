import type { Config } from "~/config";

/** The address under which people reach the app. */
export function originOf({ appUrl, host, port }: Pick<Config, "appUrl" | "host" | "port">): string {
  return appUrl ?? `http://${host}:${port}`;
}
