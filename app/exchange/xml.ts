import { SaxesParser } from "saxes";
import { wholeFile } from "./table";
import type { Parts } from "./zip";

/** What a part of a workbook is told: names without prefixes. */
export interface XmlHandler {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Reads one part of a workbook as it is unpacked, so that no part is ever in memory whole. */
export async function readXml(
  parts: Parts,
  name: string,
  handler: XmlHandler,
  signal?: AbortSignal,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  parser.on("opentag", (tag) => handler.open?.(local(tag.name), tag.attributes as Record<string, string>));
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("closetag", (tag) => handler.close?.(local(tag.name)));
  parser.on("error", () => {
    throw wholeFile(
      "broken_xml",
      `A part of the workbook (${name}) is broken: open it in your spreadsheet program, save it again and send that.`,
    );
  });
  let decoder: TextDecoder | null = null;
  await parts.read(
    name,
    (chunk) => {
      decoder ??= new TextDecoder(encodingOf(chunk));
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
