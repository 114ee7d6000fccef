import { SaxesParser } from "saxes";
import { SAVE_AGAIN, wholeFile } from "./table";
import type { Parts } from "./zip";

/** Callbacks for the XML of a workbook part. Names come without prefixes. */
export interface XmlHandler {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Sheets nest half as deep. Files past these limits are meant to exhaust their reader. */
const DEEPEST = 20;
const MOST_ATTRIBUTES = 100;
/** A part's elements: three for each cell, and rows and styles besides. */
const MOST_ELEMENTS = 12_000_000;
/** Between two tags. A cell holds 32,767 characters. */
const LONGEST_STRETCH = 2_000_000;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Reads one part of a workbook as it is unpacked, so that it is never in memory as a whole. */
export async function readXml(
  parts: Parts,
  name: string,
  handler: XmlHandler,
  signal?: AbortSignal,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  let sinceTag = 0;
  const refuseShape = () => {
    throw wholeFile(
      "strange_xml",
      `A part of the workbook (${name}) is built as no spreadsheet program does: open it in your spreadsheet program, save it again and send that.`,
    );
  };
  parser.on("opentagstart", () => {
    attributes = 0;
    sinceTag = 0;
    if (++depth > DEEPEST || ++elements > MOST_ELEMENTS) refuseShape();
  });
  parser.on("attribute", () => {
    sinceTag = 0;
    if (++attributes > MOST_ATTRIBUTES) refuseShape();
  });
  parser.on("opentag", (tag) => handler.open?.(local(tag.name), tag.attributes as Record<string, string>));
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("closetag", (tag) => {
    depth--;
    sinceTag = 0;
    handler.close?.(local(tag.name));
  });
  parser.on("error", () => {
    throw wholeFile("broken_xml", `A part of the workbook (${name}) is damaged. ${SAVE_AGAIN}`);
  });
  let decoder: TextDecoder | null = null;
  await parts.read(
    name,
    (chunk) => {
      decoder ??= new TextDecoder(encodingOf(chunk));
      sinceTag += chunk.length;
      if (sinceTag > LONGEST_STRETCH) refuseShape();
      parser.write(decoder.decode(chunk, { stream: true }));
    },
    signal,
  );
  parser.close();
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
