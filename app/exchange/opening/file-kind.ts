import { type FileError, incompleteWorkbook, mustBeText, notText, SAVE_AS_TABLE, wholeFile } from "./table";

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, place) => bytes[place] === byte);

const UNPACK = "Unpack it and send the table inside.";
const SEND_TABLE = "Send the table itself, as .xlsx or CSV.";

const wrongKind = (kind: string, advice = SAVE_AS_TABLE): FileError =>
  wholeFile("wrong_kind", `This is ${kind}. ${advice}`);

/**
 * Tells text from a ZIP file that may be a workbook, by its first bytes and never by its name.
 * @throws FileError that names any other kind of file.
 */
export function kindOfBytes(bytes: Uint8Array): "text" | "zip" {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw compoundFile(bytes);
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    throw wrongKind(
      "a PDF document",
      "Numbers cannot be read from it: send the table it was made from, as .xlsx or CSV.",
    );
  const image =
    startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(bytes, 0xff, 0xd8, 0xff) ||
    startsWith(bytes, 0x47, 0x49, 0x46, 0x38) ||
    startsWith(bytes, 0x49, 0x49, 0x2a, 0x00) ||
    startsWith(bytes, 0x4d, 0x4d, 0x00, 0x2a) ||
    (startsWith(bytes, 0x42, 0x4d) && bytes[6] === 0 && bytes[7] === 0) ||
    startsWith(bytes, 0x52, 0x49, 0x46, 0x46);
  if (image)
    throw wrongKind("a picture", "Numbers cannot be read from it: send the table itself, as .xlsx or CSV.");
  if (
    startsWith(bytes, 0x1f, 0x8b) ||
    startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(bytes, 0x52, 0x61, 0x72, 0x21)
  )
    throw wrongKind("a compressed archive", UNPACK);
  return "text";
}

/** Old workbooks and encrypted new ones share a container format; the names inside tell them apart. */
function compoundFile(bytes: Uint8Array): FileError {
  const named = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, "utf16le");
  if (named("EncryptedPackage"))
    return wholeFile(
      "password",
      "The workbook is protected by a password: remove it (in Excel: File, Info, Protect Workbook) and send the file again.",
    );
  if (named("WordDocument")) return wrongKind("a Word document", SEND_TABLE);
  return wrongKind("a workbook in the old Excel format (.xls)");
}

/** @throws FileError for a ZIP file that is not an Excel workbook, naming what it is. */
export function mustBeWorkbook(names: string[]): void {
  const any = (test: (name: string) => boolean) => names.some(test);
  if (any((name) => name === "xl/workbook.bin")) throw wrongKind("a binary Excel workbook (.xlsb)");
  if (any((name) => /^xl\/.*\.xml$/.test(name)) && any((name) => name === "[Content_Types].xml")) return;
  if (any((name) => name.startsWith("word/"))) throw wrongKind("a Word document", SEND_TABLE);
  if (any((name) => name.startsWith("ppt/"))) throw wrongKind("a PowerPoint presentation", SEND_TABLE);
  if (any((name) => name.endsWith(".iwa") || name === "Index.zip"))
    throw wrongKind(
      "an Apple Numbers document",
      "In Numbers, choose File, Export To, Excel or CSV, and send that.",
    );
  if (any((name) => name === "content.xml") || any((name) => name === "META-INF/manifest.xml"))
    throw wrongKind(
      "an OpenDocument spreadsheet (.ods)",
      "In LibreOffice, choose File, Save As, Excel 2007–365 (.xlsx), and send that.",
    );
  if (any((name) => /^(xl\/|\[Content_Types\]\.xml$)/.test(name))) throw incompleteWorkbook();
  throw wrongKind("a ZIP archive, not a workbook", UNPACK);
}

/** @throws FileError for text that is not a table: web pages, documents, JSON, or meaningless bytes. */
export function mustBeTable(text: string): void {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/.test(start) || /^<\?xml[^>]*>\s*<html/.test(start))
    throw wrongKind("a web page (HTML), even if its name says Excel");
  if (start.startsWith("<?xml") || start.startsWith("<workbook")) throw wrongKind("an XML file");
  if (start.startsWith("{\\rtf")) throw wrongKind("a text document (RTF)", SEND_TABLE);
  if (/^(\[\s*(\{|\])|\{\s*")/.test(start))
    throw wrongKind("a JSON file", "Programs send JSON through the API; here, send .xlsx or CSV.");
  // A stray control character in a note is harmless; many of them, or a NUL, mean that this is not text.
  const odd = start.match(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu)?.length ?? 0;
  if (odd > start.length / 20) throw notText(1);
  mustBeText(text);
}
