import type { Workbook } from "exceljs";

/** An empty workbook. Loads the library on first use, so that a server that only reads starts faster. */
export async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import("exceljs");
  return new exceljs.Workbook();
}
