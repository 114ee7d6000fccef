import { cellText, type figuresOf } from "~/reports/figures";
import type { ReportBlock, ReportCell, ReportFigure } from "~/reports/model";
import { evenly, paged, ROOM, rowHeight, shortened, widthInInches } from "./fit";
import type { Body } from "./slide";

/** Tables as slides: columns as wide as their numbers, so that no number is broken in two. */

type FigureOf = ReturnType<typeof figuresOf>;
export type Table = Extract<ReportBlock, { kind: "table" }>;
type Column = Table["columns"][number];
export interface TableSlide {
  body: Extract<Body, { kind: "table" }>;
  figures: ReportFigure[];
}

/** Sizes of letters, from best to the smallest that can be read on a wall. */
const SIZES = [14, 13, 12, 11, 10];
const LARGE = [18, 16];
const SMALLEST = 10;
/** Room beside the text of a cell, both sides together, and a little to spare. */
const PADDING = 0.24;
/** A longer text in a column of numbers is words, which may be broken at spaces. */
const LONGEST_NUMBER = 24;
const LEGEND_HEIGHT = 0.35;

/** As many slides as rows and columns need; the first column, which names the row, on each. */
export function tableBodies(block: Table, figureOf: FigureOf): TableSlide[] {
  const texts = block.rows.map((row) => row.map((cell) => textIn(cell, figureOf)));
  const rest = block.columns.map((_, at) => at).slice(1);
  for (let groups = 1; ; groups++) {
    const parts = evenly(rest, Math.max(1, Math.ceil(rest.length / groups))).map((part) => [0, ...part]);
    const sizes = parts.map((places) => sizeFor(block.columns, texts, places));
    if (groups < rest.length && sizes.includes(null)) continue;
    return (parts.length > 0 ? parts : [[0]]).flatMap((places, at) =>
      slidesOfPart(block, { texts, places, size: sizes[at] ?? SMALLEST, figureOf }),
    );
  }
}

/** The text of a cell, and below it who stands behind it. */
function textIn(cell: ReportCell, figureOf: FigureOf): string {
  const text = shortened(cellText(cell, figureOf), 420);
  return typeof cell !== "string" && cell.under ? `${text}\n${cell.under}` : text;
}

function slidesOfPart(
  { columns, rows, legend }: Table,
  part: { texts: string[][]; places: number[]; size: number; figureOf: FigureOf },
): TableSlide[] {
  const { places, size, figureOf } = part;
  const shown = places.map((at) => columns[at] ?? { label: "", numeric: false });
  const texts = part.texts.map((row) => places.map((at) => row[at] ?? ""));
  const widths = columnWidths(shown, texts, size);
  const labels = shown.map(({ label }) => label);
  const room = ROOM.height - rowHeight(labels, size, widths) - 0.1 - (legend ? LEGEND_HEIGHT : 0);
  const pages = paged(
    texts.map((row, at) => ({ row, cells: places.map((place) => rows[at]?.[place] ?? "") })),
    ({ row }) => rowHeight(row, size, widths),
    room,
  );
  return pages.map((page) => ({
    body: {
      kind: "table",
      columns: shown,
      rows: page.map(({ row }) => row),
      size,
      widths,
      legend: legendOf(
        legend ?? "",
        page.flatMap(({ row }) => row),
      ),
    },
    figures: page.flatMap(({ cells }) =>
      cells.flatMap((cell) => (typeof cell === "string" ? [] : [figureOf(cell.figure)])),
    ),
  }));
}

/** The sentences of a legend whose marks stand in the cells that are shown. */
function legendOf(legend: string, texts: string[]): string | null {
  const shown = (legend.match(/[^.]+\./g) ?? []).filter((sentence) => {
    const [mark = ""] = sentence.trim().split(":");
    return texts.some((text) => (mark === "Below an amount" ? text.includes("\n") : text.includes(mark)));
  });
  return shown.length > 0 ? shown.join("").trim() : null;
}

/** The largest size at which the columns fit beside each other; null if none does. */
function sizeFor(columns: Column[], texts: string[][], places: number[]): number | null {
  const shown = places.map((at) => columns[at] ?? { label: "", numeric: false });
  const rows = texts.map((row) => places.map((at) => row[at] ?? ""));
  const needed = (size: number, need: "least" | "most") =>
    needsOf(shown, rows, size).reduce((sum, { [need]: width }) => sum + width, 0);
  // A small table is written large, if nothing is broken and it stays on one slide.
  const isSmall = (size: number) => {
    const widths = columnWidths(shown, rows, size);
    const heights = [shown.map(({ label }) => label), ...rows].map((row) => rowHeight(row, size, widths));
    const height = heights.reduce((sum, height) => sum + height, 0);
    return needed(size, "most") <= ROOM.width && height <= ROOM.height - LEGEND_HEIGHT - 0.1;
  };
  return LARGE.find(isSmall) ?? SIZES.find((size) => needed(size, "least") <= ROOM.width) ?? null;
}

interface Need {
  /** Inches without which a number or a word would be broken. */
  least: number;
  /** Inches with which nothing is broken at all. */
  most: number;
  numeric: boolean;
}

function needsOf(columns: Column[], rows: string[][], size: number): Need[] {
  const needs = columns.map(({ label, numeric }, at): Need => {
    const lines = rows.flatMap((row) => (row[at] ?? "").split("\n"));
    const words = (texts: string[]) => texts.flatMap((text) => text.split(/\s+/));
    const unbroken = numeric ? lines.filter(({ length }) => length <= LONGEST_NUMBER) : [];
    const broken = numeric ? lines.filter(({ length }) => length > LONGEST_NUMBER) : lines;
    const width = (texts: string[]) => Math.max(0, ...texts.map((text) => widthInInches(text, size)));
    // The heading is bold.
    const heading = 1.08 * width(words([label]));
    const wordLimit = at === 0 ? 2.4 : 1.8;
    const least = Math.max(width(unbroken), heading, Math.min(width(words(broken)), wordLimit));
    return {
      least: least + PADDING,
      most: Math.max(least, 1.08 * width([...lines, label])) + PADDING,
      numeric,
    };
  });
  // Years stand side by side to be compared: one width for all of them.
  const isYear = ({ label }: Column) => /^\d{4}(,|$)/.test(label);
  const year = Math.max(
    0,
    ...needs.filter((_, at) => isYear(columns[at] as Column)).map(({ least }) => least),
  );
  return needs.map((need, at) =>
    isYear(columns[at] as Column) ? { numeric: true, least: year, most: year } : need,
  );
}

/** Numbers get what they need; words share what is left by the square root of their length. */
export function columnWidths(columns: Column[], rows: string[][], size: number): number[] {
  const needs = needsOf(columns, rows, size);
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const most = needs.reduce((sum, need) => sum + need.most, 0);
  if (most <= ROOM.width) return needs.map((need) => need.most);
  const wants = needs.map((need) => (need.numeric ? 0 : Math.sqrt(Math.max(0, need.most - need.least))));
  const all = wants.reduce((a, b) => a + b, 0);
  const left = Math.max(0, ROOM.width - least);
  return needs.map((need, at) => need.least + (all > 0 ? (left * (wants[at] ?? 0)) / all : 0));
}
