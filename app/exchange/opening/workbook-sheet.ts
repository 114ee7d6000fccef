import { letterOf, lineOf, placeOf } from "./cell-reference";
import { MAX_CELLS, MAX_COLUMNS, type SheetRow, tooManyCells, tooManyRows } from "./opened-file";
import { MAX_ROWS, wholeFile } from "./table";
import { isMarkRow } from "./template-mark";
import { type CellContext, readCell } from "./workbook-cell";
import { raised } from "./workbook-parts";
import { readXml } from "./xml";
import type { Parts } from "./zip";

/** The cells of one sheet, and what was left out. */
export interface SheetCells {
  rows: SheetRow[];
  hiddenRows: number;
  hiddenColumns: string[];
  /** How many cells were filled in from merged cells. */
  merged: number;
}

/** Rows and cells that the remaining sheets of a file may have in total. */
export interface Budget {
  rows: number;
  cells: number;
}

export const newBudget = (): Budget => ({ rows: MAX_ROWS + 100, cells: MAX_CELLS });

/**
 * Reads one sheet as it is unpacked. Leaves out hidden rows and columns, except those of our templates: their marks,
 * and the rows that they fold.
 * @param input.budget reduced by what the sheet has
 */
export async function readSheet({
  parts,
  part,
  workbook,
  budget,
  signal,
}: {
  parts: Parts;
  part: string;
  workbook: CellContext;
  budget: Budget;
  signal?: AbortSignal | undefined;
}): Promise<SheetCells> {
  const rows: SheetRow[] = [];
  const hidden = new Set<number>();
  const merges: string[] = [];
  const seenHidden = new Set<number>();
  let hiddenRows = 0;
  let template = false;

  let line = 0;
  let rowHidden = false;
  let rowFolds = false;
  let cells: string[] = [];
  let kinds: string[] = [];
  let currencies: Record<number, string> = {};
  let place = -1;
  let cell = { type: "", style: 0, formula: false };
  let value = "";
  let collecting = false;
  let inPhonetic = false;
  let isRaised = false;

  const endCell = () => {
    const read = readCell(value, cell, workbook);
    if (read.text === "" && read.kind === "s") return;
    if (place >= MAX_COLUMNS)
      throw wholeFile(
        "too_many_columns",
        `The sheet has more than ${MAX_COLUMNS} columns: send only those you need.`,
      );
    if (--budget.cells < 0) throw tooManyCells();
    while (cells.length < place) {
      cells.push("");
      kinds.push("s");
    }
    cells[place] = read.text;
    kinds[place] = cell.formula ? read.kind.toUpperCase() : read.kind;
    const isNumber = read.kind === "n" || read.kind === "k" || cell.type === "n";
    const currency = isNumber ? workbook.formats[cell.style]?.currency : null;
    if (currency) currencies[place] = currency;
  };
  const endRow = () => {
    if (cells.length === 0) return;
    template ||= isMarkRow(cells);
    const mark = template && line <= 2;
    if (rowHidden && !mark && !(template && rowFolds)) {
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
    if (--budget.rows < 0) throw tooManyRows(MAX_ROWS);
    const row: SheetRow = { line, cells, kinds: known(kinds.join("")) };
    if (Object.keys(currencies).length > 0) row.currencies = sharedCurrencies(currencies);
    rows.push(row);
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
            isRaised = false;
            break;
          case "f":
            cell.formula = true;
            break;
          case "rPh":
            inPhonetic = true;
            break;
          case "r":
            isRaised = false;
            break;
          case "vertAlign":
            isRaised = attributes.val === "superscript";
            break;
          case "v":
          case "t":
            collecting = !inPhonetic;
            break;
          case "row":
            line = attributes.r === undefined ? line + 1 : Number(attributes.r);
            rowHidden = isOn(attributes.hidden);
            rowFolds = Number(attributes.outlineLevel ?? 0) > 0;
            cells = [];
            kinds = [];
            currencies = {};
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
        if (collecting) value += isRaised ? raised(text) : text;
      },
      close(name) {
        if (name === "v" || name === "t") collecting = false;
        else if (name === "rPh") inPhonetic = false;
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

/** Most rows have the same kinds, so their text is shared. */
const KNOWN = new Map<string, string>();
function known(kinds: string): string {
  const shared = KNOWN.get(kinds);
  if (shared !== undefined) return shared;
  if (KNOWN.size < 1000) KNOWN.set(kinds, kinds);
  return kinds;
}

const KNOWN_CURRENCIES = new Map<string, Readonly<Record<number, string>>>();
function sharedCurrencies(currencies: Record<number, string>): Readonly<Record<number, string>> {
  const key = JSON.stringify(currencies);
  const shared = KNOWN_CURRENCIES.get(key);
  if (shared) return shared;
  if (KNOWN_CURRENCIES.size < 1000) KNOWN_CURRENCIES.set(key, currencies);
  return currencies;
}

/** Copies the content of merged cells, which only the first of them holds, to the others. Returns how many. */
function fillMerged(rows: SheetRow[], merges: string[], hidden: ReadonlySet<number>): number {
  if (merges.length === 0) return 0;
  const byLine = new Map(rows.map((row, at) => [row.line, at]));
  let filled = 0;
  for (const reference of merges) {
    const [start = "", end = start] = reference.split(":");
    const left = placeOf(start);
    const right = placeOf(end);
    const top = lineOf(start);
    const bottom = lineOf(end);
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
