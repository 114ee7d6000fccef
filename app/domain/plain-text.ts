/** Signs that no database takes for text: NUL, and half of a character. Nobody sees them; pasted text brings them. */
export const NO_TEXT = /\0|\p{Surrogate}/gu;
