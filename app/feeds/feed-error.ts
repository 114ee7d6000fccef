/**
 * - unreachable: no network, no answer in time, or the other side is out of order
 * - limit: too many requests, now or today
 * - key: there is none, or it is not accepted
 * - series: what was asked for does not exist there
 * - answer: it answered with something else than is documented
 */
export type FeedTrouble = "unreachable" | "limit" | "key" | "series" | "answer";

/** Why nothing came of a question to a feed. The message is a sentence for whoever asked. */
export class FeedError extends Error {
  override name = "FeedError";
  constructor(
    readonly trouble: FeedTrouble,
    message: string,
  ) {
    super(message);
  }
}

/** Words of another program, as they may be shown: short, on one line, and without the key. */
export function quoted(text: string, key: string | undefined): string {
  const line = (key ? text.replaceAll(key, "…") : text)
    // The Bureau repeats keys in its messages, also those that are not ours.
    .replace(/\b[0-9a-f]{24,}\b/gi, "…")
    .replace(/\s+/g, " ")
    .trim();
  return `“${line.length > 160 ? `${line.slice(0, 159)}…` : line}”`;
}
