import { unlock } from "~db/door";
import type { TenantDb } from "~db/tenant";
import type { Viewer } from "../domain/types";
import { tokenKey } from "../records/lobby.server";
import { touchToken } from "../records/tokens.server";
import { answerIfChanged } from "./conditional.server";
import { may, type Permission } from "./permissions";
import { problem } from "./problem";
import { hashOf } from "./secrets.server";
import type { Doorway } from "./visit.server";

/** A program with a token inside its collaborative, for the length of one transaction. */
export interface Call {
  db: TenantDb;
  viewer: Viewer;
}

/**
 * Lets the bearer of a token in. Every refusal is a problem document: 401 without a valid token, 404 for a
 * collaborative other than the token's, 403 if its role may not. What is read carries an ETag.
 */
export async function answerCall(
  doorway: Doorway,
  permission: Permission,
  work: (call: Call) => Promise<Response>,
): Promise<Response> {
  return answerIfChanged(doorway.request, await admit(doorway, permission, work));
}

async function admit(
  { request, params, context }: Doorway,
  permission: Permission,
  work: (call: Call) => Promise<Response>,
): Promise<Response> {
  const reading = request.method === "GET" || request.method === "HEAD";
  const secret = secretOf(request.headers.get("authorization") ?? "", reading);
  if (!secret) return unknown("Not signed in", "Send a token: Authorization: Bearer TOKEN.", reading);
  const now = new Date();
  const key = tokenKey(hashOf(secret), now);
  return unlock(context.database, key, async ({ found: token, inside, open }) => {
    if (!token) return unknown("Token not valid", "The token is unknown, expired or revoked.", reading);
    if (inside?.slug !== params.collaborative)
      return problem(404, "Not found", "There is no such collaborative, or the token is not for it.");
    const viewer: Viewer = { role: token.role, memberId: token.memberId };
    if (!may(viewer, permission))
      return problem(403, "Not allowed", "The role of this token may not do this.");
    const db = open({ name: `Token “${token.name}”`, userId: null });
    await touchToken(db, token, now);
    return work({ db, viewer });
  });
}

/**
 * The token of an Authorization header, "" if there is none. As the password of Basic it is taken too, since
 * Excel and Power BI keep that outside of the file; for reading only, since a browser adds such a password
 * by itself, and then another site could write with it.
 */
function secretOf(authorization: string, reading: boolean): string {
  const [scheme = "", rest = ""] = authorization.split(" ");
  if (scheme.toLowerCase() === "bearer") return rest;
  if (scheme.toLowerCase() !== "basic" || !reading) return "";
  const pair = Buffer.from(rest, "base64").toString("utf8");
  return pair.includes(":") ? pair.slice(pair.indexOf(":") + 1) : "";
}

function unknown(title: string, detail: string, reading: boolean): Response {
  const refused = problem(401, title, detail);
  if (reading) refused.headers.append("www-authenticate", 'Basic realm="Tidemark", charset="UTF-8"');
  return refused;
}
