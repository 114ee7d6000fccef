import exceljs from "exceljs";
import { HyperFormula, type RawCellContent } from "hyperformula";

/** A workbook as stored, and as recalculated by a program. */
export interface Opened {
  sheets: string[];
  book: exceljs.Workbook;
  /** The stored content of a sheet: texts, numbers, results of formulas. */
  shown(sheet: string): (string | number | boolean | null)[][];
  /** The same content with every formula recalculated from the cells. */
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
  const contents: Record<string, (string | number | boolean | null)[][]> = {};
  for (const sheet of book.worksheets) {
    const rows: RawCellContent[][] = [];
    const results: (string | number | boolean | null)[][] = [];
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells: RawCellContent[] = [];
      const plain: (string | number | boolean | null)[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        const { value } = cell;
        // Cells covered by a merged cell repeat its content.
        if (cell.isMerged && cell.master !== cell) return;
        if (typeof value === "object" && value !== null) {
          if (!("formula" in value) || !value.formula) throw new Error(`${cell.address} is not plain`);
          formulas.push({ sheet: sheet.name, cell: cell.address, formula: value.formula });
          cells[column - 1] = `=${value.formula}`;
          plain[column - 1] = (value.result ?? null) as string | number;
          return;
        }
        // An apostrophe makes the engine treat the cell as text, like a text cell in a workbook.
        cells[column - 1] = typeof value === "string" ? `'${value}` : value;
        plain[column - 1] = value ?? null;
      });
      rows.push(Array.from(cells, (cell) => cell ?? null));
      results.push(Array.from(plain, (cell) => cell ?? null));
    });
    raw[sheet.name] = rows;
    contents[sheet.name] = results;
  }
  const engine = HyperFormula.buildFromSheets(raw, {
    licenseKey: "gpl-v3",
    // Exact to the last digit, without tolerance.
    smartRounding: false,
    maxRows: 50_000,
  });
  return {
    sheets: book.worksheets.map(({ name }) => name),
    book,
    shown: (sheet) => contents[sheet] ?? [],
    worked: (sheet) =>
      engine
        .getSheetValues(engine.getSheetId(sheet) ?? -1)
        .map((row) =>
          row.map((cell) => (typeof cell === "object" && cell !== null ? `#${cell.value}` : (cell ?? null))),
        ),
    formulas,
  };
}
