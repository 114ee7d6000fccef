/** Which new passwords are refused, and why. After NIST SP 800-63B: length and blocklists, no rules of composition. */

export const SHORTEST_PASSWORD = 8;
/** Longer than anyone types, and short enough that hashing it costs nothing. */
export const LONGEST_PASSWORD = 200;

/** This many characters must be left without guessable parts: digits after a name are found at once. */
const FEWEST_OF_ONES_OWN = 6;
/** Shorter context words occur in ordinary ones. */
const SHORTEST_CONTEXT_WORD = 3;
const SHORTEST_RUN = 3;
/** Rows of the keyboard, and of two of its diagonals. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp", "azertyuiop", "qwertzuiop"];

/** Signs that stand for letters. Several letters that look like one sign become the same one. */
const STANDS_FOR: Record<string, string> = {
  "0": "o",
  "1": "i",
  l: "i",
  "!": "i",
  "|": "i",
  "3": "e",
  "4": "a",
  "@": "a",
  "5": "s",
  $: "s",
  "7": "t",
  "+": "t",
  "8": "b",
  "9": "g",
};

export type PasswordFault = "short" | "long" | "common" | "context" | "sequence";

/** What the form says, by fault. */
export const PASSWORD_FAULTS: Record<PasswordFault, string> = {
  short: `Use at least ${SHORTEST_PASSWORD} characters. A short sentence works well.`,
  long: `Use at most ${LONGEST_PASSWORD} characters.`,
  common:
    "This is one of the passwords that are tried first, or close to one. Choose another, such as a short sentence.",
  context:
    "This is mostly your name, your address, or the name of this app or your collaborative, which others can guess. Add words of your own.",
  sequence:
    "This is mostly repeated characters or a sequence, such as 1234 or qwerty. Choose another, such as a short sentence.",
};

/** A text without case and simple substitutions: "P@ssw0rd" and "password" become the same. */
export function plain(text: string): string {
  return [...text.normalize("NFKD").toLowerCase()].map((sign) => STANDS_FOR[sign] ?? sign).join("");
}

/**
 * Why a new password is refused; null if it may be used.
 * @param common passwords that are tried first, each as `plain` writes it
 * @param context what others know of the person: names, addresses, the collaborative, the app
 */
export function passwordFault(
  password: string,
  { common, context }: { common: ReadonlySet<string>; context: readonly string[] },
): PasswordFault | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return "short";
  if (length > LONGEST_PASSWORD) return "long";
  if (isCommon(password, common)) return "common";
  const typed = password.toLowerCase();
  if (withoutRuns(typed).replace(/\s/g, "").length < FEWEST_OF_ONES_OWN || isRepeated(typed))
    return "sequence";
  const own = withoutWords(typed, context);
  if (own !== null && weightOf(withoutRuns(own)) < FEWEST_OF_ONES_OWN) return "context";
  return null;
}

/** A common password, or one with a few digits or signs around it, such as "monkey123!". */
function isCommon(password: string, common: ReadonlySet<string>): boolean {
  if (common.has(plain(password))) return true;
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return core.length * 2 >= password.length && core.length >= 4 && common.has(plain(core));
}

/** How much is left: two signs at the end of a name count as one letter or digit. */
function weightOf(text: string): number {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, "").length;
  return letters + (text.replace(/\s/g, "").length - letters) / 2;
}

/** Without stretches in which each character repeats the one before or follows it in the alphabet or on a keyboard. */
function withoutRuns(text: string): string {
  const signs = [...text];
  const kept: string[] = [];
  for (let start = 0; start < signs.length; ) {
    const end = Math.max(...[0, 1, -1].map((step) => runEnd(signs, start, step)));
    const run = end - start >= SHORTEST_RUN;
    kept.push(...(run ? [] : [signs[start] ?? ""]));
    start = run ? end : start + 1;
  }
  return kept.join("");
}

function runEnd(signs: string[], start: number, step: number): number {
  let end = start + 1;
  while (end < signs.length && follows(signs[end - 1] ?? "", signs[end] ?? "", step)) end++;
  return end;
}

function follows(before: string, after: string, step: number): boolean {
  if (step === 0) return before === after;
  if (/[\p{L}\p{N}]/u.test(before) && (after.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0) === step)
    return true;
  return ROWS.some((row) => row.includes(before) && row[row.indexOf(before) + step] === after);
}

/** Whether it is one short piece over and over, such as "abcdabcd" or "lala-lala-lala". */
function isRepeated(text: string): boolean {
  for (let period = 1; period <= Math.min(FEWEST_OF_ONES_OWN - 1, text.length / 2); period++)
    if ([...text].every((sign, at) => at < period || sign === text[at - period])) return true;
  return false;
}

/** A password without the words that others know, however they are written; null if it has none. */
function withoutWords(password: string, context: readonly string[]): string | null {
  const signs = [...password.normalize("NFKD")];
  const isSpoken = (sign: string) => /^[\p{L}\p{N}]$/u.test(plain(sign)) && plain(sign).length === 1;
  // Words are found across spaces and hyphens: in the letters alone, each of which knows its place.
  const places = signs.flatMap((sign, at) => (isSpoken(sign) ? [at] : []));
  const letters = places.map((at) => plain(signs[at] ?? "")).join("");
  let found = letters;
  for (const word of context.flatMap(wordsOf).sort((a, b) => b.length - a.length))
    found = found.replaceAll(word, " ".repeat(word.length));
  if (found === letters) return null;
  places.forEach((place, at) => {
    if (found[at] === " ") signs[place] = " ";
  });
  return signs.join("");
}

/** "Ana Ruiz" is the words "ana", "ruiz", and "anaruiz". */
function wordsOf(text: string): string[] {
  const words = text
    .normalize("NFKD")
    .split(/[^\p{L}\p{N}]+/u)
    .map(plain);
  return [...words, words.join("")].filter((word) => word.length >= SHORTEST_CONTEXT_WORD);
}
