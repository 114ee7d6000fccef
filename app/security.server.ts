/** Runs before every page: the content security policy and the check against other sites' forms. */
import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Config } from "./config";

/** Answers carry `res.locals.cspNonce`, which the page puts on its scripts. */
export function security(config: Pick<Config, "appUrl">, development: boolean): RequestHandler[] {
  const https = config.appUrl?.startsWith("https:") ?? false;
  const pages = headers(https, development, false);
  const embedded = headers(https, development, true);
  return [
    nonce,
    (request, response, next) => (EMBEDDED.test(request.path) ? embedded : pages)(request, response, next),
  ];
}

/** The only addresses that other sites may put into a frame. They have no script and no forms. */
const EMBEDDED = /^\/e\/[^/]+$/i;

const nonce: RequestHandler = (_request, response, next) => {
  response.locals.cspNonce = randomBytes(16).toString("base64");
  next();
};

function headers(https: boolean, development: boolean, embedded: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: embedded ? ["'none'"] : ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        // Charts and positioned menus set style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        frameAncestors: [embedded ? "*" : "'none'"],
        baseUri: ["'none'"],
        formAction: [embedded ? "'none'" : "'self'"],
        objectSrc: ["'none'"],
        // Over plain http these two would lock people out of an app on a local network.
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    xFrameOptions: embedded ? false : { action: "deny" },
    crossOriginResourcePolicy: { policy: embedded ? "cross-origin" : "same-origin" },
  });
}

function nonceOf(response: object): string {
  return (response as { locals: { cspNonce: string } }).locals.cspNonce;
}

/** Paths that act for the holder of a token and ignore who is signed in. */
const WITHOUT_COOKIES = ["/api/v1/", "/reminders/stop/"];

/**
 * Lets only our own pages change anything for the person who is signed in. The API and the mail programs' button
 * that ends reminders are exempt: they use no cookies, and other programs send neither of these headers.
 */
export function sameOrigin(config: Pick<Config, "appUrl">): RequestHandler {
  return (request, response, next) => {
    const harmless = ["GET", "HEAD", "OPTIONS"].includes(request.method);
    // Parsed as the router parses it, so that /api/v1/../../ is not mistaken for the API.
    const { pathname } = new URL(`http://app${request.originalUrl}`);
    const open = WITHOUT_COOKIES.some((path) => pathname.startsWith(path));
    if (harmless || open || isOwn(request.headers, config.appUrl)) {
      return next();
    }
    response.status(403).type("text/plain").send("This request did not come from a page of this app.\n");
  };
}

/** Every browser in use sends Sec-Fetch-Site over https and to this machine itself; the rest send Origin. */
function isOwn(headers: Partial<Record<string, string | string[]>>, appUrl: string | undefined): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = headers;
  if (typeof origin !== "string" || !URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || (appUrl !== undefined && from === new URL(appUrl).host);
}
