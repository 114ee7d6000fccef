import { Buffer } from "node:buffer";
import ExcelJS from "exceljs";
import yazl from "yazl";

/** Workbooks for tests, written by a library or, if they must be broken, part by part. */

type CellValue = ExcelJS.CellValue;

/** One sheet of rows. */
export function workbookOf(
  rows: CellValue[][],
  change: (page: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("Numbers");
  page.addRows(rows);
  change(page, book);
  return bytesOf(book);
}

/** Sheets of rows by name. */
export function sheetsOf(sheets: Record<string, CellValue[][]>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return bytesOf(book);
}

export async function bytesOf(book: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export async function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook with one sheet. `sheet` is the XML between its first and last tag. */
export function partsOf(sheet: string, workbook = ""): Record<string, string> {
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbook}<sheets><sheet name="Numbers" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
  };
}

/** Rows as sheet XML: numbers as numbers, other text inline. */
export function sheetXml(rows: (string | number)[][]): string {
  const cell = (value: string | number) =>
    typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData>`;
}

/** Makes the directory of a ZIP file state this unpacked size for each part. */
export function lyingAbout(zip: Buffer, size: number): Buffer {
  const lying = Buffer.from(zip);
  for (
    let at = lying.indexOf("PK\u0001\u0002", 0, "latin1");
    at >= 0;
    at = lying.indexOf("PK\u0001\u0002", at + 4, "latin1")
  )
    lying.writeUInt32LE(size, at + 24);
  return lying;
}
