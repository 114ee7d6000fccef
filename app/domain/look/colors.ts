import { clampChroma, converter, formatHex, parse, wcagContrast } from "culori";

/** A collaborative's own colors, checked for contrast by WCAG 2.2 (criteria 1.4.3 and 1.4.11). */

/** A color as it is drawn on light and on dark pages. */
export interface Shades {
  light: string;
  dark: string;
}

/** What a color is for, and so how far it must stand out. */
export const COLOR_USES = {
  main: { least: 4.5, name: "main color" },
  second: { least: 3, name: "second color" },
} as const;
export type ColorUse = keyof typeof COLOR_USES;

/** What text and marks stand on: the grounds of app/ui/theme.css, and the white of files. */
const GROUNDS = {
  light: ["#ffffff", "#fffdf8", "#faf6ee", "#f1eadc"],
  dark: ["#0a1115", "#10191f", "#18232b"],
} as const;

const STEP = 0.002;
const oklch = converter("oklch");

/** "12507B" and "#12507b" → "#12507b"; null for anything else. */
export function readColor(text: string): string | null {
  const hex = /^#?([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  return hex ? `#${hex.toLowerCase()}` : null;
}

/** The least contrast of a color (#rrggbb) with light or with dark pages, from 1 to 21. */
export function contrastOn(color: string, pages: keyof typeof GROUNDS): number {
  return Math.min(...GROUNDS[pages].map((ground) => wcagContrast(color, ground)));
}

/**
 * The shade nearest to a color that has the contrast its use needs: the same hue, darker on light pages and lighter on
 * dark ones. The color itself if it passes.
 */
export function nearestPassing(color: string, use: ColorUse, pages: keyof typeof GROUNDS): string {
  const { least } = COLOR_USES[use];
  const start = oklch(parse(color));
  if (!start) throw new Error(`no color: ${color}`);
  const towards = pages === "light" ? -STEP : STEP;
  let shade = color;
  for (let l = start.l; contrastOn(shade, pages) < least && l >= 0 && l <= 1; l += towards)
    shade = formatHex(clampChroma({ ...start, l: l + towards }, "oklch")) ?? shade;
  return shade;
}

/** A color that passes on light pages, with its shade for dark ones. */
export const shadesOf = (color: string, use: ColorUse): Shades => ({
  light: color,
  dark: nearestPassing(color, use, "dark"),
});

/**
 * What is wrong with a color for its use on light pages, with the nearest shade that passes.
 * @returns null if it passes
 */
export function faultOf(color: string, use: ColorUse): { sentence: string; offer: string } | null {
  const contrast = contrastOn(color, "light");
  const { least } = COLOR_USES[use];
  if (contrast >= least) return null;
  const offer = nearestPassing(color, use, "light");
  const found = (Math.floor(contrast * 10) / 10).toFixed(1);
  return {
    sentence: `Too light to read: its contrast with the page is ${found} to 1, and ${least} to 1 is needed. The nearest shade that passes is ${offer}.`,
    offer,
  };
}
