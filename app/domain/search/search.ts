/** Finding things by name, the same for every script and with or without accents. */

/** Something to find: its name, and other words by which people look for it. */
export interface Findable {
  label: string;
  words: string;
}

/** What is typed is cut after so many characters, and its words after so many. */
export const LONGEST_QUERY = 100;
const MOST_WORDS = 8;

/** A query of fewer letters finds only names that begin with it. */
const LONG_ENOUGH_INSIDE = 3;

/**
 * The things that a query finds, best first: names that begin with it, then names with words that begin with its
 * words, then other words. Every word of the query must be found. Things of the same rank keep their order.
 * @param query as typed; without a letter or digit, it finds nothing
 */
export function search<F extends Findable>(things: readonly F[], query: string): F[] {
  const asked = wordsOf(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
  if (asked.length === 0) return [];
  return things
    .map((thing) => ({ thing, rank: rankOf(thing, asked) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ thing }) => thing);
}

function rankOf({ label, words }: Findable, asked: string[]): number {
  const name = wordsOf(label);
  if (name.join(" ").startsWith(asked.join(" "))) return 4;
  if (asked.every((word) => name.some((part) => part.startsWith(word)))) return 3;
  const all = [...name, ...wordsOf(words)];
  if (asked.every((word) => all.some((part) => part.startsWith(word)))) return 2;
  const inside = (word: string) =>
    (word.length >= LONG_ENOUGH_INSIDE || !SPACED.test(word)) && all.some((part) => part.includes(word));
  return asked.every(inside) ? 1 : 0;
}

/** Scripts that set spaces between words. In the others, any part of a name may be a word. */
const SPACED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Number}]+$/u;

/** "Île-de-France 2025" becomes ile, de, france, 2025. */
function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== "");
}
