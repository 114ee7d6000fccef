/**
 * Lets pages of other sites read through the API in a browser (CORS), where a collaborative lists them. No credentials:
 * such a page sends its own token.
 */
import type { Request, Response } from "express";
import { listReadingSites, mayRead } from "~/records/programs/reading-sites.server";
import type { Database } from "~db/client";
import type { TenantDb } from "~db/tenant";

/** What a page may read of an answer beside its body. */
const EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After";
const REMEMBERED_SECONDS = "600";

/** Whether pages of an origin may read from the collaborative with a slug. */
export type MayRead = (slug: string, origin: string) => Promise<boolean>;

export const readsFrom =
  (database: Database): MayRead =>
  (slug, origin) =>
    database.asOwner((owner) => mayRead(owner, slug, origin));

/** Whether a browser asks what a page of another site may do. */
export const isPreflight = ({ method, headers }: Pick<Request, "method" | "headers">): boolean =>
  method === "OPTIONS" && Boolean(headers.origin) && Boolean(headers["access-control-request-method"]);

/**
 * Answers a preflight, which has no token. A site that is not listed gets the same answer whether the collaborative is
 * there or not; only who already knows a listed site and the slug learns that they belong together.
 * @param path without the query, of a call that reads
 */
export async function answerPreflight(
  request: Request,
  response: Response,
  { path, allowed, may }: { path: string; allowed: string[]; may: MayRead },
): Promise<void> {
  const origin = request.headers.origin ?? "";
  // A slug needs no escapes, so an address with one names no collaborative.
  const slug = path.split("/")[3] ?? "";
  response.vary("Origin").set("Allow", allowed.join(", "));
  if (await may(slug, origin))
    response.set({
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Methods": "GET, HEAD",
      "Access-Control-Allow-Headers": "Authorization",
      "Access-Control-Max-Age": REMEMBERED_SECONDS,
    });
  response.status(204).end();
}

/** The origin that sent a call that reads, if its pages may read the answer; else null. */
export async function readingSiteOf(headers: Headers, db: TenantDb): Promise<string | null> {
  const origin = headers.get("origin");
  if (origin === null) return null;
  return (await listReadingSites(db)).includes(origin) ? origin : null;
}

/** Marks an answer to a call that reads. @param site the origin whose pages may read it */
export function forSite(answer: globalThis.Response, site: string | null): globalThis.Response {
  answer.headers.append("vary", "Origin");
  if (site !== null) {
    answer.headers.set("access-control-allow-origin", site);
    answer.headers.set("access-control-expose-headers", EXPOSED);
  }
  return answer;
}
