import exceljs from "exceljs";
import { HyperFormula, type RawCellContent } from "hyperformula";

/** A workbook as a program that does not calculate shows it, and as one that does works it out anew. */
export interface Opened {
  sheets: string[];
  book: exceljs.Workbook;
  /** What stands in a sheet without calculating: texts, numbers, kept results of formulas. */
  shown(sheet: string): (string | number | boolean | null)[][];
  /** The same with every formula worked out from the cells alone. */
  worked(sheet: string): (string | number | boolean | null)[][];
  formulas: { sheet: string; cell: string; formula: string }[];
}

export async function opened(bytes: Uint8Array): Promise<Opened> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  const formulas: Opened["formulas"] = [];
  const raw: Record<string, RawCellContent[][]> = {};
  const kept: Record<string, (string | number | boolean | null)[][]> = {};
  for (const sheet of book.worksheets) {
    const rows: RawCellContent[][] = [];
    const results: (string | number | boolean | null)[][] = [];
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells: RawCellContent[] = [];
      const plain: (string | number | boolean | null)[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        const { value } = cell;
        // The cells that a merged one covers repeat it.
        if (cell.isMerged && cell.master !== cell) return;
        if (typeof value === "object" && value !== null) {
          if (!("formula" in value) || !value.formula) throw new Error(`${cell.address} is not plain`);
          formulas.push({ sheet: sheet.name, cell: cell.address, formula: value.formula });
          cells[column - 1] = `=${value.formula}`;
          plain[column - 1] = (value.result ?? null) as string | number;
          return;
        }
        // An apostrophe keeps the engine from taking a text for a formula, as a text cell does in a workbook.
        cells[column - 1] = typeof value === "string" ? `'${value}` : value;
        plain[column - 1] = value ?? null;
      });
      rows.push(Array.from(cells, (cell) => cell ?? null));
      results.push(Array.from(plain, (cell) => cell ?? null));
    });
    raw[sheet.name] = rows;
    kept[sheet.name] = results;
  }
  const engine = HyperFormula.buildFromSheets(raw, {
    licenseKey: "gpl-v3",
    // To the last digit: nothing is taken for equal that is not.
    smartRounding: false,
    maxRows: 50_000,
  });
  return {
    sheets: book.worksheets.map(({ name }) => name),
    book,
    shown: (sheet) => kept[sheet] ?? [],
    worked: (sheet) =>
      engine
        .getSheetValues(engine.getSheetId(sheet) ?? -1)
        .map((row) =>
          row.map((cell) => (typeof cell === "object" && cell !== null ? `#${cell.value}` : (cell ?? null))),
        ),
    formulas,
  };
}
