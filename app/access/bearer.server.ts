import { openLobby } from "~db/door";
import type { TenantDb } from "~db/tenant";
import type { Viewer } from "../domain/types";
import { readSlug } from "../records/collaboratives.server";
import { findToken } from "../records/lobby.server";
import { touchToken } from "../records/tokens.server";
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
 * collaborative other than the token's, 403 if its role may not.
 */
export async function answerCall(
  { request, params, context }: Doorway,
  permission: Permission,
  work: (call: Call) => Promise<Response>,
): Promise<Response> {
  const [scheme = "", secret = ""] = (request.headers.get("authorization") ?? "").split(" ");
  if (scheme.toLowerCase() !== "bearer" || !secret)
    return problem(401, "Not signed in", "Send a token: Authorization: Bearer TOKEN.");
  const secretHash = hashOf(secret);
  return openLobby(context.database, { secretHash }, async (lobby) => {
    const token = await findToken(lobby, secretHash);
    const now = new Date();
    if (!token || token.revokedAt || (token.expiresAt && token.expiresAt < now))
      return problem(401, "Token not valid", "The token is unknown, expired or revoked.");
    const db = await lobby.open(token.collaborativeId, { name: `Token “${token.name}”`, userId: null });
    if ((await readSlug(db)) !== params.collaborative)
      return problem(404, "Not found", "There is no such collaborative, or the token is not for it.");
    const viewer: Viewer = { role: token.role, memberId: token.memberId };
    if (!may(viewer, permission))
      return problem(403, "Not allowed", "The role of this token may not do this.");
    await touchToken(db, token, now);
    return work({ db, viewer });
  });
}
