/**
 * Spreadsheets run text that starts with = + - @ as a formula. Exports put an apostrophe in front of such text, and
 * imports remove one, so that it comes back unchanged.
 */
const DANGEROUS = /^'*[=+\-@\t\r]/;

/** For export: text that no spreadsheet runs. */
export function harmless(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** For import: the text as it was before `harmless`. */
export function unarmed(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;
}
