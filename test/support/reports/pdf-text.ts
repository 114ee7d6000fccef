import { getDocument } from "pdfjs-serverless";

/** The content of a PDF, read by a different library from the one that wrote it. */
export interface ReadPdf {
  pages: string[];
  /** All pages without white space, so line breaks do not matter. */
  solid: string;
  /** The kinds of tags, and the alternative texts. */
  tags: Set<string>;
  alternatives: string[];
  outline: string[];
  info: Record<string, unknown>;
  metadata: string;
  language: string;
  size: [number, number];
  /** Of each page: the heights of its lines of text above its lower edge, in points, highest first. */
  lines: number[][];
  /** Of each part of the outline: the page it begins on, from 0. */
  begins: number[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: true, verbosity: 0 }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const read: ReadPdf = {
    pages: [],
    solid: "",
    tags: new Set(),
    alternatives: [],
    outline: [],
    info: info as Record<string, unknown>,
    metadata: metadata?.getRaw() ?? "",
    language: String((info as Record<string, unknown>).Language ?? ""),
    size: [0, 0],
    lines: [],
    begins: [],
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    read.pages.push(
      items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join(""),
    );
    const heights = items.flatMap((item) =>
      "str" in item && item.str.trim() !== "" ? [Math.round(item.transform[5])] : [],
    );
    read.lines.push([...new Set(heights)].sort((a, b) => b - a));
    tagsOf(await page.getStructTree(), read);
    if (number === 1) read.size = [page.view[2] ?? 0, page.view[3] ?? 0];
  }
  const outline = (await pdf.getOutline()) ?? [];
  read.outline = outline.map(({ title }) => title);
  for (const { dest } of outline) {
    const place = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
    if (place) read.begins.push(await pdf.getPageIndex(place[0]));
  }
  read.solid = solid(read.pages.join(""));
  await pdf.destroy();
  return read;
}

/**
 * How far down the text of each page reaches, as a share of the room between the highest and the lowest line that any
 * page has, without what stands at the head and the foot of all pages.
 */
export function fullness({ lines }: Pick<ReadPdf, "lines">): number[] {
  const repeats = (height: number | undefined) =>
    lines.filter((own) => own.includes(height ?? 0)).length > lines.length / 2;
  const bodies = lines.map((own) => {
    const body = repeats(own[0]) ? own.slice(1) : own;
    return repeats(body.at(-1)) ? body.slice(0, -1) : body;
  });
  const top = Math.max(...bodies.map(([first = 0]) => first));
  const bottom = Math.min(...bodies.map((body) => body.at(-1) ?? top));
  return bodies.map((body) => (top - (body.at(-1) ?? top)) / (top - bottom));
}

/** Text in the form to look for in `solid`. */
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
