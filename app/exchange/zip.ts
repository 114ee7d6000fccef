import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { FileError, wholeFile } from "./table";

/** Unpacked, all parts of a workbook together; what its directory says and what really comes out. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_PARTS = 5000;
/** No table is as repetitive as this; a bomb is. */
const MAX_RATIO = 300;
const ALWAYS_FINE = 20 * 1024 * 1024;

/** The parts of a ZIP file by name, each read as a stream; nothing is unpacked that nobody asked for. */
export interface Parts {
  names: string[];
  has(name: string): boolean;
  /** @throws FileError if the part is missing, broken, or more than was promised. */
  read(name: string, take: (chunk: Uint8Array) => void, signal?: AbortSignal): Promise<void>;
}

const broken = () =>
  wholeFile(
    "broken_zip",
    "The workbook is broken or was cut off on its way: open it in your spreadsheet program, save it again and send that.",
  );
const tooBig = () =>
  wholeFile(
    "unpacks_too_large",
    "Unpacked, the workbook would be larger than 200 MB: save only the sheet that is needed, or send it as CSV.",
  );

/** @throws FileError in words for what is broken, encrypted or out of all proportion. */
export async function openParts(bytes: Uint8Array): Promise<Parts> {
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    });
    if (zip.entryCount > MAX_PARTS) throw tooBig();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^\/+/, ""), entry);
  } catch (error) {
    throw error instanceof FileError ? error : broken();
  }
  let promised = 0;
  for (const entry of entries.values()) {
    promised += entry.uncompressedSize;
    if (entry.isEncrypted())
      throw wholeFile(
        "password",
        "The file is protected by a password: remove the password and send it again.",
      );
  }
  if (promised > MAX_UNPACKED || (promised > ALWAYS_FINE && promised > MAX_RATIO * bytes.length))
    throw tooBig();

  let unpacked = 0;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    async read(name, take, signal) {
      const entry = entries.get(name);
      if (!entry) throw broken();
      let stream: Readable;
      try {
        stream = await zip.openReadStreamPromise(entry);
      } catch {
        throw broken();
      }
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          signal?.throwIfAborted();
          unpacked += chunk.length;
          if (unpacked > MAX_UNPACKED) throw tooBig();
          take(chunk);
        }
      } catch (error) {
        if (error instanceof FileError || signal?.aborted) throw error;
        throw broken();
      } finally {
        stream.destroy();
      }
    },
  };
}
