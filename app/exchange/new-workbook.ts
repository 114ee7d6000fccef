import type { Workbook } from "exceljs";

/** An empty workbook. What writes it is loaded with the first: a server that only reads starts without. */
export async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import("exceljs");
  return new exceljs.Workbook();
}
