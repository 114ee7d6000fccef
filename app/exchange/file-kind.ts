import { type FileError, mustBeText, notText, SAVE_ANEW, wholeFile } from "./table";

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, place) => bytes[place] === byte);

const unlike = (what: string, how = SAVE_ANEW): FileError =>
  wholeFile("wrong_kind", `This is ${what}. ${how}`);

/**
 * Text, or a ZIP file that may be a workbook, by its first bytes and never by its name.
 * @throws FileError that names what it is instead.
 */
export function kindOfBytes(bytes: Uint8Array): "text" | "zip" {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw compoundFile(bytes);
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    throw unlike(
      "a PDF document",
      "Numbers cannot be read from it: send the table that it was made from, as .xlsx or CSV.",
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
    throw unlike("a picture", "Numbers cannot be read from it: send the table itself, as .xlsx or CSV.");
  if (
    startsWith(bytes, 0x1f, 0x8b) ||
    startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(bytes, 0x52, 0x61, 0x72, 0x21)
  )
    throw unlike("a packed archive", "Unpack it and send the table that is in it.");
  return "text";
}

/** Old workbooks and encrypted new ones are the same kind of container; the names in it tell them apart. */
function compoundFile(bytes: Uint8Array): FileError {
  const named = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, "utf16le");
  if (named("EncryptedPackage"))
    return wholeFile(
      "password",
      "The workbook is protected by a password: remove the password (in Excel: File, Info, Protect Workbook) and send it again.",
    );
  if (named("WordDocument")) return unlike("a Word document", "Send the table itself, as .xlsx or CSV.");
  return unlike("a workbook in the old Excel form (.xls)");
}

/** @throws FileError for a ZIP file that is no Excel workbook, named for what it is. */
export function mustBeWorkbook(names: string[]): void {
  const any = (test: (name: string) => boolean) => names.some(test);
  if (any((name) => name === "xl/workbook.bin")) throw unlike("a binary Excel workbook (.xlsb)");
  if (any((name) => /^xl\/.*\.xml$/.test(name)) && any((name) => name === "[Content_Types].xml")) return;
  if (any((name) => name.startsWith("word/")))
    throw unlike("a Word document", "Send the table itself, as .xlsx or CSV.");
  if (any((name) => name.startsWith("ppt/")))
    throw unlike("a PowerPoint presentation", "Send the table itself, as .xlsx or CSV.");
  if (any((name) => name.endsWith(".iwa") || name === "Index.zip"))
    throw unlike(
      "an Apple Numbers document",
      "In Numbers choose File, Export To, Excel or CSV, and send that.",
    );
  if (any((name) => name === "content.xml") || any((name) => name === "META-INF/manifest.xml"))
    throw unlike(
      "an OpenDocument spreadsheet (.ods)",
      "In LibreOffice choose File, Save As, Excel 2007–365 (.xlsx), and send that.",
    );
  if (any((name) => /^(xl\/|\[Content_Types\]\.xml$)/.test(name)))
    throw wholeFile(
      "broken_workbook",
      "The workbook lacks parts that every workbook has: open it in your spreadsheet program, save it again and send that.",
    );
  throw unlike("a ZIP archive and no workbook", "Unpack it and send the table that is in it.");
}

/** @throws FileError for text that is no table: web pages, documents, programs' lists, bytes that mean nothing. */
export function mustBeTable(text: string): void {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/.test(start) || /^<\?xml[^>]*>\s*<html/.test(start))
    throw unlike("a web page (HTML), even if its name says Excel");
  if (start.startsWith("<?xml") || start.startsWith("<workbook")) throw unlike("an XML file");
  if (start.startsWith("{\\rtf"))
    throw unlike("a text document (RTF)", "Send the table itself, as .xlsx or CSV.");
  if (/^(\[\s*(\{|\])|\{\s*")/.test(start))
    throw unlike("a JSON file", "Programs send JSON through the API; here, send .xlsx or CSV.");
  // One stray sign in a note does no harm; NUL is in no text, and many of them are no text.
  const odd = start.match(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu)?.length ?? 0;
  if (odd > start.length / 20) throw notText(1);
  mustBeText(text);
}
