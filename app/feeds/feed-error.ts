/**
 * - unreachable: no network, no answer in time, or the server failed
 * - limit: too many requests, now or today
 * - key: missing or not accepted
 * - series: the feed does not have it
 * - answer: not as documented
 */
export type FeedTrouble = "unreachable" | "limit" | "key" | "series" | "answer";

/** Why a request to a feed failed. The message is a sentence for the user. */
export class FeedError extends Error {
  override name = "FeedError";
  constructor(
    readonly trouble: FeedTrouble,
    message: string,
  ) {
    super(message);
  }
}

/** A feed's own words, safe to show: short, on one line, and without keys. */
export function quoted(text: string, key: string | undefined): string {
  const line = (key ? text.replaceAll(key, "…") : text)
    // The Bureau repeats keys in its messages, even keys that are not ours.
    .replace(/\b[0-9a-f]{24,}\b/gi, "…")
    .replace(/\s+/g, " ")
    .trim();
  return `“${line.length > 160 ? `${line.slice(0, 159)}…` : line}”`;
}
