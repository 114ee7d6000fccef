import { passing } from "~db/unavailable";
import { problem } from "./problem";

/** Long enough for a short outage to pass without adding load to a long one. */
const RETRY_AFTER_SECONDS = "5";
const TITLE = "The database cannot be reached";
const NOTHING_SAVED = "Nothing was saved. Try again in a moment.";
const UNCERTAIN =
  "The connection was lost while saving. Check whether it was saved before you send it again.";

/**
 * The answer if `error` means that the database is unreachable: 503, as a problem document for programs, as
 * text for the error page for people. @returns null for every other error
 */
export function unavailable(error: unknown, asProblem: boolean): Response | null {
  const lost = (error as Error | null)?.name === "DatabaseUnavailableError";
  if (!lost && passing(error) === null) return null;
  const uncertain = lost && (error as { uncertain?: boolean }).uncertain;
  const detail = uncertain ? UNCERTAIN : NOTHING_SAVED;
  const answer = asProblem
    ? problem(503, TITLE, detail)
    : new Response(`${TITLE}. ${detail}`, { status: 503, statusText: "Not available" });
  answer.headers.set("retry-after", RETRY_AFTER_SECONDS);
  answer.headers.set("cache-control", "no-store");
  return answer;
}

/** The same answer when no error is at hand. */
export function outOfReach(): Response {
  return new Response(`${TITLE}. ${NOTHING_SAVED}`, {
    status: 503,
    statusText: "Not available",
    headers: { "retry-after": RETRY_AFTER_SECONDS, "cache-control": "no-store" },
  });
}

/** For `catch`: throws the 503 answer, or the error unchanged. */
export function orUnavailable(error: unknown): never {
  throw unavailable(error, false) ?? error;
}

/** The same, for requests that may come from programs. */
export function orUnavailableFor(request: Request) {
  const asProblem = request.headers.get("accept")?.includes("json") ?? false;
  return (error: unknown): never => {
    throw unavailable(error, asProblem) ?? error;
  };
}
