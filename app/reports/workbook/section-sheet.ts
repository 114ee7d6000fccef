import type { Cell, Workbook, Worksheet } from "exceljs";
import { narrativeOf, plainText } from "~/reports/markdown";
import type { ReportBlock, ReportCell, ReportFigure, ReportModel, ReportSection } from "~/reports/model";
import { barChart, trendFormats } from "~/reports/slides/bodies";
import { lineChart, type NativeChart } from "~/reports/slides/chart";
import { storyNarrative } from "~/reports/stories";

import { formatOf } from "./formats";
import type { Live } from "./formulas";
import { type Accent, accentOf, font, header, heightOf, inset, printed, ruled, SOFT, write } from "./page";
import { CHART_ROWS, type PlacedChart, rowsOfBars } from "./placed-chart";
import { cutAtSpaces, widthsOf } from "./widths";

/** What a section's sheet needs from the rest of the workbook. */
export interface SheetContext {
  book: Workbook;
  model: ReportModel;
  figureOf(id: string): ReportFigure;
  /** The figure's cell in the sheet of all figures. */
  referTo(figure: ReportFigure): Live | null;
  /** Charts that the sheets have left room for. */
  charts: PlacedChart[];
}

type Table = Extract<ReportBlock, { kind: "table" }>;
/** A sheet that is filled from above, a block at a time. */
export class SectionSheet {
  private at = 1;
  private lastHeadline = "";
  private readonly sheet: Worksheet;
  private readonly widths: number[];

  constructor(
    private readonly context: SheetContext,
    name: string,
    private readonly accent: Accent,
    blocks: ReportBlock[],
  ) {
    this.sheet = context.book.addWorksheet(name, {
      properties: { tabColor: accentOf(accent) },
      views: [{ state: "frozen", ySplit: 1, showGridLines: false }],
    });
    this.widths = widthsOf(blocks, context);
    this.widths.forEach((width, place) => {
      this.sheet.getColumn(place + 1).width = width;
    });
    printed(this.sheet, context.model, "1:1");
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
      this.lastHeadline = block.text;
      this.line(block.text, { size: 13, bold: true });
    }
    if (kind === "paragraph") this.line(block.text);
    else if (kind === "narrative") this.words(plainText(narrativeOf(block.markdown)));
    else if (kind === "story") this.words(plainText(storyNarrative(block)));
    else if (kind === "notes") this.notes(block.items);
    else if (kind === "figures") this.figures(block.items);
    else if (kind === "chart") this.chart(block, tabled);
    else if (kind === "bars") {
      this.bars(block);
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
    // The section's own headline often says the same.
    if (block.title !== this.lastHeadline) this.line(block.title, { bold: true });
    if (block.note) this.line(block.note, { size: 10, color: SOFT });
    if (!tabled) this.line(block.alt, { size: 10, color: SOFT });
    const chart = lineChart(block.data, trendFormats(block.data.format, this.context.model));
    if (chart.series.every(({ values }) => values.every((value) => value === null))) return;
    const { series, years } = block.data;
    this.place(block, chart, CHART_ROWS, (place, at) => series[place] && `${series[place].id}@${years[at]}`);
  }

  private bars(block: Extract<ReportBlock, { kind: "bars" }>): void {
    const { title, note, bars } = block;
    this.titled({ title, note });
    const figures = bars.map(({ figure }) => this.context.figureOf(figure));
    if (figures.some(({ value }) => value !== null)) {
      const chart = barChart(block, bars, figures, this.context.model);
      this.place(block, chart, rowsOfBars(bars.length), (_, at) => bars[at]?.figure);
    }
    const rows = bars.map(({ name, figure }): ReportCell[] => [name, { figure }]);
    this.rows({ columns: BAR_COLUMNS, rows });
  }

  /** Leaves room for a chart. */
  private place(
    { title, alt }: { title: string; alt: string },
    chart: NativeChart,
    rows: number,
    figureAt: PlacedChart["figureAt"],
  ): void {
    const { id: sheetId } = this.sheet;
    this.context.charts.push({ sheetId, row: this.at - 1, rows, chart, title, alt, figureAt });
    this.at += rows;
  }

  private table(block: Pick<Table, "title" | "note" | "columns" | "rows">): void {
    this.titled(block);
    this.rows(block);
  }

  private titled({ title, note }: Pick<Table, "title" | "note">): void {
    this.line(title, { bold: true });
    if (note) this.line(note, { size: 10, color: SOFT });
  }

  private rows(block: Pick<Table, "columns" | "rows">): void {
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
    const figure = typeof content === "string" ? null : this.context.figureOf(content.figure);
    const format = figure ? formatOf(figure, this.context.model) : null;
    if (figure?.value != null && format) {
      const live = this.context.referTo(figure);
      cell.value = live ?? Number(figure.value);
      cell.numFmt = format;
      cell.font = font();
      cell.alignment = { vertical: "top" };
    } else write(cell, this.textOf(content), figure?.missing ? { color: SOFT, italic: true } : {});
    inset(cell, numeric);
  }

  private textOf(cell: ReportCell): string {
    return typeof cell === "string" ? cell : this.context.figureOf(cell.figure).text;
  }
}

const BAR_COLUMNS = [
  { label: "Name", numeric: false },
  { label: "Value", numeric: true },
];
