import { createHash, randomBytes, randomInt } from "node:crypto";

/** A secret that is shown once; only its hash is stored. With 256 random bits, a fast hash is enough. */
export function newSecret(prefix: string): { secret: string; hash: string } {
  const secret = `${prefix}_${randomBytes(32).toString("base64url")}`;
  return { secret, hash: hashOf(secret) };
}

export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Without letters and digits that are easily confused. */
const LETTERS = "abcdefghjkmnpqrstvwxyz23456789";

/** Two random words with a hyphen, to read and type: 4.9 bits a letter. @param length of each word */
export function readableCode(length: number): string {
  const word = () => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `${word()}-${word()}`;
}
