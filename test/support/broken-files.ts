import { Buffer } from "node:buffer";
import ExcelJS from "exceljs";
import { MAX_BYTES, MAX_ROWS } from "../../app/exchange/table";
import { bytesOf, lyingAbout, partsOf, sheetXml, workbookOf, zipOf } from "./workbooks";

/**
 * Files that people really send, broken in as many ways, for a collaborative with the members “hospital” and
 * “school” and the standard measures; none may change anything. Made here, so that anybody can see what is wrong.
 */
export interface BrokenFile {
  what: string;
  name: string;
  bytes: () => Promise<Uint8Array> | Uint8Array;
  /** Code of the first fault, its line (null: the whole file), and what its message must contain. */
  code: string;
  row: number | null;
  says: RegExp;
}

const LONG = "member,measure,year,value";
const text = (...lines: string[]) => Buffer.from(lines.join("\n"));
const row = (line: string) => text(LONG, "school,new_hires,2024,10", line);
const GOOD = ["hospital", "new_hires", 2024, 10] as const;
const COLUMNS = ["member", "measure", "year", "value"];

const csv = (
  what: string,
  bytes: () => Uint8Array,
  code: string,
  at: number | null,
  says: RegExp,
  name = "numbers.csv",
): BrokenFile => ({ what, name, bytes, code, row: at, says });
const xlsx = (
  what: string,
  bytes: () => Promise<Uint8Array> | Uint8Array,
  code: string,
  at: number | null,
  says: RegExp,
): BrokenFile => ({ what, name: "numbers.xlsx", bytes, code, row: at, says });

const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1000),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(1000),
  ]);

const good = () => workbookOf([COLUMNS, [...GOOD]]);

export const BROKEN_FILES: BrokenFile[] = [
  // Not a table at all.
  csv("nothing in it", () => Buffer.alloc(0), "empty", null, /empty/),
  csv("only a mark and blank lines", () => text("\uFEFF", "", "  ", ""), "empty", null, /empty/),
  csv("more than 20 MB", () => Buffer.alloc(MAX_BYTES + 1, "a,b\n"), "too_large", null, /at most 20 MB/),
  csv("NUL bytes", () => text(LONG, "hospital,new_hires,2024,\0\u00005"), "not_text", null, /Line 2 .*NUL/),
  csv(
    "noise",
    () => Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)),
    "not_text",
    null,
    /damaged or of another kind/,
  ),
  csv("a PDF document", () => text("%PDF-1.7", "%\u00e2"), "wrong_kind", null, /PDF/, "report.pdf"),
  csv(
    "a picture",
    () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    "wrong_kind",
    null,
    /picture/,
    "table.png",
  ),
  csv(
    "a web page called .xls",
    () => text("<html><body><table><tr><td>1</td></tr></table></body></html>"),
    "wrong_kind",
    null,
    /web page/,
    "export.xls",
  ),
  csv("a program's list", () => text('[{"member": "hospital"}]'), "wrong_kind", null, /JSON/, "numbers.json"),
  csv(
    "an archive",
    () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    "wrong_kind",
    null,
    /archive/,
    "numbers.csv.gz",
  ),

  // Workbooks that cannot be opened.
  xlsx("a password", () => compound("EncryptedPackage"), "password", null, /password/),
  xlsx("the old Excel form", () => compound("Workbook"), "wrong_kind", null, /\.xls\)/),
  xlsx(
    "an OpenDocument spreadsheet",
    () => zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
    "wrong_kind",
    null,
    /OpenDocument/,
  ),
  xlsx("a Numbers document", () => zipOf({ "Index/Document.iwa": "x" }), "wrong_kind", null, /Numbers/),
  xlsx(
    "a binary workbook",
    () => zipOf({ "[Content_Types].xml": "<x/>", "xl/workbook.bin": "x" }),
    "wrong_kind",
    null,
    /\.xlsb/,
  ),
  xlsx(
    "a ZIP archive in a ZIP archive",
    async () => zipOf({ "inner.zip": await zipOf({ "a.csv": LONG }) }),
    "wrong_kind",
    null,
    /ZIP archive/,
  ),
  xlsx("cut off in the middle", async () => (await good()).slice(0, 3000), "broken_zip", null, /cut off/),
  xlsx(
    "damaged in the middle",
    async () => {
      const bytes = Buffer.from(await zipOf(partsOf(sheetXml([COLUMNS, [...GOOD]]))));
      bytes.fill(0x55, bytes.indexOf("sheet1.xml") + 30, bytes.indexOf("sheet1.xml") + 60);
      return bytes;
    },
    "broken_zip",
    null,
    /broken/,
  ),
  xlsx(
    "without its sheet",
    async () => {
      const { "xl/worksheets/sheet1.xml": _, ...others } = partsOf("");
      return zipOf({ ...others, "xl/styles.xml": "<styleSheet/>" });
    },
    "broken_zip",
    null,
    /broken/,
  ),
  xlsx(
    "with a sheet that ends too soon",
    async () => {
      const parts = partsOf(sheetXml([COLUMNS, [...GOOD]]));
      return zipOf({
        ...parts,
        "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]?.slice(0, -40) ?? "",
      });
    },
    "broken_xml",
    null,
    /sheet1\.xml/,
  ),
  xlsx(
    "a ZIP bomb",
    () => zipOf(partsOf(sheetXml([COLUMNS]) + " ".repeat(60 * 1024 * 1024))),
    "unpacks_too_large",
    null,
    /200 MB/,
  ),
  xlsx(
    "a ZIP bomb whose directory lies",
    async () => lyingAbout(await zipOf(partsOf(sheetXml([COLUMNS]) + " ".repeat(1024 * 1024))), 2000),
    "broken_zip",
    null,
    /broken/,
  ),
  xlsx(
    "every sheet hidden",
    () =>
      workbookOf([COLUMNS, [...GOOD]], (page) => {
        page.state = "veryHidden";
      }),
    "only_hidden_sheets",
    null,
    /hidden/,
  ),
  xlsx(
    "no rows in any sheet",
    async () => {
      const book = new ExcelJS.Workbook();
      book.addWorksheet("Empty");
      return bytesOf(book);
    },
    "empty",
    null,
    /empty/,
  ),

  // Tables with a header that does not work.
  csv("only a header", () => text(LONG), "no_rows", null, /no rows/),
  csv(
    "no header",
    () => text("hospital,new_hires,2024,10", "school,new_hires,2024,11"),
    "no_header",
    1,
    /header line/,
  ),
  csv(
    "two columns of one name",
    () => text("member,year,new_hires,new_hires", "hospital,2024,10,11"),
    "repeated_column",
    1,
    /twice/,
  ),
  csv(
    "a column that is no measure",
    () => text("member,year,new_hires,happy_hires", "hospital,2024,10,11"),
    "unknown_column",
    1,
    /happy_hires/,
  ),
  csv(
    "no column for the year",
    () => text("member,measure,value", "hospital,new_hires,10"),
    "missing_column",
    1,
    /year/,
  ),
  csv(
    "no figures",
    () => text("member,measure,year", "hospital,new_hires,2024"),
    "missing_column",
    1,
    /figures/,
  ),

  // Rows.
  csv(
    "a quotation mark that is never closed",
    () => text(`${LONG},note`, 'hospital,new_hires,2024,10,"never', "school,new_hires,2024,10,x"),
    "broken_quotes",
    3,
    /not closed/,
  ),
  csv("a row with too few fields", () => row("hospital,new_hires,2024"), "wrong_width", 3, /3 fields/),
  csv("a row with too many fields", () => row("hospital,new_hires,2024,1,234"), "wrong_width", 3, /5 fields/),
  csv("the same row twice", () => row("school,new_hires,2024,11"), "duplicate", 3, /line 2/),
  csv("an unknown member", () => row("Total,new_hires,2024,10"), "unknown_member", 3, /Total/),
  csv("an unknown measure", () => row("hospital,joy,2024,10"), "unknown_measure", 3, /joy/),
  csv(
    "an unknown category",
    () => text(`${LONG},dimension,category`, "hospital,new_hires,2024,10,gender,neither"),
    "unknown_dimension",
    2,
    /gender/,
  ),
  csv("a year before our time", () => row("hospital,new_hires,1066,10"), "bad_year", 3, /1066/),
  csv("a year that is none", () => row("hospital,new_hires,next,10"), "bad_year", 3, /next/),
  csv("a negative number", () => row("hospital,new_hires,2024,-10"), "negative", 3, /-10/),
  csv("a number in words", () => row("hospital,new_hires,2024,about ten"), "not_a_number", 3, /about ten/),
  csv(
    "too many digits",
    () => row("hospital,total_spend,2024,1234567890123456"),
    "too_large",
    3,
    /15 digits/,
  ),
  csv("half a person", () => row("hospital,new_hires,2024,10.5"), "not_whole", 3, /whole number/),
  csv(
    "a share above one",
    () => text("member,year,impact_hire_rate", "hospital,2024,0.2", "school,2024,1.9"),
    "not_a_share",
    3,
    /0\.19/,
  ),
  csv(
    "unavailable without a reason",
    () => text(`${LONG},state,note`, "hospital,new_hires,2024,,unavailable,"),
    "reason_required",
    2,
    /why/,
  ),
  csv(
    "a value that is said not to apply",
    () => text(`${LONG},state`, "hospital,new_hires,2024,5,not_applicable"),
    "value_not_allowed",
    2,
    /no value/,
  ),
  csv(
    "a state of its own",
    () => text(`${LONG},state`, "hospital,new_hires,2024,,soon"),
    "bad_state",
    2,
    /soon/,
  ),
  csv("another currency", () => row("hospital,total_spend,2024,£10"), "not_a_number", 3, /USD/),
  csv(
    "more than 200,000 rows",
    () => text("member,year,new_hires", "hospital,2024,1\n".repeat(MAX_ROWS + 1)),
    "too_many_rows",
    null,
    /200,000/,
  ),
  xlsx(
    "a formula with an error",
    () =>
      workbookOf([
        COLUMNS,
        ["hospital", "new_hires", 2024, { formula: "1/0", result: { error: "#DIV/0!" } } as never],
      ]),
    "cell_error",
    2,
    /#DIV\/0!/,
  ),
  xlsx(
    "a formula that was never worked out",
    () => workbookOf([COLUMNS, ["hospital", "new_hires", 2024, { formula: "A1+1" } as never]]),
    "formula_without_value",
    2,
    /never worked out/,
  ),
  xlsx(
    "a date for a figure",
    () => workbookOf([COLUMNS, ["hospital", "new_hires", 2024, new Date("2024-05-01T00:00:00Z")]]),
    "date_not_number",
    2,
    /date/,
  ),
  xlsx(
    "a percentage for a count",
    () =>
      workbookOf([COLUMNS, ["hospital", "new_hires", 2024, 0.1]], (page) => {
        page.getCell("D2").numFmt = "0%";
      }),
    "percent_not_asked",
    2,
    /percentage/i,
  ),
];
