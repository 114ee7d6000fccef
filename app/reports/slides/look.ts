import type PptxGenJS from "pptxgenjs";
import { runsLeft } from "~/reports/plain";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { sizeFor } from "./fit";
import type { Accent } from "./slide";

/** Fonts and colors of the slides. The strategy's color is the only one on a page. */

export const HEAD = "Cambria";
export const FACE = "Calibri";
export const hex = (color: string) => color.slice(1).toUpperCase();
export const INK = hex(PRINT_PAINT.ink);
export const SOFT = hex(PRINT_PAINT.inkSoft);
export const LINE = hex(PRINT_PAINT.line);
export const WASH = hex(PRINT_PAINT.wash);
export const colorOf = (accent: Accent) => (accent ? hex(PRINT_PAINT.strategy[accent]) : INK);

export type Page = ReturnType<PptxGenJS["addSlide"]>;
export type Text = PptxGenJS.TextPropsOptions;

/** Text that is read from the right is set from the right. */
export const towards = (text: string): Pick<Text, "rtlMode" | "align"> =>
  runsLeft(text) ? { rtlMode: true, align: "right" } : {};

/** Writes the title of a page in the largest of the sizes that fits. */
export function titled(
  page: Page,
  text: string,
  box: { width: number; height: number },
  sizes: number[],
): void {
  page.addText(text, { placeholder: "title", fontSize: sizeFor(text, box, sizes), ...towards(text) });
}
