/** A body larger than allowed; thrown before it has been read whole. */
export class TooLarge extends Error {
  override name = "TooLarge";
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
