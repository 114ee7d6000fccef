import { stateNamed } from "~/exchange/columns/mapped-cell";
import type { ColumnMapping, Mapping } from "~/exchange/columns/mapping";
import { plainly, type Vocabulary } from "~/exchange/columns/mapping-words";
import { dataRows, headerTexts } from "~/exchange/columns/sheet-columns";
import { kindOf, type Sheet, type SheetRow } from "~/exchange/opening/opened-file";
import { dayOrder } from "~/exchange/reading/dates";
import { describesRows } from "~/exchange/reading/doubtful-columns";
import { measureNamed } from "~/exchange/reading/measure-names";
import { isWhole, rowWord, scenarioOf } from "~/exchange/reading/row-words";
import { unitOfRow } from "~/exchange/reading/units";
import { readYearLabels } from "~/exchange/reading/year-labels";
import { isFigure } from "./guess-header";

/** Rows examined to find out what a column holds. */
const SAMPLE = 300;

interface Contents {
  rows: SheetRow[];
  words: Vocabulary;
}

/** Guesses columns by their cells where headers say nothing, and checks headers that mean several things. */
export function withContents(
  sheet: Sheet,
  header: Pick<Mapping, "headerRow" | "headerRows">,
  columns: ColumnMapping[],
  words: Vocabulary,
): ColumnMapping[] {
  const contents = { rows: dataRows(sheet, header).slice(0, SAMPLE), words };
  const texts = headerTexts(sheet, header);
  const taken = new Set(columns.map(({ use }) => use));
  const checked = columns.map((column, place) => checkedColumn(column, texts[place] ?? "", place, contents));
  const guessed = checked.map((column, place): ColumnMapping => {
    const headless = column.use === "ignore" && (texts[place] ?? "") === "";
    if (column.use !== "unknown" && !headless) return column;
    const use = meaningByCells(place, texts[place] ?? "", contents);
    if (use && (use.use === "category" || !taken.has(use.use))) {
      taken.add(use.use);
      return use;
    }
    const figures = contents.rows.some((row) => /\d/.test(row.cells[place] ?? "") && isFigure(row, place));
    // "Timestamp", "Phone", "EIN": numbers that are no figures.
    if (!figures || describesRows(texts[place] ?? "")) return { use: "ignore" };
    return { ...column, use: "unknown" };
  });
  // Where each row names its measure, a column header that names one as well must be mistaken.
  if (guessed.every(({ use }) => use !== "measure")) return guessed;
  return guessed.map((column) => (column.measure === undefined ? column : { use: "unknown" }));
}

/** Whether most filled cells of a column pass a test. */
function mostly(
  place: number,
  { rows }: Contents,
  test: (text: string, row: SheetRow) => boolean,
  least = 0.8,
): boolean {
  const filled = rows.filter(({ cells }) => (cells[place] ?? "") !== "");
  return (
    filled.length > 0 &&
    filled.filter((row) => test(row.cells[place] ?? "", row)).length >= filled.length * least
  );
}

/** Headers such as "Type" or "Status" mean what their cells say. */
function checkedColumn(
  column: ColumnMapping,
  header: string,
  place: number,
  contents: Contents,
): ColumnMapping {
  const { words } = contents;
  const dimension = dimensionOf(place, contents);
  switch (column.use) {
    case "scenario":
      if (mostly(place, contents, (text) => scenarioOf(text) !== null, 0.5)) return column;
      return dimension === null ? { use: "part" } : { use: "category", dimension };
    case "unit":
      return mostly(place, contents, (text) => unitOfRow(text) !== null, 0.01) ? column : { use: "part" };
    case "part":
      if (dimension !== null) return { use: "category", dimension };
      return column;
    case "dimension":
      // "Breakdown" may head the categories themselves.
      return dimension === null ? column : { use: "category", dimension };
    case "measure":
      return mostly(place, contents, (text) => words.member(text) !== undefined, 0.6)
        ? { use: "member" }
        : column;
    case "member":
      // In a table with its members across, the corner names what stands above or below it.
      if (mostly(place, contents, (text) => measureNamed(text, words) !== null, 0.6))
        return { use: "measure" };
      // "Entity" or "Site" may head departments of one member, but that is asked about, not guessed.
      return dimension === null ? column : { use: "category", dimension };
    case "ignore":
      if (isOfPlans(place, header, contents)) return { use: "scenario" };
      if (plainly(header) !== "status" || !mostly(place, contents, (text) => stateNamed(text) !== null))
        return column;
      return contents.rows.some(({ cells }) => isSpecialState(cells[place] ?? ""))
        ? { use: "state" }
        : column;
    case "value":
      return doubtfulShares(column, place, contents) ? { ...column, shares: "ask" } : column;
    case "unknown":
      return dimension !== null && words.measure(header) === undefined
        ? { use: "category", dimension }
        : column;
    default:
      return column;
  }
}

/** A column of the ways through a review that names plans as well: "Projected" beside "Actual". */
function isOfPlans(place: number, header: string, contents: Contents): boolean {
  if (!/\bstatus\b|\bstage\b/i.test(header)) return false;
  const isPlan = (text: string) => scenarioOf(text) === "plan";
  return (
    mostly(place, contents, (text) => scenarioOf(text) !== null) &&
    contents.rows.some(({ cells }) => isPlan(cells[place] ?? ""))
  );
}

/** Shares under a percent sign that are all fractions, or that are fractions in one row and percentages in another. */
function doubtfulShares(column: ColumnMapping, place: number, { rows, words }: Contents): boolean {
  if (column.measure === undefined || !words.isShare(column.measure)) return false;
  const texts = rows.filter((row) => kindOf(row, place) !== "p").map(({ cells }) => cells[place] ?? "");
  const numbers = texts
    .filter((text) => /^\d*[.,]?\d+$/.test(text))
    .map((text) => Number(text.replace(",", ".")));
  const small = numbers.some((number) => number > 0 && number < 1);
  if (!small) return false;
  const large = numbers.some((number) => number > 1);
  // Beside "8", a percent sign makes 0.5 one half of a percent.
  return column.percent ? !large : large;
}

/** Whether dates in the column of years have the day first; null if none of them shows it. */
export function dayFirstIn(rows: SheetRow[], place: number): boolean | null {
  const orders = new Set(rows.map(({ cells }) => dayOrder(cells[place] ?? "")));
  if (orders.has(true) === orders.has(false)) return null;
  return orders.has(true);
}

const isSpecialState = (text: string) => {
  const state = stateNamed(text);
  return state !== null && state !== "value";
};

/** The dimension whose categories the column's words are; null if there is none. */
function dimensionOf(place: number, contents: Contents): string | null {
  const known = new Set<string>();
  for (const { cells } of contents.rows) {
    const dimension = contents.words.anyCategory(cells[place] ?? "")?.dimension;
    if (dimension !== undefined) known.add(dimension);
  }
  const [dimension] = known;
  if (dimension === undefined || known.size > 1) return null;
  const isWord = (text: string) => contents.words.category(dimension, text) !== undefined || isWhole(text);
  return mostly(place, contents, isWord, 0.6) ? dimension : null;
}

const TIME = /\b(?:when|date|period|time|term|cycle|years?|yr|fy|as of|session)\b/i;

function meaningByCells(place: number, header: string, contents: Contents): ColumnMapping | null {
  const { words } = contents;
  if (mostly(place, contents, (text) => words.member(text) !== undefined)) return { use: "member" };
  if (mostly(place, contents, (text) => words.measure(text) !== undefined || words.part(text) !== undefined))
    return { use: "measure" };
  const isYear = (text: string, row: SheetRow) =>
    kindOf(row, place) !== "p" && /\d{4}|fy/i.test(text) && readYearLabels(text).length > 0;
  const bare = contents.rows.every(({ cells }) => /^\d*$/.test(cells[place] ?? ""));
  // Bare numbers are years only where the header expects a time.
  if (header !== "" && (!bare || TIME.test(header)) && mostly(place, contents, isYear))
    return { use: "year" };
  const dimension = dimensionOf(place, contents);
  if (dimension !== null) return { use: "category", dimension };
  if (mostly(place, contents, (text) => scenarioOf(text) !== null)) return { use: "scenario" };
  return mostly(place, contents, (text) => rowWord(text) === "total") ? { use: "part" } : null;
}
