import { shift } from "~/domain/numbers/decimal";
import type { ObservationState } from "~/domain/terms";
import type { Item } from "~/exchange/observations/row";
import type { SheetRow } from "~/exchange/opening/opened-file";
import { converted, foreignFault, isOwnCurrency, rateOf } from "~/exchange/reading/money";
import type { Power, UnitWords } from "~/exchange/reading/units";
import { type CellRead, readCell, stateNamed } from "./mapped-cell";
import type { RowWords } from "./mapped-words";
import type { ColumnMapping } from "./mapping";
import type { SheetContext, ValueColumn } from "./sheet-context";

export interface Fault {
  column: string | null;
  code: string;
  message: string;
}

export interface FigureRead extends FigurePart {
  /** The words of one observation as `readRow` takes them; null if the cell says nothing. */
  cells: Record<string, string> | null;
  faults: Fault[];
  remarks: CellRead["remarks"];
}

/** What of a figure a cell is. */
export interface FigurePart {
  /** The part of the figure that it is: "North campus", "Q1"; empty for the whole. */
  part: string;
  /** What tells it apart from other cells of the same figure, without making it a part: "Jan-24". */
  when?: string;
  /** The total of other cells. */
  total: boolean;
  /** Its sender agreed that parts are added up. */
  agreed: boolean;
}

/** One figure with its words. Its column wins over its row. */
export function readFigureCell(
  row: SheetRow,
  { column, place }: ValueColumn,
  rowWords: RowWords,
  context: SheetContext,
): FigureRead {
  const { lookup, style } = context;
  const words = wordsAt(column, rowWords, context);
  const { part, total, agreed } = words;
  const of = { part, total, agreed };
  const unit = lookup.item(words.measure)?.unit ?? "currency";
  const said = unitAt(row, place, { column, rowUnit: rowWords.unit, context, unit });
  if ("message" in said) return { cells: null, faults: [said], remarks: [], ...of };
  const shares = sharesOf(column, said.percent) ?? style.shares;
  const cell = readCell(row, place, unit, shares === style.shares ? style : { ...style, shares });
  const { remarks } = cell;
  if ("fault" in cell) return { cells: null, faults: [{ column: "value", ...cell.fault }], remarks, ...of };
  const state = stateOf(rowWords.state, cell.state);
  if (state === null) return { cells: null, faults: [], remarks, ...of };
  const amount = amountOf(cell, said, context, words.measure);
  if ("message" in amount) return { cells: null, faults: [{ column: "value", ...amount }], remarks, ...of };
  const year = yearAt(column, rowWords, { context, member: words.member });
  if (typeof year.year !== "number")
    return { cells: null, faults: [{ column: "year", ...year.year }], remarks, ...of };
  if (year.how !== "plain") {
    const code = year.how === "date" ? "date_as_year" : "span_as_year";
    const ofRow = column.yearLabel === undefined && context.places.year >= 0;
    remarks.push({
      code,
      example: `${year.text} as ${year.year}`,
      ...(ofRow && { place: context.places.year }),
    });
  }
  const { member, measure, dimension, category } = words;
  const { source } = rowWords;
  const cells: Record<string, string> = {
    member,
    measure,
    dimension,
    category,
    year: String(year.year),
    state,
    value: amount.value,
  };
  const note = noteOf(rowWords.note, [cell.note, amount.note]);
  if (note !== undefined) cells.note = note;
  if (source !== undefined) cells.source = source;
  const figure: FigureRead = { cells, faults: [], remarks, ...of };
  if (year.part !== undefined) figure.part = [part, year.part].filter(Boolean).join(", ");
  if (year.when !== undefined) figure.when = year.when;
  return figure;
}

/** How a column writes shares, where its header or its sender says so. */
function sharesOf({ shares }: ColumnMapping, percent: boolean): "fraction" | "percent" | null {
  if (shares === "fraction" || shares === "percent") return shares;
  return percent ? "percent" : null;
}

interface FigureWords extends Pick<RowWords, "member" | "measure" | "dimension" | "category">, FigurePart {}

function wordsAt(column: ColumnMapping, row: RowWords, context: SheetContext): FigureWords {
  const { member = row.member } = column;
  const ofRow =
    column.category !== undefined && row.measure === "" ? (context.mapping.partsOf ?? "") : row.measure;
  return { member, measure: column.measure ?? ofRow, ...splitAt(column, row, context) };
}

/** By which category a figure is split, and what part of it that leaves. */
function splitAt(
  { dimension = "", category, also, part, measure }: ColumnMapping,
  row: RowWords,
  { mapping, lookup, categories, values }: SheetContext,
): Pick<FigureWords, "dimension" | "category"> & FigurePart {
  const partOf = (...more: string[]) => [row.part, part ?? "", ...more].filter(Boolean).join(", ");
  if (category === undefined) {
    const { agreed } = row;
    // Beside columns of quarters, one without a quarter holds their total.
    const isTotal =
      part === undefined &&
      values.some(({ column }) => column.part !== undefined && column.measure === measure);
    const total = row.total || isTotal;
    return { dimension: row.dimension, category: row.category, part: partOf(), total, agreed };
  }
  const split = [{ dimension, category }, ...(also ? [also] : [])];
  if (row.category !== "" && split.every((each) => each.dimension !== row.dimension))
    split.push({ dimension: row.dimension, category: row.category });
  const main = split.find((each) => each.dimension === mapping.keep) ?? { dimension, category };
  const others = split.filter((each) => each.dimension !== main.dimension);
  const labels = others.map(
    (each) =>
      lookup.dimension(each.dimension)?.categories.find(({ code }) => code === each.category)?.label ??
      each.category,
  );
  return {
    ...main,
    part: partOf(...labels),
    total: row.total || (others.length === 0 && categories.length > 0),
    agreed: row.agreed || others.length > 0,
  };
}

function yearAt(
  column: ColumnMapping,
  row: RowWords,
  { context, member }: { context: SheetContext; member: string },
) {
  const text = column.yearLabel ?? (column.year === undefined ? row.year.text : String(column.year));
  // A year that a person chose for a column is not judged.
  if (column.year !== undefined && column.yearLabel === undefined)
    return { year: column.year, how: "plain" as const, text, part: undefined, when: undefined };
  const isDate = column.yearLabel === undefined && row.year.isDate;
  return { ...context.yearOf(text, isDate, member), text };
}

interface UnitSaid {
  power: Power;
  currency: string | null;
  percent: boolean;
}

/** The unit of one figure: of its column, its row, its cell's format, or of the whole file. */
function unitAt(
  row: SheetRow,
  place: number,
  {
    column,
    rowUnit,
    context,
    unit,
  }: { column: ColumnMapping; rowUnit: RowWords["unit"]; context: SheetContext; unit: Item["unit"] },
): UnitSaid | Fault {
  const { mapping, style } = context;
  if (rowUnit && "unknown" in rowUnit)
    return {
      column: "unit",
      code: "unknown_unit",
      message: `“${rowUnit.unknown}” is not a known unit: say what it is.`,
    };
  const own: UnitWords = rowUnit ?? {};
  const mismatch = (words: string): Fault => ({
    column: rowUnit ? "unit" : "value",
    code: "unit_mismatch",
    message: `The file says that this is ${words}, but the measure is ${UNIT_WORDS[unit]}.`,
  });
  const percent = column.percent === true || own.percent === true;
  if (unit === "share" || unit === "percent")
    return own.currency || own.power || column.currency || column.power
      ? mismatch("an amount")
      : { power: 0, currency: null, percent };
  if (percent) return mismatch("a percentage");
  const currency = column.currency ?? own.currency;
  if (unit === "count" && currency !== undefined) return mismatch("money");
  if (unit === "currency" && own.count && own.power === undefined) return mismatch("a count");
  if (column.power !== undefined && own.power !== undefined && column.power !== own.power)
    return {
      column: "unit",
      code: "unit_mismatch",
      message: "The header and the unit of this row name different scales: set the scale of the column.",
    };
  const whole = unit === "currency" ? mapping.scale.money : mapping.scale.counts;
  const shown = currency ?? row.currencies?.[place] ?? mapping.currency;
  const foreign = unit === "currency" && shown && !isOwnCurrency(shown, style.currency) ? shown : null;
  return { power: column.power ?? own.power ?? whole ?? 0, currency: foreign, percent: false };
}

const UNIT_WORDS: Record<Item["unit"], string> = {
  count: "a count",
  currency: "an amount of money",
  percent: "a percentage",
  share: "a share",
};

/** The figure in full and in the collaborative's currency. */
function amountOf(
  cell: Exclude<CellRead, { fault: unknown }>,
  { power, currency }: UnitSaid,
  { style, mapping }: SheetContext,
  measure: string,
): { value: string; note?: string } | { code: string; message: string } {
  const { value } = cell;
  if (value === "" || value.startsWith("-")) return { value };
  if (cell.hasMultiplier && power > 0)
    return {
      code: "scale_twice",
      message:
        "This figure names its own scale, and so does its column or the file: set the scale to figures in full.",
    };
  const full = cell.inFull || power === 0 ? value : shift(value, power);
  if (currency === null) return { value: full };
  const rate = rateOf(currency, mapping.rates);
  return rate === null ? foreignFault(measure, currency, style.currency) : converted(full, currency, rate);
}

const noteOf = (own: string | undefined, more: (string | undefined)[]) => {
  const added = more.filter((text) => text !== undefined && text !== "");
  if (own === undefined && added.length === 0) return undefined;
  return [own ?? "", ...added].filter((text) => text !== "").join(" · ");
};

/** The column of states wins over the cell ("n/a"), unless it only says that there is a value. */
function stateOf(text: string, cell: ObservationState | null): string | null {
  const named = text === "" ? "value" : stateNamed(text);
  if (named === null) return text;
  return named === "value" ? cell : named;
}
