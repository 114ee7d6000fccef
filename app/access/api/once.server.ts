import { createHash } from "node:crypto";
import { digestOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { findAnswer, keepAnswer, takeKey } from "~/records/programs/kept-answers.server";
import type { TenantDb } from "~db/tenant";

const HEADER = "idempotency-key";
const LONGEST_KEY = 255;
const REPLAYED = { "idempotent-replayed": "true" };

/**
 * Does a write once for each Idempotency-Key of a token: sent again within a day, it answers what it answered. The
 * answer is kept in the transaction of the write, so nothing is kept of a write that failed.
 */
export async function once(
  request: Request,
  db: TenantDb,
  tokenId: string,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get(HEADER);
  if (key === null) return work();
  if (key === "" || key.length > LONGEST_KEY)
    return refuse(422, `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`, "bad_key");
  const taken = { tokenId, key };
  if (!(await takeKey(db, taken)))
    return refuse(409, "The first call with this key is still running. Try again shortly.", "key_running");
  const requestHash = hashOf(request);
  const kept = await findAnswer(db, taken);
  if (kept && kept.requestHash !== requestHash)
    return refuse(422, "This key was used for another call. Use a new key for each call.", "key_used");
  if (kept) {
    const headers = { "content-type": kept.contentType, ...REPLAYED };
    // An answer without content has no type either.
    if (kept.status === 204) return new Response(null, { status: 204, headers: REPLAYED });
    return new Response(kept.body, { status: kept.status, headers });
  }
  const answer = await work();
  if (answer.ok) {
    const { status, headers } = answer;
    const contentType = headers.get("content-type") ?? "application/json";
    await keepAnswer(db, taken, { requestHash, status, contentType, body: await answer.clone().text() });
  }
  return answer;
}

/** What was sent, whole: method, address with query, type, and body. */
function hashOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const type = request.headers.get("content-type") ?? "";
  const parts = [request.method, pathname + search, type, digestOf(request)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

const refuse = (status: number, message: string, code: string) =>
  problem(status, "Idempotency-Key", `${message} Nothing was stored.`, [
    { row: null, column: "Idempotency-Key", code, message },
  ]);
