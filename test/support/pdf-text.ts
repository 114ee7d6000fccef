import { getDocument } from "pdfjs-serverless";

/** What a PDF says, read by another program than the one that wrote it. */
export interface ReadPdf {
  pages: string[];
  /** All pages without any space, so that line ends do not matter. */
  solid: string;
  /** Kinds of parts that it is tagged with, and the alternative texts among them. */
  tags: Set<string>;
  alternatives: string[];
  outline: string[];
  info: Record<string, unknown>;
  metadata: string;
  language: string;
  size: [number, number];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: true, verbosity: 0 }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const read: ReadPdf = {
    ...{ pages: [], solid: "", tags: new Set(), alternatives: [], outline: [] },
    info: info as Record<string, unknown>,
    metadata: metadata?.getRaw() ?? "",
    language: String((info as Record<string, unknown>).Language ?? ""),
    size: [0, 0],
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    read.pages.push(
      items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join(""),
    );
    tagsOf(await page.getStructTree(), read);
    if (number === 1) read.size = [page.view[2] ?? 0, page.view[3] ?? 0];
  }
  read.outline = ((await pdf.getOutline()) ?? []).map(({ title }) => title);
  read.solid = solid(read.pages.join(""));
  await pdf.destroy();
  return read;
}

/** A text as it can be found in `solid`. */
export const solid = (text: string) => text.normalize("NFKC").replace(/[\s\u200b]+/gu, "");

interface Tagged {
  role?: string;
  alt?: string;
  children?: object[];
}

function tagsOf(node: Tagged | null, read: ReadPdf): void {
  if (node?.role) read.tags.add(node.role);
  if (node?.alt) read.alternatives.push(node.alt);
  for (const child of node?.children ?? []) tagsOf(child, read);
}
