import { createHash, randomBytes } from "node:crypto";

/** A secret to hand out once; only its hash is stored. 256 random bits need no slow hash. */
export function newSecret(prefix: string): { secret: string; hash: string } {
  const secret = `${prefix}_${randomBytes(32).toString("base64url")}`;
  return { secret, hash: hashOf(secret) };
}

export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
