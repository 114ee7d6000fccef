import { Buffer } from "node:buffer";
import ExcelJS from "exceljs";
import { MAX_BYTES, MAX_ROWS } from "../../../app/exchange/opening/table";
import { bytesOf, lyingAbout, partsOf, sheetXml, workbookOf, zipOf } from "./workbooks";

/**
 * Files with the faults found in real ones, for a collaborative with the members “hospital” and
 * “school” and the standard measures. None may change anything. Generated here, so each fault is visible.
 */
export interface BrokenFile {
  what: string;
  name: string;
  bytes: () => Promise<Uint8Array> | Uint8Array;
  /** The first fault's code, its line (null means the whole file), and what its message must contain. */
  code: string;
  row: number | null;
  message: RegExp;
}

const LONG = "member,measure,year,value";
const text = (...lines: string[]) => Buffer.from(lines.join("\n"));
const row = (line: string) => text(LONG, "school,new_hires,2024,10", line);
const GOOD = ["hospital", "new_hires", 2024, 10] as const;
const COLUMNS = ["member", "measure", "year", "value"];

type Named = Omit<BrokenFile, "name"> & { name?: string };
const csv = (file: Named): BrokenFile => ({ name: "numbers.csv", ...file });
const xlsx = (file: Named): BrokenFile => ({ name: "numbers.xlsx", ...file });

const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1000),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(1000),
  ]);

const good = () => workbookOf([COLUMNS, [...GOOD]]);

export const BROKEN_FILES: BrokenFile[] = [
  // Files that are no tables.
  csv({ what: "nothing in it", bytes: () => Buffer.alloc(0), code: "empty", row: null, message: /empty/ }),
  csv({
    what: "only a byte-order mark and blank lines",
    bytes: () => text("\uFEFF", "", "  ", ""),
    code: "empty",
    row: null,
    message: /empty/,
  }),
  csv({
    what: "more than 20 MB",
    bytes: () => Buffer.alloc(MAX_BYTES + 1, "a,b\n"),
    code: "too_large",
    row: null,
    message: /limit is 20 MB/,
  }),
  csv({
    what: "NUL bytes",
    bytes: () => text(LONG, "hospital,new_hires,2024,\0\u00005"),
    code: "not_text",
    row: null,
    message: /Line 2 .*NUL/,
  }),
  csv({
    what: "noise",
    bytes: () => Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)),
    code: "not_text",
    row: null,
    message: /damaged or not a table/,
  }),
  csv({
    what: "a PDF document",
    bytes: () => text("%PDF-1.7", "%\u00e2"),
    code: "wrong_kind",
    row: null,
    message: /PDF/,
    name: "report.pdf",
  }),
  csv({
    what: "a picture",
    bytes: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    code: "wrong_kind",
    row: null,
    message: /picture/,
    name: "table.png",
  }),
  csv({
    what: "a web page called .xls",
    bytes: () => text("<html><body><table><tr><td>1</td></tr></table></body></html>"),
    code: "wrong_kind",
    row: null,
    message: /web page/,
    name: "export.xls",
  }),
  csv({
    what: "a JSON list",
    bytes: () => text('[{"member": "hospital"}]'),
    code: "wrong_kind",
    row: null,
    message: /JSON/,
    name: "numbers.json",
  }),
  csv({
    what: "a compressed archive",
    bytes: () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    code: "wrong_kind",
    row: null,
    message: /archive/,
    name: "numbers.csv.gz",
  }),

  // Workbooks that cannot be opened.
  xlsx({
    what: "a workbook with a password",
    bytes: () => compound("EncryptedPackage"),
    code: "password",
    row: null,
    message: /password/,
  }),
  xlsx({
    what: "a workbook in the old Excel format",
    bytes: () => compound("Workbook"),
    code: "wrong_kind",
    row: null,
    message: /\.xls\)/,
  }),
  xlsx({
    what: "an OpenDocument spreadsheet",
    bytes: () => zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
    code: "wrong_kind",
    row: null,
    message: /OpenDocument/,
  }),
  xlsx({
    what: "a Numbers document",
    bytes: () => zipOf({ "Index/Document.iwa": "x" }),
    code: "wrong_kind",
    row: null,
    message: /Numbers/,
  }),
  xlsx({
    what: "a binary workbook",
    bytes: () => zipOf({ "[Content_Types].xml": "<x/>", "xl/workbook.bin": "x" }),
    code: "wrong_kind",
    row: null,
    message: /\.xlsb/,
  }),
  xlsx({
    what: "a ZIP archive in a ZIP archive",
    bytes: async () => zipOf({ "inner.zip": await zipOf({ "a.csv": LONG }) }),
    code: "wrong_kind",
    row: null,
    message: /ZIP archive/,
  }),
  xlsx({
    what: "a workbook cut off in the middle",
    bytes: async () => (await good()).slice(0, 3000),
    code: "broken_zip",
    row: null,
    message: /incomplete/,
  }),
  xlsx({
    what: "a workbook damaged in the middle",
    bytes: async () => {
      const bytes = Buffer.from(await zipOf(partsOf(sheetXml([COLUMNS, [...GOOD]]))));
      bytes.fill(0x55, bytes.indexOf("sheet1.xml") + 30, bytes.indexOf("sheet1.xml") + 60);
      return bytes;
    },
    code: "broken_zip",
    row: null,
    message: /damaged/,
  }),
  xlsx({
    what: "a workbook without its sheet",
    bytes: async () => {
      const { "xl/worksheets/sheet1.xml": _, ...others } = partsOf("");
      return zipOf({ ...others, "xl/styles.xml": "<styleSheet/>" });
    },
    code: "broken_zip",
    row: null,
    message: /damaged/,
  }),
  xlsx({
    what: "a workbook with a sheet that ends too soon",
    bytes: async () => {
      const parts = partsOf(sheetXml([COLUMNS, [...GOOD]]));
      return zipOf({
        ...parts,
        "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]?.slice(0, -40) ?? "",
      });
    },
    code: "broken_xml",
    row: null,
    message: /sheet1\.xml/,
  }),
  xlsx({
    what: "a ZIP bomb",
    bytes: () => zipOf(partsOf(sheetXml([COLUMNS]) + " ".repeat(60 * 1024 * 1024))),
    code: "unpacks_too_large",
    row: null,
    message: /200 MB/,
  }),
  xlsx({
    what: "a ZIP bomb whose directory lies",
    bytes: async () => lyingAbout(await zipOf(partsOf(sheetXml([COLUMNS]) + " ".repeat(1024 * 1024))), 2000),
    code: "broken_zip",
    row: null,
    message: /damaged/,
  }),
  xlsx({
    what: "a workbook with only hidden sheets",
    bytes: () =>
      workbookOf([COLUMNS, [...GOOD]], (page) => {
        page.state = "veryHidden";
      }),
    code: "only_hidden_sheets",
    row: null,
    message: /hidden/,
  }),
  xlsx({
    what: "a workbook without rows",
    bytes: async () => {
      const book = new ExcelJS.Workbook();
      book.addWorksheet("Empty");
      return bytesOf(book);
    },
    code: "empty",
    row: null,
    message: /empty/,
  }),
  xlsx({
    what: "six million tags inside each other",
    bytes: () => zipOf(partsOf("<x>".repeat(6_000_000))),
    code: "strange_xml",
    row: null,
    message: /no spreadsheet program/,
  }),
  xlsx({
    what: "a tag with a million attributes",
    bytes: () =>
      zipOf(partsOf(`<x ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="" `).join("")}/>`)),
    code: "strange_xml",
    row: null,
    message: /no spreadsheet program/,
  }),
  xlsx({
    what: "a tag of ten million letters",
    bytes: () => zipOf(partsOf(`<${"x".repeat(10_000_000)}/>`)),
    code: "strange_xml",
    row: null,
    message: /no spreadsheet program/,
  }),

  // Tables with an unusable header.
  csv({ what: "only a header", bytes: () => text(LONG), code: "no_rows", row: null, message: /no rows/ }),
  csv({
    what: "no header",
    bytes: () => text("hospital,new_hires,2024,10", "school,new_hires,2024,11"),
    code: "no_header",
    row: 1,
    message: /header line/,
  }),
  csv({
    what: "two columns with the same name",
    bytes: () => text("member,year,new_hires,new_hires", "hospital,2024,10,11"),
    code: "repeated_column",
    row: 1,
    message: /twice/,
  }),
  csv({
    what: "a column that is not a measure",
    bytes: () => text("member,year,new_hires,happy_hires", "hospital,2024,10,11"),
    code: "unknown_column",
    row: 1,
    message: /happy_hires/,
  }),
  csv({
    what: "no column for the year",
    bytes: () => text("member,measure,value", "hospital,new_hires,10"),
    code: "missing_column",
    row: 1,
    message: /year/,
  }),
  csv({
    what: "no figures",
    bytes: () => text("member,measure,year", "hospital,new_hires,2024"),
    code: "missing_column",
    row: 1,
    message: /figures/,
  }),

  // Faulty rows.
  csv({
    what: "a quotation mark that is never closed",
    bytes: () => text(`${LONG},note`, 'hospital,new_hires,2024,10,"never', "school,new_hires,2024,10,x"),
    code: "broken_quotes",
    row: 3,
    message: /never closed/,
  }),
  csv({
    what: "a row with too few fields",
    bytes: () => row("hospital,new_hires,2024"),
    code: "wrong_width",
    row: 3,
    message: /3 fields/,
  }),
  csv({
    what: "a row with too many fields",
    bytes: () => row("hospital,new_hires,2024,1,234"),
    code: "wrong_width",
    row: 3,
    message: /5 fields/,
  }),
  csv({
    what: "the same row twice",
    bytes: () => row("school,new_hires,2024,11"),
    code: "duplicate",
    row: 3,
    message: /Line 2/,
  }),
  csv({
    what: "an unknown member",
    bytes: () => row("Lakeside,new_hires,2024,10"),
    code: "unknown_member",
    row: 3,
    message: /Lakeside/,
  }),
  csv({
    what: "an unknown measure",
    bytes: () => row("hospital,joy,2024,10"),
    code: "unknown_measure",
    row: 3,
    message: /joy/,
  }),
  csv({
    what: "an unknown category",
    bytes: () => text(`${LONG},dimension,category`, "hospital,new_hires,2024,10,gender,neither"),
    code: "unknown_dimension",
    row: 2,
    message: /gender/,
  }),
  csv({
    what: "a year before 1990",
    bytes: () => row("hospital,new_hires,1066,10"),
    code: "bad_year",
    row: 3,
    message: /1066/,
  }),
  csv({
    what: "a year that is not a number",
    bytes: () => row("hospital,new_hires,next,10"),
    code: "bad_year",
    row: 3,
    message: /next/,
  }),
  csv({
    what: "a negative number",
    bytes: () => row("hospital,new_hires,2024,-10"),
    code: "negative",
    row: 3,
    message: /-10/,
  }),
  csv({
    what: "a number in words",
    bytes: () => row("hospital,new_hires,2024,about ten"),
    code: "not_a_number",
    row: 3,
    message: /about ten/,
  }),
  csv({
    what: "too many digits",
    bytes: () => row("hospital,total_spend,2024,1234567890123456"),
    code: "too_large",
    row: 3,
    message: /15 digits/,
  }),
  csv({
    what: "half a person",
    bytes: () => row("hospital,new_hires,2024,10.5"),
    code: "not_whole",
    row: 3,
    message: /whole number/,
  }),
  csv({
    what: "a share above one",
    bytes: () => text("member,year,impact_hire_rate", "hospital,2024,0.2", "school,2024,1.9"),
    code: "not_a_share",
    row: 3,
    message: /0\.19/,
  }),
  csv({
    what: "unavailable without a reason",
    bytes: () => text(`${LONG},state,note`, "hospital,new_hires,2024,,unavailable,"),
    code: "reason_required",
    row: 2,
    message: /why/,
  }),
  csv({
    what: "a value marked as not applicable",
    bytes: () => text(`${LONG},state`, "hospital,new_hires,2024,5,not_applicable"),
    code: "value_not_allowed",
    row: 2,
    message: /cannot have a value/,
  }),
  csv({
    what: "an unknown state",
    bytes: () => text(`${LONG},state`, "hospital,new_hires,2024,,soon"),
    code: "bad_state",
    row: 2,
    message: /soon/,
  }),
  csv({
    what: "a different currency",
    bytes: () => row("hospital,total_spend,2024,£10"),
    code: "not_a_number",
    row: 3,
    message: /USD/,
  }),
  csv({
    what: "more than 200,000 rows",
    bytes: () => text("member,year,new_hires", "hospital,2024,1\n".repeat(MAX_ROWS + 1)),
    code: "too_many_rows",
    row: null,
    message: /200,000/,
  }),
  xlsx({
    what: "a formula with an error",
    bytes: () =>
      workbookOf([
        COLUMNS,
        ["hospital", "new_hires", 2024, { formula: "1/0", result: { error: "#DIV/0!" } } as never],
      ]),
    code: "cell_error",
    row: 2,
    message: /#DIV\/0!/,
  }),
  xlsx({
    what: "a formula without a result",
    bytes: () => workbookOf([COLUMNS, ["hospital", "new_hires", 2024, { formula: "A1+1" } as never]]),
    code: "formula_without_value",
    row: 2,
    message: /without a result/,
  }),
  xlsx({
    what: "a date instead of a number",
    bytes: () => workbookOf([COLUMNS, ["hospital", "new_hires", 2024, new Date("2024-05-01T00:00:00Z")]]),
    code: "date_not_number",
    row: 2,
    message: /date/,
  }),
  xlsx({
    what: "a percentage instead of a count",
    bytes: () =>
      workbookOf([COLUMNS, ["hospital", "new_hires", 2024, 0.1]], (page) => {
        page.getCell("D2").numFmt = "0%";
      }),
    code: "percent_not_asked",
    row: 2,
    message: /percentage/i,
  }),
];
