import type { NativeChart } from "~/reports/slides/chart";

/** Rows that a chart of lines takes on a sheet. */
export const CHART_ROWS = 17;
/** Rows that a chart of so many bars takes. */
export const rowsOfBars = (bars: number): number => Math.ceil(bars * 1.5) + 3;

/** A chart on a sheet that has left room for it. */
export interface PlacedChart {
  sheetId: number;
  /** The row of its upper edge, from 0. */
  row: number;
  chart: NativeChart;
  title: string;
  /** The chart in words. */
  alt: string;
  /** How many rows it takes. */
  rows: number;
  /** The report's figure behind a value, by the places of its series and category; its id, if there is one. */
  figureAt(series: number, category: number): string | undefined;
}
