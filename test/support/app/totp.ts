/** What an authenticator app does (RFC 6238), written apart from the app's own code. */
import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The six digits for a key as it is typed, now or so many half minutes away. */
export function codeFor(key: string, away = 0): string {
  const bits = [...key.replace(/\s/g, "")]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + away));
  const mac = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const start = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const STEP_MS = 30_000;
/** A slow machine takes so long from making a code to checking it. */
const LEAST_LEFT_MS = 10_000;

/**
 * The code of the half minute before, which is still accepted and leaves the present one for later. Near the end of a
 * half minute it waits for the next, so that the code is not two half minutes old when it is checked.
 */
export async function earlierCodeFor(key: string): Promise<string> {
  const left = STEP_MS - (Date.now() % STEP_MS);
  if (left < LEAST_LEFT_MS) await new Promise((resolve) => setTimeout(resolve, left + 50));
  return codeFor(key, -1);
}
