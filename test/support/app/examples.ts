import { readFileSync, writeFileSync } from "node:fs";

/**
 * Records what the API was sent and has answered, as the examples of its description. With TIDEMARK_EXAMPLES=1,
 * test/integration/api/schemas.test.ts writes them; without it, nothing is written.
 */

interface Example {
  request?: unknown;
  answer?: unknown;
}

const examples = new Map<string, Example>();
const FILE = new URL("../../../app/routes/api/openapi/examples.json", import.meta.url);
const MOST_ENTRIES = 2;

/** Long lists of objects are shown by their first entries. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isLong = value.some((entry) => typeof entry === "object" && entry !== null);
    return (isLong ? value.slice(0, MOST_ENTRIES) : value).map(shortened);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shortened(part)]));
}

/** Notes the first answer of a call that says something. @param sent the body, as it was sent */
export async function noteExample(operationId: string, sent: unknown, response: Response): Promise<void> {
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const known = examples.get(operationId);
  if (!process.env.TIDEMARK_EXAMPLES || !response.ok || !isJson || known) return;
  const answer = shortened(await response.clone().json());
  // An empty list shows nothing.
  if (Array.isArray(answer) && answer.length === 0) return;
  const request = typeof sent === "string" ? { request: shortened(JSON.parse(sent)) } : {};
  examples.set(operationId, { ...request, answer });
}

/** Writes what was noted. Examples of calls of which nothing was noted stay as they are. */
export function writeExamples(): void {
  if (!process.env.TIDEMARK_EXAMPLES) return;
  const before = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Example>;
  const all = Object.entries({ ...before, ...Object.fromEntries(examples) });
  const inOrder = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(inOrder, null, 2)}\n`);
}
