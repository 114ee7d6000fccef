import { shift } from "../domain/typed-decimal";
import { unarmed } from "./formula-safe";
import { letterOf } from "./mapping";
import { type CellKind, MAX_CELLS, MAX_COLUMNS, type SheetRow, tooManyRows } from "./opened-file";
import { MAX_ROWS, wholeFile } from "./table";
import { isMarkRow } from "./template-mark";
import { unescaped, type WorkbookParts } from "./workbook-parts";
import { readXml } from "./xml";
import type { Parts } from "./zip";

/** The cells of one sheet, and what of it was left out. */
export interface SheetCells {
  rows: SheetRow[];
  hiddenRows: number;
  hiddenColumns: string[];
  /** How many cells were filled in from merged ones. */
  merged: number;
}

/** Rows and cells that the sheets of a file may still have, together. */
export interface Room {
  rows: number;
  cells: number;
}

export const roomOfAFile = (): Room => ({ rows: MAX_ROWS + 100, cells: MAX_CELLS });

/** Reads one sheet as it is unpacked. Hidden rows and columns are left out, but for those of our templates. */
export async function readSheet(
  parts: Parts,
  part: string,
  workbook: Pick<WorkbookParts, "texts" | "looks" | "from1904">,
  room: Room,
  signal?: AbortSignal,
): Promise<SheetCells> {
  const rows: SheetRow[] = [];
  const hidden = new Set<number>();
  const merges: string[] = [];
  const seenHidden = new Set<number>();
  let [hiddenRows, template] = [0, false];

  let [line, rowHidden] = [0, false];
  let cells: string[] = [];
  let kinds: string[] = [];
  let place = -1;
  let cell = { type: "", style: 0, formula: false };
  let [value, collecting, aside] = ["", false, false];

  const endCell = () => {
    const read = readCell(value, cell, workbook);
    if (read.text === "" && read.kind === "s") return;
    if (place >= MAX_COLUMNS)
      throw wholeFile(
        "too_many_columns",
        `The sheet has more than ${MAX_COLUMNS} columns: send only those that are needed.`,
      );
    if (--room.cells < 0)
      throw wholeFile(
        "too_many_cells",
        `The file has more than ${MAX_CELLS.toLocaleString("en-US")} filled cells: send it in parts.`,
      );
    while (cells.length < place) {
      cells.push("");
      kinds.push("s");
    }
    cells[place] = read.text;
    kinds[place] = cell.formula ? read.kind.toUpperCase() : read.kind;
  };
  const endRow = () => {
    if (cells.length === 0) return;
    template ||= isMarkRow(cells);
    const mark = template && line <= 2;
    if (rowHidden && !mark) {
      hiddenRows++;
      return;
    }
    if (!template)
      for (const column of hidden)
        if ((cells[column] ?? "") !== "") {
          seenHidden.add(column);
          cells[column] = "";
          kinds[column] = "s";
        }
    if (cells.every((text, at) => text === "" && kinds[at] !== "U")) return;
    if (--room.rows < 0) throw tooManyRows(MAX_ROWS);
    rows.push({ line, cells, kinds: known(kinds.join("")) });
  };

  await readXml(
    parts,
    part,
    {
      open(name, attributes) {
        switch (name) {
          case "c":
            place = attributes.r === undefined ? place + 1 : placeOf(attributes.r);
            cell = { type: attributes.t ?? "n", style: Number(attributes.s ?? -1), formula: false };
            value = "";
            break;
          case "f":
            cell.formula = true;
            break;
          case "rPh":
            aside = true;
            break;
          case "v":
          case "t":
            collecting = !aside;
            break;
          case "row":
            line = attributes.r === undefined ? line + 1 : Number(attributes.r);
            rowHidden = isOn(attributes.hidden);
            cells = [];
            kinds = [];
            place = -1;
            break;
          case "col":
            if (isOn(attributes.hidden))
              for (let at = Number(attributes.min); at <= Math.min(Number(attributes.max), MAX_COLUMNS); at++)
                hidden.add(at - 1);
            break;
          case "mergeCell":
            if (attributes.ref && merges.length < 100_000) merges.push(attributes.ref);
        }
      },
      text(text) {
        if (collecting) value += text;
      },
      close(name) {
        if (name === "v" || name === "t") collecting = false;
        else if (name === "rPh") aside = false;
        else if (name === "c") endCell();
        else if (name === "row") endRow();
      },
    },
    signal,
  );
  const merged = template ? 0 : fillMerged(rows, merges, hidden);
  return { rows, hiddenRows, hiddenColumns: [...seenHidden].sort((a, b) => a - b).map(letterOf), merged };
}

const isOn = (flag: string | undefined) => flag === "1" || flag === "true";

/** Rows look alike: their kinds are kept once. */
const KNOWN = new Map<string, string>();
function known(kinds: string): string {
  const found = KNOWN.get(kinds);
  if (found !== undefined) return found;
  if (KNOWN.size < 1000) KNOWN.set(kinds, kinds);
  return kinds;
}

/** "AB12" → 27. */
function placeOf(reference: string): number {
  let place = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    place = place * 26 + code - 64;
  }
  return place - 1;
}

function readCell(
  raw: string,
  { type, style, formula }: { type: string; style: number; formula: boolean },
  { texts, looks, from1904 }: Pick<WorkbookParts, "texts" | "looks" | "from1904">,
): { text: string; kind: CellKind } {
  if (type === "s") return { text: clean(texts[Number(raw)] ?? ""), kind: "s" };
  if (type === "inlineStr" || type === "str") return { text: clean(unescaped(raw)), kind: "s" };
  if (raw === "") return { text: "", kind: formula ? "u" : "s" };
  if (type === "b") return { text: raw === "1" ? "TRUE" : "FALSE", kind: "b" };
  if (type === "e") return { text: raw, kind: "e" };
  if (type === "d") return { text: raw.slice(0, 10), kind: "d" };
  const look = looks[style] ?? "number";
  const number = Number(raw);
  if (!Number.isFinite(number)) return { text: clean(raw), kind: "s" };
  if (look === "date" && number >= 0 && number < 2_958_466)
    return { text: dateOf(number, from1904), kind: "d" };
  return { text: plainNumber(raw), kind: look === "percent" ? "p" : "n" };
}

const clean = (text: string) => unarmed(text.trim());

function dateOf(serial: number, from1904: boolean): string {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(start + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A cell's number as a spreadsheet shows it. Files hold it in binary, with up to 17 digits ("4.3499999999999996"),
 * of which 15 are meant.
 */
function plainNumber(raw: string): string {
  if (/^\d{1,15}$/.test(raw)) return raw;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(Number(raw).toPrecision(15)) ?? [];
  if (whole === "") return raw;
  return sign + shift(fraction ? `${whole}.${fraction}` : whole, Number(exponent));
}

/** Merged cells hold their text in the first of them: it stands in all of them for whoever reads the table. */
function fillMerged(rows: SheetRow[], merges: string[], hidden: ReadonlySet<number>): number {
  if (merges.length === 0) return 0;
  const byLine = new Map(rows.map((row, at) => [row.line, at]));
  let filled = 0;
  for (const reference of merges) {
    const [start = "", end = start] = reference.split(":");
    const [left, right] = [placeOf(start), placeOf(end)];
    const [top, bottom] = [lineOf(start), lineOf(end)];
    const from = byLine.get(top);
    const text = from === undefined ? "" : (rows[from]?.cells[left] ?? "");
    if (from === undefined || text === "") continue;
    for (let at = from; at < rows.length && (rows[at]?.line ?? 0) <= bottom; at++) {
      const row = rows[at];
      if (!row) continue;
      const kinds = [...(row.kinds ?? "")];
      for (let place = left; place <= Math.min(right, MAX_COLUMNS - 1); place++) {
        if ((row.line === top && place === left) || hidden.has(place)) continue;
        if (++filled > MAX_CELLS) return filled;
        while (row.cells.length <= place) {
          row.cells.push("");
          kinds.push("s");
        }
        row.cells[place] = text;
        kinds[place] = "m";
      }
      row.kinds = kinds.join("");
    }
  }
  return filled;
}

const lineOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0);
