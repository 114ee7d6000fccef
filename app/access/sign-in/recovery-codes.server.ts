/**
 * Recovery codes, for when the app with the codes is lost. Only salted hashes are stored: whoever reads the database,
 * even with the session secret, cannot enter one.
 */
import { randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { symmetricDecrypt } from "better-auth/crypto";
import { readableCode } from "~/access/links/secrets.server";

const RECOVERY_CODES = 10;
const MARK = "scrypt";
/** About the cost of a password's hash. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** Ten codes of 49 random bits each, such as "k7m2q-x9rtd". */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => readableCode(5));

/** Codes as they are stored: a JSON list of hashes with one salt, so that checking a code takes a single hash. */
export async function hashedCodes(codes: readonly string[]): Promise<string> {
  const salt = randomBytes(16);
  return JSON.stringify(await Promise.all(codes.map((code) => hashOf(code, salt))));
}

/** A code as it would stand among those stored; null if none are left. */
export async function asStored(code: string, stored: string): Promise<string | null> {
  const salt = storedCodes(stored)[0]?.split(":")[1];
  return salt === undefined ? null : hashOf(code, Buffer.from(salt, "base64url"));
}

/** The hashes that are stored, one for each code that is left. */
export function storedCodes(stored: string): string[] {
  return isHashed(stored) ? (JSON.parse(stored) as string[]) : [];
}

const isHashed = (stored: string) => stored.startsWith("[");

async function hashOf(code: string, salt: Buffer): Promise<string> {
  const hash = await derive(code, salt, 32, COST);
  return [MARK, salt.toString("base64url"), hash.toString("base64url")].join(":");
}

/**
 * Codes stored by earlier versions, encrypted with the session secret, as they are stored now.
 * @returns the same if they are hashed already; no codes if they were encrypted with another secret
 */
export async function upgraded(
  stored: string,
  key: Parameters<typeof symmetricDecrypt>[0]["key"],
): Promise<string> {
  if (isHashed(stored)) return stored;
  const codes = await symmetricDecrypt({ key, data: stored }).then(
    (text) => JSON.parse(text) as string[],
    () => [],
  );
  return hashedCodes(codes);
}

/** How better-auth keeps them: none until the first code of the app has been entered, and then hashes, as they are. */
export const RECOVERY_CODE_OPTIONS = {
  customBackupCodesGenerate: (): string[] => [],
  storeBackupCodes: "plain" as const,
};
