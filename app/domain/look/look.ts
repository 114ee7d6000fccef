import type { Shades } from "./colors";

/** A collaborative's own look, beside ours: what it has not set is null. */
export interface Look {
  main: Shades | null;
  second: Shades | null;
  /** SHA-256 of the logo, in hexadecimal. */
  logo: string | null;
}

/** What a picture must be to be a logo. */
export interface Logo {
  mediaType: "image/png" | "image/jpeg";
  /** In pixels. */
  width: number;
  height: number;
}

/** The look of a report or a letter, which stands on white; frozen in a published report with its logo. */
export interface PrintLook {
  main: string | null;
  second: string | null;
  logo: { mediaType: string; width: number; height: number; base64: string } | null;
}

/**
 * The style sheet that draws pages in a collaborative's colors; "" if it has none. It stands after the theme's layers,
 * so that it counts in light and dark. It holds no quotation marks, which a server would escape and a browser would not read.
 */
export function styleOf(look: Look | null): string {
  const { main, second } = look ?? { main: null, second: null };
  const of = (page: keyof Shades) =>
    [
      main && `--color-link:${main[page]};--look-main:${main[page]}`,
      second && `--look-band-width:4px;--look-band:${second[page]}`,
    ]
      .filter(Boolean)
      .join(";");
  if (!main && !second) return "";
  const dark = of("dark");
  return (
    `:root{${of("light")}}` +
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}` +
    `@media screen{:root[data-theme=dark]{${dark}}}`
  );
}
