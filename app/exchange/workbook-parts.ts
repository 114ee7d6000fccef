import { NO_TEXT } from "../domain/plain-text";
import { wholeFile } from "./table";
import { readXml } from "./xml";
import type { Parts } from "./zip";

/** What stands around the sheets of a workbook: which there are, their texts, and how their numbers look. */
export interface WorkbookParts {
  sheets: { name: string; hidden: boolean; part: string }[];
  /** Days are counted from 1904, as early Macs did. */
  from1904: boolean;
  texts: string[];
  /** By the number of a cell's style. */
  looks: NumberLook[];
}

export type NumberLook = "number" | "percent" | "date";

const MAX_SHEETS = 500;

export async function readWorkbookParts(parts: Parts, signal?: AbortSignal): Promise<WorkbookParts> {
  const root = await relationsOf(parts, "_rels/.rels", signal);
  const workbook = [...root.values()].find(({ type }) => type.endsWith("/officeDocument"));
  const path = resolve("", workbook?.target ?? "xl/workbook.xml");
  if (!parts.has(path)) throw lacking();
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
          throw wholeFile(
            "too_many_sheets",
            `The workbook has more than ${MAX_SHEETS} sheets: send it in parts.`,
          );
      },
    },
    signal,
  );
  const ofType = (type: string) => {
    const target = [...relations.values()].find((one) => one.type.endsWith(`/${type}`))?.target;
    const part = target === undefined ? `${folder}${type}.xml` : resolve(folder, target);
    return parts.has(part) ? part : null;
  };
  const [texts, styles] = [ofType("sharedStrings"), ofType("styles")];
  return {
    ...{ sheets, from1904 },
    texts: texts ? await readTexts(parts, texts, signal) : [],
    looks: styles ? await readLooks(parts, styles, signal) : [],
  };
}

export const lacking = () =>
  wholeFile(
    "broken_workbook",
    "The workbook lacks parts that every workbook has: open it in your spreadsheet program, save it again and send that.",
  );

interface Relation {
  type: string;
  target: string;
}

async function relationsOf(parts: Parts, path: string, signal?: AbortSignal): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  if (!parts.has(path)) return found;
  const open = (name: string, { Id = "", Type = "", Target = "" }: Record<string, string>) => {
    if (name === "Relationship") found.set(Id, { type: Type, target: Target });
  };
  await readXml(parts, path, { open }, signal);
  return found;
}

/** A target relative to its folder, or from the root. */
function resolve(folder: string, target: string): string {
  const steps = (target.startsWith("/") ? target : folder + target).split("/").filter((step) => step !== "");
  const way: string[] = [];
  for (const step of steps)
    if (step === "..") way.pop();
    else if (step !== ".") way.push(step);
  return way.join("/");
}

/** The texts that cells refer to by number; of rich text the letters, without hints on how to say them. */
async function readTexts(parts: Parts, path: string, signal?: AbortSignal): Promise<string[]> {
  const texts: string[] = [];
  let [current, inside, aside] = ["", false, false];
  await readXml(
    parts,
    path,
    {
      open(name) {
        if (name === "si") current = "";
        if (name === "rPh") aside = true;
        inside = name === "t" && !aside;
      },
      text(text) {
        if (inside) current += text;
      },
      close(name) {
        if (name === "t") inside = false;
        if (name === "rPh") aside = false;
        if (name === "si") texts.push(unescaped(current));
      },
    },
    signal,
  );
  return texts;
}

/** Workbooks write some characters as _x000D_. What no text can hold (NUL, half a character) is left out. */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(NO_TEXT, "")
    : text;
}

async function readLooks(parts: Parts, path: string, signal?: AbortSignal): Promise<NumberLook[]> {
  const own = new Map<number, string>();
  const looks: NumberLook[] = [];
  let inCells = false;
  await readXml(
    parts,
    path,
    {
      open(name, attributes) {
        const id = Number(attributes.numFmtId ?? 0);
        if (name === "numFmt") own.set(id, attributes.formatCode ?? "");
        if (name === "cellXfs") inCells = true;
        if (name === "xf" && inCells) looks.push(lookOf(id, own.get(id)));
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    },
    signal,
  );
  return looks;
}

function lookOf(id: number, format: string | undefined): NumberLook {
  if (format === undefined) {
    const date =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    if (date) return "date";
    return id === 9 || id === 10 ? "percent" : "number";
  }
  // What stands in quotes, brackets or after an escape is not part of the pattern.
  const pattern = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "");
  if (/[ymdhs]/i.test(pattern)) return "date";
  return pattern.includes("%") ? "percent" : "number";
}
