import { createHash } from "node:crypto";
import { problem } from "~/access/problem";
import { NO_TEXT } from "~/domain/plain-text";

/** A body larger than allowed, thrown before it is fully read. */
export class TooLarge extends Error {
  override name = "TooLarge";
}

/** The longest text that a field of any form takes. Refused here, a longer one is never sent back in a page. */
const LONGEST_FIELD = 100_000;

/**
 * The fields of a form, without NUL characters, which pasted text sometimes contains unseen.
 * @throws 400 if the body is not a form, 413 if a field is longer than any field may be
 */
export async function formOf(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => {
    throw new Response("The request body is not a form.", { status: 400, statusText: "Not a form" });
  });
  for (const value of form.values())
    if (typeof value === "string" && value.length > LONGEST_FIELD)
      throw new Response("One of the fields is too long. Go back and shorten it.", {
        status: 413,
        statusText: "Too large",
      });
  return textOf(form);
}

function textOf(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form)
    clean.append(name, typeof value === "string" ? value.replace(NO_TEXT, "") : value);
  return clean;
}

/** No form or call needs more. Deeper nesting is meant to exhaust the parser. */
const DEEPEST_JSON = 20;
const MOST_JSON_VALUES = 500_000;

/**
 * Parses JSON of bounded depth and number of values. Both are counted first, because reviving recurses through the
 * result.
 * @throws SyntaxError; 400 past the bounds
 */
export function parseJson(text: string, revive?: (key: string, value: unknown) => unknown): unknown {
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === COMMA) values++;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      values++;
      if (++depth > DEEPEST_JSON) throw unreasonable();
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  if (values > MOST_JSON_VALUES) throw unreasonable();
  return JSON.parse(text, revive);
}

const unreasonable = () =>
  problem(
    400,
    "The JSON is not right",
    `At most ${DEEPEST_JSON} levels and ${MOST_JSON_VALUES.toLocaleString("en-US")} values can be sent.`,
  );

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * A JSON body of at most `limit` bytes; null if it is larger, not JSON, or has text the database cannot store.
 * @throws 400 if it is nested too deeply or has too many values
 */
export async function jsonOf(request: Request, limit: number): Promise<unknown> {
  try {
    return parseJson(Buffer.from(await bodyOf(request, limit)).toString("utf8"), textOnly);
  } catch (error) {
    if (error instanceof TooLarge || error instanceof SyntaxError) return null;
    throw error;
  }
}

function textOnly(_: string, value: unknown): unknown {
  if (typeof value === "string" && value.search(NO_TEXT) >= 0) throw new SyntaxError("not text");
  return value;
}

/** The bytes of a request, at most `limit` of them. @throws TooLarge */
export async function bodyOf(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new TooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > limit) throw new TooLarge();
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  if (request.headers.has("idempotency-key"))
    digests.set(request, createHash("sha256").update(bytes).digest("hex"));
  return bytes;
}

/** Of bodies that have been read, for as long as their requests are there. */
const digests = new WeakMap<Request, string>();

/** SHA-256 of the body that `bodyOf` has read of a request with an Idempotency-Key; "" if it read none. */
export const digestOf = (request: Request): string => digests.get(request) ?? "";

/** The fields of a form that carries a file, at most `limit` bytes together. @throws TooLarge; 400 if it is not a form */
export async function uploadOf(request: Request, limit: number): Promise<FormData> {
  const bytes = await bodyOf(request, limit);
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return formOf(new Request(request.url, { method: "POST", headers, body: Buffer.from(bytes) }));
}
