import { createHash } from "node:crypto";

/** A file that was sent, as its content says. */
export interface SentFile {
  mediaType: string;
  content: Uint8Array;
}

/** The number of the next version after earlier ones. */
export const nextVersion = (earlier: readonly { version: number }[]): number =>
  Math.max(0, ...earlier.map(({ version }) => version)) + 1;

/** What is kept about a file beside its content. */
export const fileFacts = ({ mediaType, content }: SentFile) => ({
  mediaType,
  bytes: content.length,
  contentHash: createHash("sha256").update(content).digest("hex"),
});
