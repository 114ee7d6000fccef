import { hashOf } from "~/access/links/secrets.server";
import { may, type Permission } from "~/access/permissions";
import { problem } from "~/access/problem";
import { logTokenRefusal } from "~/access/security-log.server";
import { unavailable } from "~/access/unavailable.server";
import type { RouteArgs } from "~/access/visit.server";
import { identify } from "~/current-request.server";
import type { Scope } from "~/domain/programs/scopes";
import type { Viewer } from "~/domain/terms";
import { FileError } from "~/exchange/opening/table";
import { log } from "~/log.server";
import { tokenKey } from "~/records/people/lobby.server";
import { touchToken } from "~/records/people/tokens.server";
import { noteTokenUse } from "~/records/security/notes.server";
import { unlock } from "~db/door";
import type { TenantDb } from "~db/tenant";
import { answerIfChanged } from "./conditional.server";
import { forSite, readingSiteOf } from "./cross-origin.server";
import { once } from "./once.server";
import { lacksScope, scopeOf } from "./scopes";

/** A program with a token inside its collaborative, for the length of one transaction. */
export interface Call {
  db: TenantDb;
  viewer: Viewer;
  scopes: readonly Scope[];
}

/**
 * Answers a program that sends a token. Every refusal is a problem document: 401 without a valid token, 404 for
 * another collaborative than the token's, 403 if its role lacks the permission or the token the scope. Answers to GET
 * carry an ETag.
 */
export async function answerCall(
  args: RouteArgs,
  permission: Permission,
  work: (call: Call) => Promise<Response>,
): Promise<Response> {
  const reading = ["GET", "HEAD"].includes(args.request.method);
  const seen: Seen = { reading, site: null };
  const answer = await answerIfChanged(args.request, await admit(args, permission, seen, work));
  return reading ? forSite(answer, seen.site) : answer;
}

interface Seen {
  reading: boolean;
  /** The other site whose page may read the answer; known once its collaborative is open. */
  site: string | null;
}

async function admit(
  { request, params, context }: RouteArgs,
  permission: Permission,
  seen: Seen,
  work: (call: Call) => Promise<Response>,
): Promise<Response> {
  const { reading } = seen;
  const secret = secretOf(request.headers.get("authorization") ?? "", reading);
  if (!secret) return unauthorized("Not signed in", "Send a token: Authorization: Bearer TOKEN.", reading);
  const now = new Date();
  const secretHash = hashOf(secret);
  let refused: "token_failed" | "refused" | null = null;
  const entered = unlock(
    context.database,
    tokenKey(secretHash, now),
    async ({ found: token, inside, open }) => {
      if (!token) {
        refused = "token_failed";
        return unauthorized("Token not valid", "The token is unknown, expired, or revoked.", reading);
      }
      identify({ token: token.id });
      refused = "refused";
      if (inside?.slug !== params.collaborative)
        return problem(404, "Not found", "There is no such collaborative, or the token is not for it.");
      const { clientIp: address, requestId } = context;
      const db = open({ name: `Token “${token.name}”`, userId: null, tokenId: token.id, address, requestId });
      if (reading) seen.site = await readingSiteOf(request.headers, db);
      const viewer: Viewer = { role: token.role, memberId: token.memberId };
      if (!may(viewer, permission))
        return problem(403, "Not allowed", "The role of this token does not allow this.");
      const scope = scopeOf(reading, permission);
      if (!token.scopes.includes(scope)) return lacksScope(scope);
      refused = null;
      await touchToken(db, token, now);
      if (isFirstUse(token.id, address, now)) await noteTokenUse(db);
      const call = { db, viewer, scopes: token.scopes };
      return reading ? work(call) : once(request, db, token.id, () => work(call));
    },
  );
  const answer = await entered.catch(answerTo);
  if (refused) {
    const what = `${request.method} ${new URL(request.url).pathname} (${permission})`;
    await logTokenRefusal(context, { secretHash, kind: refused, what });
  }
  return answer;
}

/** The uses noted today, by token and address, so that most calls need not ask the database. */
const noted = { day: "", uses: new Set<string>() };
const MOST_NOTED = 10_000;

/** Whether a use may be the day's first from there. */
function isFirstUse(tokenId: string, address: string, now: Date): boolean {
  const day = now.toISOString().slice(0, 10);
  if (noted.day !== day || noted.uses.size >= MOST_NOTED) Object.assign(noted, { day, uses: new Set() });
  const use = `${tokenId} ${address}`;
  if (noted.uses.has(use)) return false;
  noted.uses.add(use);
  return true;
}

function answerTo(error: unknown): Response {
  const answer = unavailable(error, true);
  if (answer) return answer;
  // Faults of a file are the call's to explain; anything else is ours.
  if (error instanceof Response || error instanceof FileError) throw error;
  log.error(error, "a call of the API failed");
  return problem(500, "Something went wrong", "The fault is ours. Nothing was saved. Try again later.");
}

/**
 * The token of an Authorization header, "" if there is none. A Basic password counts as well, because Excel and
 * Power BI store that outside the file; but only for reading, because browsers add such a password on their own,
 * so another site could use it to write.
 */
function secretOf(authorization: string, reading: boolean): string {
  const [scheme = "", rest = ""] = authorization.split(" ");
  if (scheme.toLowerCase() === "bearer") return rest;
  if (scheme.toLowerCase() !== "basic" || !reading) return "";
  const pair = Buffer.from(rest, "base64").toString("utf8");
  return pair.includes(":") ? pair.slice(pair.indexOf(":") + 1) : "";
}

function unauthorized(title: string, detail: string, reading: boolean): Response {
  const refused = problem(401, title, detail);
  if (reading) refused.headers.append("www-authenticate", 'Basic realm="Tidemark", charset="UTF-8"');
  return refused;
}
