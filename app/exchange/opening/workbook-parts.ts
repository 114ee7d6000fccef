import { NO_TEXT } from "~/domain/plain-text";
import { SPLIT } from "./opened-file";
import { incompleteWorkbook, wholeFile } from "./table";
import { readXml } from "./xml";
import type { Parts } from "./zip";

/** What a workbook has besides its cells: its sheets, shared texts, and number formats. */
export interface WorkbookParts {
  sheets: { name: string; hidden: boolean; part: string }[];
  /** Whether days count from 1904, as on early Macs. */
  from1904: boolean;
  texts: string[];
  /** How numbers are shown, by the number of a cell's style. */
  formats: NumberFormat[];
}

export interface NumberFormat {
  /** "scaled": shown in thousands or millions. */
  kind: "number" | "scaled" | "percent" | "date";
  /** The currency sign or code that is shown. */
  currency: string | null;
  /** A scale or percent sign that the format only writes behind the number: 52 shown as "52 million". */
  suffix?: string;
}

const MAX_SHEETS = 500;

/** @throws FileError if the workbook is incomplete or broken */
export async function readWorkbookParts(parts: Parts, signal?: AbortSignal): Promise<WorkbookParts> {
  const root = await relationsOf(parts, "_rels/.rels", signal);
  const workbook = [...root.values()].find(({ type }) => type.endsWith("/officeDocument"));
  const path = resolve("", workbook?.target ?? "xl/workbook.xml");
  if (!parts.has(path)) throw incompleteWorkbook();
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = await relationsOf(parts, `${folder}_rels/${path.slice(folder.length)}.rels`, signal);

  const sheets: WorkbookParts["sheets"] = [];
  let from1904 = false;
  await readXml(
    parts,
    path,
    {
      open(name, attributes) {
        if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
        if (name !== "sheet") return;
        const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
        const relation = relations.get(id);
        // Sheets that hold only a chart have no cells.
        if (relation && !relation.type.endsWith("/worksheet")) return;
        sheets.push({
          name: attributes.name ?? `Sheet ${sheets.length + 1}`,
          hidden: attributes.state === "hidden" || attributes.state === "veryHidden",
          part: resolve(folder, relation?.target ?? ""),
        });
        if (sheets.length > MAX_SHEETS)
          throw wholeFile("too_many_sheets", `The workbook has more than ${MAX_SHEETS} sheets. ${SPLIT}`);
      },
    },
    signal,
  );
  const ofType = (type: string) => {
    const target = [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target;
    const part = target === undefined ? `${folder}${type}.xml` : resolve(folder, target);
    return parts.has(part) ? part : null;
  };
  const texts = ofType("sharedStrings");
  const styles = ofType("styles");
  return {
    sheets,
    from1904,
    texts: texts ? await readTexts(parts, texts, signal) : [],
    formats: styles ? await readFormats(parts, styles, signal) : [],
  };
}

interface Relation {
  type: string;
  target: string;
}

async function relationsOf(parts: Parts, path: string, signal?: AbortSignal): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!parts.has(path)) return relations;
  const open = (name: string, { Id = "", Type = "", Target = "" }: Record<string, string>) => {
    if (name === "Relationship") relations.set(Id, { type: Type, target: Target });
  };
  await readXml(parts, path, { open }, signal);
  return relations;
}

/** The path of a target, which is relative to its folder or starts at the root. */
function resolve(folder: string, target: string): string {
  const steps = (target.startsWith("/") ? target : folder + target).split("/").filter((step) => step !== "");
  const path: string[] = [];
  for (const step of steps)
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  return path.join("/");
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A raised "1" is a footnote, not a digit of the number before it. */
export const raised = (text: string): string =>
  text.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);

/** The texts that cells refer to by number. Rich text loses its formatting and its pronunciation hints. */
async function readTexts(parts: Parts, path: string, signal?: AbortSignal): Promise<string[]> {
  const texts: string[] = [];
  let current = "";
  let inside = false;
  let inPhonetic = false;
  let isRaised = false;
  await readXml(
    parts,
    path,
    {
      open(name, attributes) {
        if (name === "si") current = "";
        if (name === "r") isRaised = false;
        if (name === "vertAlign") isRaised = attributes.val === "superscript";
        if (name === "rPh") inPhonetic = true;
        inside = name === "t" && !inPhonetic;
      },
      text(text) {
        if (inside) current += isRaised ? raised(text) : text;
      },
      close(name) {
        if (name === "t") inside = false;
        if (name === "r") isRaised = false;
        if (name === "rPh") inPhonetic = false;
        if (name === "si") texts.push(unescaped(current));
      },
    },
    signal,
  );
  return texts;
}

/** Decodes characters that workbooks write as _x000D_; drops what text cannot hold (NUL, half a character). */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(NO_TEXT, "")
    : text;
}

async function readFormats(parts: Parts, path: string, signal?: AbortSignal): Promise<NumberFormat[]> {
  const own = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await readXml(
    parts,
    path,
    {
      open(name, attributes) {
        const id = Number(attributes.numFmtId ?? 0);
        if (name === "numFmt") own.set(id, attributes.formatCode ?? "");
        if (name === "cellXfs") inCells = true;
        if (name === "xf" && inCells) formats.push(formatOf(id, own.get(id)));
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    },
    signal,
  );
  return formats;
}

function formatOf(id: number, format: string | undefined): NumberFormat {
  if (format === undefined) {
    const date =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    if (date) return { kind: "date", currency: null };
    return { kind: id === 9 || id === 10 ? "percent" : "number", currency: null };
  }
  // Text in quotes or brackets, or after an escape, is not part of the pattern.
  const pattern = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "");
  if (/[ymdhs]/i.test(pattern)) return { kind: "date", currency: null };
  const currency = currencyIn(format);
  if (pattern.includes("%")) return { kind: "percent", currency };
  const [positive = ""] = pattern.split(";");
  if (/[0#?],+(?:[^0#?,]|$)/.test(positive)) return { kind: "scaled", currency };
  const suffix = suffixIn(format);
  return suffix === null ? { kind: "number", currency } : { kind: "number", currency, suffix };
}

/** What a format writes behind the number without changing it: 0"%", 0.0" million", 0\K. */
function suffixIn(format: string): string | null {
  const [positive = ""] = format.split(";");
  const [, behind = ""] = /[0#?](?![^"\\]*[0#?])((?:"[^"]*"|\\.|[^0#?])*)$/.exec(positive) ?? [];
  const text = [...behind.matchAll(/"([^"]*)"|\\(.)/g)]
    .map(([, quoted, escaped]) => quoted ?? escaped)
    .join("");
  return /^\s*(?:%|k|m|mm|mn|bn|b|thousands?|millions?|mil\.?|billions?)\s*$/i.test(text)
    ? text.trim()
    : null;
}

/** "[$€-407]#,##0", "\"€\" 0", "$#,##0", "[$CAD] 0" */
function currencyIn(format: string): string | null {
  const coded = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(format)?.[1]?.trim();
  if (coded) return coded;
  const quoted = [...format.matchAll(/"([^"]*)"/g)].map(([, text = ""]) => text.trim());
  const sign = quoted.find((text) => /^(?:\p{Sc}|[A-Z]{3}|[A-Z]{1,2}\$)$/u.test(text));
  return sign ?? /\p{Sc}/u.exec(format)?.[0] ?? null;
}
