/** What is believed about where a request comes from. */
import type { RequestHandler } from "express";
import type { Config } from "~/config";

const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-request-id",
];

/** Removes what clients say about themselves in a proxy's name, unless TRUST_PROXY lists their address. */
export const forgetUntrusted: RequestHandler = ({ app, headers, socket }, _response, next) => {
  // Express makes this function of its setting "trust proxy".
  const trusted: (address: string, hop: number) => boolean = app.get("trust proxy fn");
  if (!trusted(socket.remoteAddress ?? "", 0)) for (const name of FORWARDED) delete headers[name];
  next();
};

/**
 * Gives a form from our own pages the host of its `Origin`. Remix compares the two, and a proxy need not pass `Host`
 * on. Must run after the check against other sites' forms, which lets only our own through. A missing or malformed
 * `Host` becomes the app's own.
 */
export function hostOfOrigin({ appUrl }: Pick<Config, "appUrl">): RequestHandler {
  const own = appUrl ? new URL(appUrl).host : "localhost";
  return ({ method, headers }, _response, next) => {
    const { host } = headers;
    // Browsers hide the origin of pages that send no referrer, such as those behind a secret link.
    if (headers.origin === "null") delete headers.origin;
    const { origin } = headers;
    if (method !== "GET" && origin !== undefined && URL.canParse(origin)) {
      headers.host = new URL(origin).host;
      delete headers["x-forwarded-host"];
    } else if (!host || !/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) headers.host = own;
    next();
  };
}
