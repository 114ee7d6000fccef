/** How a text file is divided into cells and letters. */

export const SEPARATORS = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars" } as const;
export type Separator = keyof typeof SEPARATORS;

export const ENCODINGS = ["UTF-8", "UTF-16", "Windows-1252", "Mac Roman"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How to read a text file, where its sender knows better than the guess. */
export interface TextForm {
  separator?: Separator | undefined;
  encoding?: Encoding | undefined;
}
