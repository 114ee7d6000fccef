/** Calls better-auth the way its own handler is called over HTTP, so that its limits by address apply. */
import { createHmac } from "node:crypto";
import { parseCookies } from "better-auth/cookies";

/** Our own header, set from the connection and never taken from the client. */
export const ADDRESS_HEADER = "x-tidemark-client";
const LONGEST_USER_AGENT = 400;

/** The part of better-auth that a call needs. */
export interface Caller {
  handler(request: Request): Promise<Response>;
  $context: Promise<{ baseURL: string }>;
}

interface Call {
  path: string;
  /** Sent as JSON; without one, the call reads. */
  body?: object;
  /** What the browser sent. */
  browser?: Headers | undefined;
  /** The value of a Cookie header, instead of the browser's. */
  cookie?: string;
  /** The page's origin, which passkeys are checked against. */
  origin?: string;
  clientIp: string;
}

export async function call(
  auth: Caller,
  { path, body, browser, cookie, origin, clientIp }: Call,
): Promise<Response> {
  const { baseURL } = await auth.$context;
  const headers = browserHeaders(clientIp, browser);
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (origin) headers.set("origin", origin);
  if (body) headers.set("content-type", "application/json");
  return auth.handler(
    new Request(`${baseURL}${path}`, {
      headers,
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    }),
  );
}

/** As a session remembers it. */
export const shortUserAgent = (sent: string | null): string => (sent ?? "").slice(0, LONGEST_USER_AGENT);

/** How better-auth signs the token in a session's cookie. */
export const signatureOf = (token: string, secret: string): string =>
  createHmac("sha256", secret).update(token).digest("base64");

/** What a session remembers of the browser, and the session that the browser had. */
export function browserHeaders(clientIp: string, browser: Headers = new Headers()): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: clientIp });
  headers.set("user-agent", shortUserAgent(browser.get("user-agent")));
  const cookie = browser.get("cookie");
  if (cookie !== null) headers.set("cookie", cookie);
  return headers;
}

/** Seconds to wait after too many attempts; null if that was not the reason for a refusal. */
export function waitOf(response: Response): number | null {
  return response.status === 429 ? Number(response.headers.get("x-retry-after")) || 60 : null;
}

/** The machine-readable reason of a refusal, such as "INVALID_CODE". */
export async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const code = (body as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

/** Only the cookies that an answer sets. */
export function cookiesOf(from: Headers): Headers {
  const headers = new Headers();
  for (const cookie of from.getSetCookie()) headers.append("set-cookie", cookie);
  return headers;
}

/**
 * What leads to the code: the session that the browser had stays until the code has been entered.
 * @param name of the session's cookie
 */
export function challengeOf(from: Headers, name: string): Headers {
  const headers = new Headers();
  for (const cookie of from.getSetCookie())
    if (!cookie.startsWith(`${name}=`)) headers.append("set-cookie", cookie);
  return headers;
}

/** The Cookie header without any but these. */
export function onlyCookies(request: Request, names: string[]): string {
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  return names
    .flatMap((name) => (cookies.has(name) ? [`${name}=${encodeURIComponent(cookies.get(name) ?? "")}`] : []))
    .join("; ");
}
