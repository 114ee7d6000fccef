import { createHash } from "node:crypto";

/**
 * Makes an answer to GET privately cacheable: it carries an ETag, and a request that sends the tag back in
 * `If-None-Match` gets 304 without a body while nothing has changed.
 */
export async function answerIfChanged(request: Request, response: Response): Promise<Response> {
  if (!["GET", "HEAD"].includes(request.method)) return response;
  const { headers, status } = response;
  headers.set("cache-control", "private, no-cache");
  // Another token may see other figures at the same address.
  headers.append("vary", "Authorization");
  if (status !== 200) return response;
  const body = await response.arrayBuffer();
  // Weak, because the same content may be sent compressed or not.
  const tag = `W/"${createHash("sha256").update(Buffer.from(body)).digest("base64url")}"`;
  headers.set("etag", tag);
  if (!matches(request.headers.get("if-none-match"), tag)) return new Response(body, { headers });
  headers.delete("content-type");
  return new Response(null, { status: 304, headers });
}

const matches = (sent: string | null, tag: string) =>
  sent?.trim() === "*" || (sent?.split(",") ?? []).some((candidate) => weak(candidate.trim()) === tag);

const weak = (tag: string) => (tag.startsWith("W/") ? tag : `W/${tag}`);
