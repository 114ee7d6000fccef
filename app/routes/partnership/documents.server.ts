import { extensionOf, MOST_DOCUMENT_BYTES, sniff } from "~/domain/agreements/documents";
import type { SentFile } from "~/records/agreements/document-facts";

/** Files that are kept as they were sent, and only ever downloaded: those of agreements, and evidence of outcomes. */

/**
 * A file of a form, as its content says.
 * @returns null if none was chosen; a sentence if it cannot be kept
 */
export async function sentFile(file: FormDataEntryValue | null): Promise<SentFile | string | null> {
  if (!(file instanceof Blob) || file.size === 0) return null;
  if (file.size > MOST_DOCUMENT_BYTES) return "The file is larger than 20 MB.";
  const content = new Uint8Array(await file.arrayBuffer());
  const kind = sniff(content);
  if (!kind)
    return "The file is none of PDF, Word (docx), OpenDocument text, PNG, JPEG, and TIFF, whatever its name says.";
  return { mediaType: kind.mediaType, content };
}

/** A kept file as an answer: always saved, never shown, whatever it holds. */
export function downloadOf(
  content: Uint8Array,
  { name, version, mediaType }: { name: string; version: number; mediaType: string | null },
): Response {
  const plain = name.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "document";
  return new Response(content as BodyInit, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${plain}-v${version}.${extensionOf(mediaType)}"`,
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
