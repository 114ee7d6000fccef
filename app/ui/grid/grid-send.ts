import type { EntryChange, SaveAnswer } from "~/domain/entry";
import type { GridEvent } from "./grid-types";

/** One request to the server, and its outcome as an event of the grid. */

const PATIENCE_MS = 30_000;
/** Browsers let a request of up to 64 KB outlive the page that sent it. */
const OUTLIVES_PAGE = 60_000;

/** @param reason why verified values change */
export async function send(
  url: string,
  changes: EntryChange[],
  reason: string | null = null,
): Promise<GridEvent> {
  const body = JSON.stringify({ changes, ...(reason !== null && { reason }) });
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      credentials: "same-origin",
      keepalive: body.length < OUTLIVES_PAGE,
      signal: AbortSignal.timeout(PATIENCE_MS),
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

/** What a problem document says in words. */
function problemOf(answer: unknown): string {
  if (typeof answer !== "object" || answer === null) return "";
  const words = "detail" in answer ? answer.detail : "title" in answer ? answer.title : "";
  return typeof words === "string" ? words : "";
}
