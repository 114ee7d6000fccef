import { compareDecimal } from "../domain/checks";
import { normal } from "../domain/fraction";
import { LEDGER_MEASURES, LEDGER_SOURCE } from "../domain/investments";
import { NO_TEXT } from "../domain/plain-text";
import {
  type Catalog,
  type Decimal,
  type Dimension,
  OBSERVATION_STATES,
  type ObservationState,
  type Unit,
} from "../domain/types";
import { isYear } from "../domain/years";
import type { RowError } from "./table";

/** Of a note or a source; the grid takes no more either. */
const LONGEST_TEXT = 2000;

/** One row of an observation file with its words looked up: ready to be written. */
export interface ObservationRow {
  line: number;
  /** Column in which a fault of the value is shown. */
  column: string;
  /** In a workbook: the sheet, and the place of that column, from 0. */
  sheet?: string;
  place?: number;
  memberId: string;
  kind: "measure" | "share";
  code: string;
  /** Of the category that it is the part of. */
  categoryId?: string;
  year: number;
  state: ObservationState;
  value: Decimal | null;
  note?: string | null;
  source?: string | null;
}

export interface Lookup {
  memberId(text: string): string | undefined;
  item(text: string): Item | undefined;
  dimension(text: string): Dimension | undefined;
}
export interface Item {
  kind: "measure" | "share";
  code: string;
  unit: Unit | "share";
}

/** The rules of one row, whatever form it came in: its words looked up, its figure held to its unit. */
export function readRow(
  cells: Record<string, string>,
  line: number,
  column: string,
  lookup: Lookup,
): ObservationRow | { faults: RowError[] } {
  const faults: RowError[] = [];
  const fault = (at: string, code: string, message: string) =>
    faults.push({ row: line, column: at, code, message });
  const text = (name: string) => cells[name] ?? "";

  const memberId = lookup.memberId(text("member"));
  if (!memberId)
    fault(
      "member",
      "unknown_member",
      `“${text("member")}” is not a member: use its short name or exact name.`,
    );
  const item = lookup.item(text("measure"));
  if (!item)
    fault(
      "measure",
      "unknown_measure",
      `“${text("measure")}” is not a measure here: use its code or exact name.`,
    );
  const year = /^\d{4}$/.test(text("year")) ? Number(text("year")) : Number.NaN;
  if (!isYear(year)) fault("year", "bad_year", `“${text("year")}” is not a year such as 2025.`);
  const group = readCategory(text("dimension"), text("category"), lookup);
  if (group && "message" in group) fault(group.column, group.code, group.message);

  const state = (text("state") || "value") as ObservationState;
  let value: Decimal | null = null;
  if (!OBSERVATION_STATES.includes(state))
    fault("state", "bad_state", `“${state}” is not a state: use value, not_applicable or unavailable.`);
  else if (state === "value") {
    const fromLedger =
      text("source") === LEDGER_SOURCE && LEDGER_MEASURES.some((code) => code === item?.code);
    const read = readValue(text("value"), item?.unit ?? "currency", fromLedger);
    if ("message" in read) fault(column, read.code, read.message);
    else value = read.value;
  } else if (text("value")) fault(column, "value_not_allowed", `A row that is “${state}” carries no value.`);
  if (state === "unavailable" && !text("note"))
    fault("note", "reason_required", "Say in the note why the value is unavailable.");
  for (const name of ["note", "source"]) {
    if (text(name).search(NO_TEXT) >= 0)
      fault(name, "not_text", `The ${name} holds a character that no text has, such as NUL: leave it out.`);
    if (text(name).length > LONGEST_TEXT) fault(name, "too_long", "Use at most 2,000 characters.");
  }

  if (faults.length > 0 || !memberId || !item) return { faults };
  const optional = (name: "note" | "source") => (name in cells ? { [name]: text(name) || null } : {});
  return {
    ...{ line, column, memberId, ...item, year, state, value },
    ...(group && "id" in group && { categoryId: group.id }),
    ...optional("note"),
    ...optional("source"),
  };
}

/** The category of a row; null for a whole. Dimension and category are found by code or exact name. */
function readCategory(
  dimensionText: string,
  categoryText: string,
  lookup: Lookup,
): { id: string } | { column: string; code: string; message: string } | null {
  if (!dimensionText && !categoryText) return null;
  if (!categoryText)
    return {
      ...{ column: "category", code: "category_missing" },
      message: `The row names the dimension “${dimensionText}” and no category of it.`,
    };
  if (!dimensionText)
    return {
      ...{ column: "dimension", code: "dimension_missing" },
      message: `The row names the category “${categoryText}” and not the dimension that it belongs to.`,
    };
  const dimension = lookup.dimension(dimensionText);
  if (!dimension)
    return {
      ...{ column: "dimension", code: "unknown_dimension" },
      message: `“${dimensionText}” is not a dimension here: use its code or exact name.`,
    };
  const named = (key: "code" | "label") => dimension.categories.find((one) => one[key] === categoryText);
  const category = named("code") ?? named("label");
  if (category) return { id: category.id };
  return {
    ...{ column: "category", code: "unknown_category" },
    message: `“${categoryText}” is not a category of ${dimension.label}: use its code or exact name.`,
  };
}

/** Largest number of digits that a double is certain to give back unchanged. */
const EXACT_DIGITS = 15;

/** A part of an investment may be half a home: what an export has said of the ledger can be sent back. */
function readValue(
  text: string,
  unit: Unit | "share",
  fromLedger = false,
): { value: Decimal } | { code: string; message: string } {
  if (text === "") return { code: "value_missing", message: "The value is missing." };
  if (/^-\d/.test(text)) return { code: "negative", message: `${text} is negative: a value is 0 or more.` };
  if (!/^\d+(\.\d+)?$/.test(text))
    return { code: "not_a_number", message: `“${text}” is not a plain number such as 1234.5.` };
  const value = normal(text.replace(/^0+(?=\d)/, ""));
  if (fromLedger) return { value };
  if (value.replace(".", "").replace(/^0+/, "").length > EXACT_DIGITS)
    return {
      code: "too_large",
      message: `${text} has more than ${EXACT_DIGITS} digits: it cannot be held exactly.`,
    };
  if (unit === "count" && value.includes("."))
    return { code: "not_whole", message: `${text} is a count: it must be a whole number.` };
  if (unit === "share" && compareDecimal(value, "1") > 0)
    return { code: "not_a_share", message: `${text} is a share: write it as a fraction, 0.19 for 19 %.` };
  return { value };
}

/** Members, measures and dimensions by code or exact name. */
export function lookupOf(catalog: Catalog): Lookup {
  const memberIds = new Map<string, string>();
  for (const { id, name } of catalog.members) memberIds.set(name, id);
  for (const { id, slug } of catalog.members) memberIds.set(slug, id);
  const items = new Map<string, Item>();
  const shares = catalog.metrics.filter((metric) => metric.kind === "share");
  for (const [key, source] of [["label", catalog.measures] as const, ["code", catalog.measures] as const])
    for (const measure of source)
      items.set(measure[key], { kind: "measure", code: measure.code, unit: measure.unit });
  for (const metric of shares)
    for (const name of [metric.label, metric.code])
      if (!items.has(name)) items.set(name, { kind: "share", code: metric.code, unit: "share" });
  const named = (key: "code" | "label", text: string) =>
    catalog.dimensions.find((dimension) => dimension[key] === text);
  return {
    memberId: (text) => memberIds.get(text),
    item: (text) => items.get(text),
    dimension: (text) => named("code", text) ?? named("label", text),
  };
}

/** Rows of which each speaks of something else. */
export function onceEach(): { rows: ObservationRow[]; add(row: ObservationRow): RowError | null } {
  // By number: a text for each of 200,000 rows would take more room than the rows.
  const figures = new Map<string, number>();
  const seen = new Map<number, ObservationRow>();
  const rows: ObservationRow[] = [];
  const keyOf = ({ memberId, code, categoryId = "", year }: ObservationRow) => {
    const figure = `${memberId} ${code} ${categoryId}`;
    const number = figures.get(figure) ?? figures.size;
    figures.set(figure, number);
    return number * 10_000 + year;
  };
  return {
    rows,
    add(row) {
      const key = keyOf(row);
      const earlier = seen.get(key);
      if (!earlier) {
        seen.set(key, row);
        rows.push(row);
        return null;
      }
      const where = row.sheet === earlier.sheet ? "" : ` of “${earlier.sheet}”`;
      return {
        row: row.line,
        column: null,
        code: "duplicate",
        message: `The same member, measure, year and category stand on line ${earlier.line}${where} already.`,
      };
    },
  };
}
