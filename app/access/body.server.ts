import { NO_TEXT } from "../domain/plain-text";

/** A body larger than allowed; thrown before it has been read whole. */
export class TooLarge extends Error {
  override name = "TooLarge";
}

/**
 * The fields of a form. NUL, which comes along unseen when text is pasted, is left out.
 * @throws 400 for a body that is none
 */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return textOf(await request.formData());
  } catch {
    throw new Response("What was sent is not a form.", { status: 400, statusText: "Not a form" });
  }
}

function textOf(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form)
    clean.append(name, typeof value === "string" ? value.replace(NO_TEXT, "") : value);
  return clean;
}

/** A JSON body of at most `limit` bytes; null if it is larger, no JSON, or holds what is no text. */
export async function jsonOf(request: Request, limit: number): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await bodyOf(request, limit)).toString("utf8"), textOnly);
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
  return Buffer.concat(parts);
}

/** The fields of a form that carries a file, at most `limit` bytes together. @throws TooLarge, 400 for no form */
export async function uploadOf(request: Request, limit: number): Promise<FormData> {
  const bytes = await bodyOf(request, limit);
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return formOf(new Request(request.url, { method: "POST", headers, body: Buffer.from(bytes) }));
}
