import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { FileError, SAVE_AGAIN, wholeFile } from "./table";

/** Unpacked size of all parts, both as the directory states it and as it turns out. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_PARTS = 5000;
/** No table compresses this well; a ZIP bomb does. */
const MAX_RATIO = 300;
/** Below this size the ratio does not matter. */
const ALWAYS_FINE = 20 * 1024 * 1024;

/** The parts of a ZIP file by name. Each is unpacked as a stream, and only on request. */
export interface Parts {
  names: string[];
  has(name: string): boolean;
  /** @throws FileError if the part is missing, damaged, or larger than the directory states. */
  read(name: string, take: (chunk: Uint8Array) => void, signal?: AbortSignal): Promise<void>;
}

const broken = () => wholeFile("broken_zip", `The workbook is damaged or incomplete. ${SAVE_AGAIN}`);
const tooBig = () =>
  wholeFile(
    "unpacks_too_large",
    "Unpacked, the workbook would be larger than 200 MB: save only the sheet you need, or send it as CSV.",
  );

/** @throws FileError for a file that is damaged, encrypted, or too large when unpacked. */
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
  let statedSize = 0;
  for (const entry of entries.values()) {
    statedSize += entry.uncompressedSize;
    if (entry.isEncrypted())
      throw wholeFile("password", "The file is protected by a password: remove it and send the file again.");
  }
  if (statedSize > MAX_UNPACKED || (statedSize > ALWAYS_FINE && statedSize > MAX_RATIO * bytes.length))
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
