/** What stands before every page: a content security policy and a guard against foreign sites' forms. */
import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Settings } from "./settings";

/** Room for the largest observation file (20 MB) and the form around it. */
const LARGEST_BODY = 21 * 1024 * 1024;

/** Answers carry `res.locals.cspNonce`, which the page puts on its scripts. */
export function security(settings: Pick<Settings, "appUrl">, development: boolean): RequestHandler[] {
  return [nonce, headers(settings.appUrl?.startsWith("https:") ?? false, development), bodySize];
}

const nonce: RequestHandler = (_request, response, next) => {
  response.locals.cspNonce = randomBytes(16).toString("base64");
  next();
};

function headers(https: boolean, development: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        // Charts and positioned menus set style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
        // Over plain http these two would lock people out of an app on a local network.
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    xFrameOptions: { action: "deny" },
  });
}

function nonceOf(response: object): string {
  return (response as { locals: { cspNonce: string } }).locals.cspNonce;
}

const bodySize: RequestHandler = (request, response, next) => {
  if (Number(request.headers["content-length"] ?? 0) <= LARGEST_BODY) return next();
  // The rest of the body is not worth reading.
  response.set("Connection", "close").status(413).type("text/plain").send("This is larger than 20 MB.\n");
};

/** What is done here is done in the name of whoever holds the token, whoever is signed in. */
const KNOW_NO_COOKIES = ["/api/v1/", "/reminders/stop/"];

/**
 * Lets only our own pages change anything in the name of whoever is signed in.
 * The API is left out, and the button with which mail programs end reminders: neither knows cookies, and other
 * programs send neither of these headers.
 */
export function sameOrigin(settings: Pick<Settings, "appUrl">): RequestHandler {
  return (request, response, next) => {
    const harmless = ["GET", "HEAD", "OPTIONS"].includes(request.method);
    // Read as the router reads it, so that /api/v1/../../ is not mistaken for the API.
    const { pathname } = new URL(`http://app${request.originalUrl}`);
    const open = KNOW_NO_COOKIES.some((path) => pathname.startsWith(path));
    if (harmless || open || isOwn(request.headers, settings.appUrl)) {
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
