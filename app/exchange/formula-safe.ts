/**
 * A spreadsheet takes text that begins with = + - @ for a formula, and runs it. Such text goes out with an
 * apostrophe before it, and loses one on the way in, so that what goes out comes back unchanged.
 */
const DANGEROUS = /^'*[=+\-@\t\r]/;

export function harmless(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

export function unarmed(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;
}
