/** Characters that databases refuse in text: NUL and lone surrogates. Invisible; they arrive with pasted text. */
export const NO_TEXT = /\0|\p{Surrogate}/gu;

/**
 * Characters that nobody sees: spaces, control and format characters (zero-width spaces and joiners among them),
 * fillers, variation selectors, and the blank Braille pattern.
 */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The text without what nobody sees. */
export const visible = (text: string): string => text.replace(INVISIBLE, "");

/** Whether there is nothing to read. Wherever text is required, such a text counts as missing. */
export const isBlank = (text: string): boolean => visible(text) === "";

/** Whether there is something to read. */
export const isReadable = (text: string): boolean => !isBlank(text);

/** The text without spaces around it; null if there is nothing to read. */
export const textOrNull = (text: string): string | null => (isBlank(text) ? null : text.trim());

/** Whether two texts look the same to a reader who minds neither case nor spaces. */
export const looksAlike = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (text: string) => visible(text.normalize("NFKC")).toLowerCase();
