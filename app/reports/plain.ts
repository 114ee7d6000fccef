/**
 * Characters that XML cannot hold, not even escaped: control characters, lone surrogates, and two noncharacters. A
 * file with one of them does not open, so they are removed before anything is written.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_LETTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without characters that files cannot hold; line ends become "\n". */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(NO_LETTER, "");
}

/** A model with every text made plain. */
export function plainModel<T>(model: T): T {
  if (typeof model === "string") return plain(model) as T;
  if (Array.isArray(model)) return model.map((item) => plainModel(item)) as T;
  if (model === null || typeof model !== "object") return model;
  return Object.fromEntries(Object.entries(model).map(([key, value]) => [key, plainModel(value)])) as T;
}

/** Letters of scripts that run from right to left: Hebrew, Arabic, and related scripts. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether the first letter of a text, and so the text, runs from right to left. */
export function runsLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text.match(/\p{L}/u)?.[0] ?? "");
}

/** A text as the content of an XML element or attribute. */
export function xml(text: string): string {
  return plain(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
