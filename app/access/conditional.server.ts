import { createHash } from "node:crypto";

/**
 * Makes an answer to GET one that a program may keep for itself and ask about again: its content has a tag,
 * and whoever sends the tag back (`If-None-Match`) gets 304 and no body while nothing has changed.
 */
export async function answerIfChanged(request: Request, response: Response): Promise<Response> {
  if (!["GET", "HEAD"].includes(request.method)) return response;
  const { headers, status } = response;
  headers.set("cache-control", "private, no-cache");
  // Another token may be shown other figures at the same address.
  headers.append("vary", "Authorization");
  if (status !== 200) return response;
  const body = await response.arrayBuffer();
  // Weak, since the server may send the same content compressed or not.
  const tag = `W/"${createHash("sha256").update(Buffer.from(body)).digest("base64url")}"`;
  headers.set("etag", tag);
  if (!names(request.headers.get("if-none-match"), tag)) return new Response(body, { headers });
  headers.delete("content-type");
  return new Response(null, { status: 304, headers });
}

const names = (sent: string | null, tag: string) =>
  sent?.trim() === "*" || (sent?.split(",") ?? []).some((one) => weak(one.trim()) === tag);

const weak = (tag: string) => (tag.startsWith("W/") ? tag : `W/${tag}`);
