import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";

/** One file of a ZIP. */
export interface Part {
  name: string;
  bytes: Uint8Array;
}

/**
 * Parts as a ZIP that is the same, byte for byte, whenever and wherever it is made: all parts carry one date and
 * no time zone.
 *
 * @param date ISO date that the parts carry
 */
export async function zipped(parts: Part[], date: string): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  // A ZIP holds the numbers of a clock on the wall: noon exists everywhere, and reads the same.
  const mtime = new Date(`${date.slice(0, 10)}T12:00:00`);
  for (const { name, bytes } of parts)
    zip.addBuffer(Buffer.from(bytes), name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Uint8Array.from(Buffer.concat(chunks));
}

/** The files of a ZIP that we made ourselves, in its own order; folders left out. */
export async function unzipped(bytes: Uint8Array): Promise<Part[]> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  const parts: Part[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
    parts.push({ name: entry.fileName, bytes: Uint8Array.from(Buffer.concat(chunks)) });
  }
  return parts;
}

/** The words of a part. */
export const textOf = (part: Part): string => Buffer.from(part.bytes).toString("utf8");

/** Words as a part. */
export function textPart(name: string, text: string): Part {
  return { name, bytes: Uint8Array.from(Buffer.from(text, "utf8")) };
}
