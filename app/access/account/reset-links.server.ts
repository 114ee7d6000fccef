import { hashOf, newSecret } from "~/access/links/secrets.server";
import { LINK_MINUTES } from "~/domain/accounts/session";
import { addLink } from "~/records/people/accounts.server";
import type { LobbyDb } from "~db/tenant";

/**
 * Who made a reset link, which decides what the new password is worth: a mailed link proves the address, and the
 * operator vouches for the person they give it to. A collaborative's staff vouch for nobody elsewhere.
 */
export type ResetMaker = { kind: "mail" } | { kind: "operator" } | { kind: "staff"; collaborativeId: string };

/** The maker is part of the secret, so that whoever has the link cannot change it. */
const prefixOf = (maker: ResetMaker) => (maker.kind === "staff" ? `by-${maker.collaborativeId}` : maker.kind);

export function makerOf(token: string): ResetMaker | null {
  const prefix = token.slice(0, Math.max(0, token.indexOf("_")));
  if (prefix === "mail" || prefix === "operator") return { kind: prefix };
  return /^by-[0-9a-f-]{36}$/.test(prefix) ? { kind: "staff", collaborativeId: prefix.slice(3) } : null;
}

/** What better-auth looks a token up by. */
export const resetIdentifier = (token: string) => `reset-password:${token}`;

/** Makes a link that lets its holder choose a new password, once. @returns the secret in it; only its hash is stored */
export async function makeReset(lobby: LobbyDb, userId: string, maker: ResetMaker): Promise<string> {
  const { secret } = newSecret(prefixOf(maker));
  await addLink(lobby, {
    identifierHash: hashOf(resetIdentifier(secret)),
    value: userId,
    minutes: LINK_MINUTES.reset,
  });
  return secret;
}
