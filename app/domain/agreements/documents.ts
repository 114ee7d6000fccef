/** Files that agreements may carry: the kinds in which signed copies are kept, told by their content. */
export const MOST_DOCUMENT_BYTES = 20 * 1024 * 1024;

interface FileKind {
  mediaType: string;
  extension: string;
}

const PDF: FileKind = { mediaType: "application/pdf", extension: "pdf" };
const PNG: FileKind = { mediaType: "image/png", extension: "png" };
const JPEG: FileKind = { mediaType: "image/jpeg", extension: "jpg" };
const TIFF: FileKind = { mediaType: "image/tiff", extension: "tif" };
const DOCX: FileKind = {
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  extension: "docx",
};
const ODT: FileKind = { mediaType: "application/vnd.oasis.opendocument.text", extension: "odt" };
const KINDS = [PDF, PNG, JPEG, TIFF, DOCX, ODT];

/** What a file is, by its first bytes and, for packages, by the parts that they name; null if it is none of these. */
export function sniff(bytes: Uint8Array): FileKind | null {
  const begins = (...signature: number[]) => signature.every((byte, place) => bytes[place] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return PDF;
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return PNG;
  if (begins(0xff, 0xd8, 0xff)) return JPEG;
  if (begins(0x49, 0x49, 0x2a, 0x00) || begins(0x4d, 0x4d, 0x00, 0x2a)) return TIFF;
  if (!begins(0x50, 0x4b, 0x03, 0x04)) return null;
  const names = new TextDecoder("latin1").decode(bytes);
  // Macros never come in, whatever else the package holds.
  if (names.includes("vbaProject.bin")) return null;
  if (names.includes("word/document.xml")) return DOCX;
  return names.startsWith("mimetypeapplication/vnd.oasis.opendocument.text", 30) ? ODT : null;
}

/** The ending that a file of a stored media type is downloaded with. */
export const extensionOf = (mediaType: string | null): string =>
  KINDS.find((kind) => kind.mediaType === mediaType)?.extension ?? "bin";
