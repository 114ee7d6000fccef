import type { Cell, Workbook, Worksheet } from "exceljs";
import { narrativeOf, plainText } from "../markdown";
import type { ReportBlock, ReportCell, ReportFigure, ReportModel, ReportSection } from "../model";
import { formatOf } from "./formats";
import type { Live } from "./formulas";
import {
  type Accent,
  accentOf,
  font,
  header,
  heightOf,
  inset,
  printed,
  ruled,
  SOFT,
  widthOf,
  write,
} from "./page";

/** What the sheets of sections need of the rest of the workbook. */
export interface Desk {
  book: Workbook;
  model: ReportModel;
  figureOf(id: string): ReportFigure;
  /** The figure's cell in the sheet of all figures. */
  referTo(figure: ReportFigure): Live | null;
}

type Table = Extract<ReportBlock, { kind: "table" }>;
const FIRST_COLUMN = { least: 26, most: 46 };
const COLUMN = { least: 14, most: 26 };
/** As wide as running text is at least. */
const MEASURE = 96;
const LONGEST_PARAGRAPH = 1500;

/** A sheet that is filled from above, a block at a time. */
export class SectionSheet {
  private at = 1;
  private said = "";
  private readonly sheet: Worksheet;
  private readonly widths: number[];

  constructor(
    private readonly desk: Desk,
    name: string,
    private readonly accent: Accent,
    blocks: ReportBlock[],
  ) {
    this.sheet = desk.book.addWorksheet(name, {
      properties: { tabColor: accentOf(accent) },
      views: [{ state: "frozen", ySplit: 1, showGridLines: false }],
    });
    this.widths = widthsOf(blocks, desk);
    this.widths.forEach((width, place) => {
      this.sheet.getColumn(place + 1).width = width;
    });
    printed(this.sheet, desk.model, "1:1");
  }

  title(text: string, below: string): void {
    this.line(text, { size: 18, bold: true, color: accentOf(this.accent) });
    this.line(below, { color: SOFT });
    this.gap();
  }

  section(section: ReportSection): void {
    section.blocks.forEach((block, place) => {
      this.block(block, section.blocks[place + 1]?.kind === "table");
    });
  }

  /** @param tabled whether the table that follows holds the values of a chart */
  block(block: ReportBlock, tabled = true): void {
    const { kind } = block;
    if (kind === "headline") {
      this.said = block.text;
      this.line(block.text, { size: 13, bold: true });
    }
    if (kind === "paragraph") this.line(block.text);
    else if (kind === "narrative") this.words(plainText(narrativeOf(block.markdown)));
    else if (kind === "notes") this.notes(block.items);
    else if (kind === "figures") this.figures(block.items);
    else if (kind === "chart") this.chart(block, tabled);
    else if (kind === "bars") {
      const rows = block.bars.map(({ name, figure }): ReportCell[] => [name, { figure }]);
      this.table({ ...block, columns: BAR_COLUMNS, rows });
    } else if (kind === "table") this.table(block);
    if (kind !== "chart" || !tabled) this.gap();
  }

  line(text: string, look: Parameters<typeof write>[2] = {}): void {
    const row = this.sheet.getRow(this.at);
    const last = this.widths.length;
    write(row.getCell(1), text, look);
    if (last > 1) this.sheet.mergeCells(this.at, 1, this.at, last);
    row.height = heightOf(text, this.widths.reduce((a, b) => a + b, 0) - 2, look?.size ?? 11);
    this.at += 1;
  }

  notes(items: string[]): void {
    for (const item of items) this.line(`• ${item}`, { size: 10, color: SOFT });
  }

  gap(): void {
    this.at += 1;
  }

  private words(text: string): void {
    for (const paragraph of text.split("\n")) for (const part of cutAtSpaces(paragraph)) this.line(part);
  }

  private figures(items: Extract<ReportBlock, { kind: "figures" }>["items"]): void {
    const columns = ["Key figure", "Value", "In words"].map((label, place) => ({
      label,
      numeric: place === 1,
    }));
    this.head(columns);
    const last = Math.max(3, this.widths.length);
    if (last > 3) this.sheet.mergeCells(this.at - 1, 3, this.at - 1, last);
    for (const item of items) {
      const row = this.sheet.getRow(this.at);
      const sentence = [item.sentence, ...item.notes].join("\n");
      write(row.getCell(1), item.title, { bold: true, color: accentOf(item.accent) });
      this.cell(row.getCell(2), { figure: item.figure }, true);
      write(row.getCell(3), sentence);
      inset(row.getCell(3), false);
      if (last > 3) this.sheet.mergeCells(this.at, 3, this.at, last);
      ruled(row, last);
      const room = this.widths.slice(2).reduce((a, b) => a + b, 0);
      row.height = Math.max(heightOf(sentence, room), heightOf(item.title, this.widths[0] ?? 20));
      this.at += 1;
    }
  }

  private chart(block: Extract<ReportBlock, { kind: "chart" }>, tabled: boolean): void {
    // The section's own headline has often said it.
    if (block.title !== this.said) this.line(block.title, { bold: true });
    if (block.note) this.line(block.note, { size: 10, color: SOFT });
    if (!tabled) this.line(block.alt, { size: 10, color: SOFT });
  }

  private table(block: Pick<Table, "title" | "note" | "columns" | "rows">): void {
    this.line(block.title, { bold: true });
    if (block.note) this.line(block.note, { size: 10, color: SOFT });
    this.head(block.columns);
    for (const cells of block.rows) {
      const row = this.sheet.getRow(this.at);
      cells.forEach((cell, place) => {
        this.cell(row.getCell(place + 1), cell, block.columns[place]?.numeric ?? false);
      });
      ruled(row, block.columns.length);
      row.height = Math.max(
        ...cells.map((cell, place) => heightOf(this.textOf(cell), (this.widths[place] ?? 14) - 2)),
      );
      this.at += 1;
    }
  }

  private head(columns: { label: string; numeric: boolean }[]): void {
    const row = this.sheet.getRow(this.at);
    header(row, columns, this.accent);
    row.height = Math.max(
      18,
      ...columns.map(({ label }, place) => heightOf(label, (this.widths[place] ?? 14) - 2)),
    );
    this.at += 1;
  }

  private cell(cell: Cell, content: ReportCell, numeric: boolean): void {
    const figure = typeof content === "string" ? null : this.desk.figureOf(content.figure);
    const format = figure ? formatOf(figure, this.desk.model) : null;
    if (figure?.value != null && format) {
      const live = this.desk.referTo(figure);
      cell.value = live ?? Number(figure.value);
      cell.numFmt = format;
      cell.font = font();
      cell.alignment = { vertical: "top" };
    } else write(cell, this.textOf(content), figure?.missing ? { color: SOFT, italic: true } : {});
    inset(cell, numeric);
  }

  private textOf(cell: ReportCell): string {
    return typeof cell === "string" ? cell : this.desk.figureOf(cell.figure).text;
  }
}

const BAR_COLUMNS = [
  { label: "Name", numeric: false },
  { label: "Value", numeric: true },
];

/** Columns as wide as the tables of a sheet want them, within reason. */
function widthsOf(blocks: ReportBlock[], desk: Desk): number[] {
  const widths: number[] = [];
  const wants = (place: number, text: string) => {
    const { least, most } = place === 0 ? FIRST_COLUMN : COLUMN;
    widths[place] = Math.max(widths[place] ?? least, Math.min(most, widthOf(text) + 3));
  };
  for (const block of blocks) {
    if (block.kind === "figures") for (const place of [0, 1, 2]) wants(place, "");
    if (block.kind === "bars") {
      wants(1, "");
      for (const { name } of block.bars) wants(0, name);
    }
    if (block.kind !== "table") continue;
    block.columns.forEach(({ label }, place) => {
      wants(place, label);
    });
    for (const row of block.rows)
      row.forEach((cell, place) => {
        wants(place, typeof cell === "string" ? cell : desk.figureOf(cell.figure).text);
      });
  }
  if (widths.length === 0) wants(0, "");
  // Running text gets a line of a good length, in columns that no table of the sheet uses.
  for (let sum = widths.reduce((a, b) => a + b, 0); sum < MEASURE; sum += COLUMN.least + 2)
    widths.push(COLUMN.least + 2);
  return widths;
}

/** A long paragraph in pieces, each no higher than a row can be. */
function cutAtSpaces(text: string): string[] {
  if (text.length <= LONGEST_PARAGRAPH) return [text];
  const parts: string[] = [""];
  for (const word of text.split(/(?<= )/)) {
    const last = parts.length - 1;
    if ((parts[last] ?? "").length + word.length > LONGEST_PARAGRAPH) parts.push(word);
    else parts[last] += word;
  }
  return parts.filter((part) => part !== "");
}
