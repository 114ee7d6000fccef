import type { EntryChange, SaveAnswer } from "~/domain/entry/entry";
import type { GridEvent } from "./types";

/** One request to the server, and its outcome as a grid event. */

const TIMEOUT_MS = 30_000;
/** Browsers allow keepalive requests of up to 64 KB. */
const MAX_KEEPALIVE_BYTES = 60_000;

/** Sends the changes. @param reason why verified values change */
export async function send(
  url: string,
  changes: EntryChange[],
  reason: string | null = null,
): Promise<GridEvent> {
  const body = JSON.stringify({ changes, reason: reason ?? undefined });
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      credentials: "same-origin",
      keepalive: body.length < MAX_KEEPALIVE_BYTES,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      body,
    });
  } catch {
    return { type: "failed", kind: "network" };
  }
  // A redirect leads to the sign-in page.
  if (response.status === 401 || response.status === 403 || response.redirected) {
    return { type: "failed", kind: "denied" };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (isAnswer(answer)) return { type: "answered", answer };
  if (response.status >= 500 || response.status === 429) return { type: "failed", kind: "server" };
  return { type: "failed", kind: "rejected", message: problemOf(answer) };
}

function isAnswer(answer: unknown): answer is SaveAnswer {
  if (typeof answer !== "object" || answer === null || !("outcome" in answer)) return false;
  if (answer.outcome === "saved") return "cells" in answer && Array.isArray(answer.cells);
  return answer.outcome === "refused" && "errors" in answer && "conflicts" in answer;
}

/** The text of a problem document. */
function problemOf(answer: unknown): string {
  if (typeof answer !== "object" || answer === null) return "";
  const words = "detail" in answer ? answer.detail : "title" in answer ? answer.title : "";
  return typeof words === "string" ? words : "";
}
