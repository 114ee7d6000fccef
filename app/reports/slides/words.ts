import { type Narrative, plainText } from "~/reports/markdown";
import { heightOf, pieces } from "./fit";
import type { Line } from "./slide";

/** Running text on slides. */

const WORDS = { width: 10.4, piece: 700 };
const SIZES: Record<Line["look"], number> = { plain: 18, heading: 20, bullet: 16, quote: 18 };
export const sizeOf = (line: Line) => SIZES[line.look];
/** Height of a line of words in inches, with the room below it. */
export const lineHeight = (line: Line, scale = 1) =>
  heightOf(line.text, sizeOf(line) * scale, WORDS.width) + 0.14;
export const splitLine = (line: Line): Line[] =>
  pieces(line.text, WORDS.piece).map((text) => ({ ...line, text }));

/** A part of the convener's words as lines of a slide. */
export function linesOfWord(block: Narrative): Line[] {
  if (block.kind === "list")
    return block.items.map((item, at) => ({
      look: "bullet",
      text: `${block.ordered ? `${block.start + at}. ` : "• "}${plainText(item)}`,
    }));
  const look = block.kind === "heading" ? "heading" : block.kind === "quote" ? "quote" : "plain";
  return [{ look, text: plainText([block]) }];
}
