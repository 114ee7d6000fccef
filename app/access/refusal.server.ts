/** Refusals before a request reaches a page: a problem document for programs, a short page for people. */
import type { IncomingMessage } from "node:http";
import type { Response } from "express";

export interface Refusal {
  status: number;
  title: string;
  /** One sentence or two that say what to do. */
  detail: string;
}

/** Whether an answer should be a problem document: for the API, and for scripts that ask for JSON. */
export function wantsProblem({ headers, url }: Pick<IncomingMessage, "headers" | "url">): boolean {
  return isApi(url ?? "") || /json/.test(headers.accept ?? "") || /json/.test(headers["content-type"] ?? "");
}

/** Whether an address belongs to the API. The router ignores case. */
export function isApi(url: string): boolean {
  return /^\/api(\/|\?|$)/i.test(url);
}

/**
 * Answers a request with a refusal. A problem document may name what was sent; a page never does.
 * @param end when the answer may end; at once without it
 */
export function refuse(
  request: Pick<IncomingMessage, "headers" | "url">,
  response: Response,
  { status, title, detail }: Refusal,
  end?: Promise<void>,
): void {
  const asProblem = wantsProblem(request);
  const body = asProblem
    ? JSON.stringify({ type: "about:blank", status, title, detail })
    : pageOf(title, detail);
  response.locals.refused = true;
  response.status(status).set({
    "Cache-Control": "private, no-store",
    "Content-Type": asProblem ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(body)),
  });
  if (end) {
    response.write(body);
    void end.then(() => response.end());
  } else response.end(body);
}

const pageOf = (title: string, detail: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Tidemark</title>
<body style="font-family: system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>${title}</h1>
<p>${detail}</p>
<p><a href="/">Go to the start page</a></p>
</body>
</html>
`;
