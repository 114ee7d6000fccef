import { createHmac, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";

/**
 * A token that names a row of a collaborative for one purpose. It is signed, so that it cannot be guessed or made up,
 * opens nothing else, and stays valid as long as the session secret.
 */
export function signIds(secret: string, purpose: string, [collaborativeId, id]: [string, string]): string {
  const ids = Buffer.concat([parse(collaborativeId), parse(id)]);
  return `${ids.toString("base64url")}.${sign(secret, purpose, ids).toString("base64url")}`;
}

/** The ids that a token names; null if it was not signed for this purpose. */
export function readSignedIds(secret: string, purpose: string, token: string): [string, string] | null {
  const [ids, signature] = token.split(".").map((part) => Buffer.from(part, "base64url"));
  if (ids?.length !== 32 || signature?.length !== 32) return null;
  if (!timingSafeEqual(signature, sign(secret, purpose, ids))) return null;
  return [stringify(ids.subarray(0, 16)), stringify(ids.subarray(16))];
}

const sign = (secret: string, purpose: string, ids: Uint8Array) =>
  createHmac("sha256", secret).update(`${purpose} `).update(ids).digest();
