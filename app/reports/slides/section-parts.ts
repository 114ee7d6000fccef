import type { figuresOf } from "~/reports/figures";
import type { ReportModel, ReportSection } from "~/reports/model";
import type { Slide } from "./slide";
import type { Table } from "./tables";

/** What slides take from a section of the report, and how many of them there are at most. */

/** At most so many of each. */
export const MOST = { goalSlides: 2, indicators: 2, changes: 9, wordSlides: 4 };

type FigureOf = ReturnType<typeof figuresOf>;

/** The report that is told, and its figures. */
export interface Telling {
  model: ReportModel;
  figureOf: FigureOf;
  /** Codes of the figures that lead the strategies. */
  leading: Set<string>;
}

/** The sentence that leads the section. */
export const headlineOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "headline" ? [block.text] : []))[0];

/** What its notes say. */
export const notesOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "notes" ? block.items : []));

/** Its paragraphs. */
export const paragraphsOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

/** Its table with this id, if it has one. */
export const tableOf = ({ blocks }: ReportSection, id: string) =>
  blocks.find((block): block is Table => block.kind === "table" && block.id === id);

/** A slide of the section, under its title and in its color. */
export const slideOf = (
  { title: section, accent }: ReportSection,
  slide: Pick<Slide, "title" | "body"> & Partial<Slide>,
): Slide => ({ section, accent, below: null, spoken: [], ...slide });

/** The title with its place, where several slides share it. */
export const numbered = (title: string, at: number, of: number) =>
  of > 1 ? `${title} (${at + 1} of ${of})` : title;
