import type { figuresOf } from "~/reports/figures";
import type { ReportModel, ReportSection } from "~/reports/model";
import type { Slide } from "./slide";
import type { Table } from "./tables";

/**
 * The story of a report in ten to fourteen slides: how the goals stand, one slide a strategy, the Continuum, the
 * community, what changed, the convener's words, and how it was made. One message a slide.
 */

export const MOST = { goalSlides: 2, indicators: 2, changes: 9, wordSlides: 4 };

type FigureOf = ReturnType<typeof figuresOf>;
export interface Telling {
  model: ReportModel;
  figureOf: FigureOf;
  /** Codes of the figures that lead the strategies. */
  leading: Set<string>;
}

export const headlineOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "headline" ? [block.text] : []))[0];
export const notesOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "notes" ? block.items : []));
export const paragraphsOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
export const tableOf = ({ blocks }: ReportSection, id: string) =>
  blocks.find((block): block is Table => block.kind === "table" && block.id === id);

export const slideOf = (
  { title: section, accent }: ReportSection,
  slide: Pick<Slide, "title" | "body"> & Partial<Slide>,
): Slide => ({ section, accent, below: null, spoken: [], ...slide });

export const numbered = (title: string, at: number, of: number) =>
  of > 1 ? `${title} (${at + 1} of ${of})` : title;
