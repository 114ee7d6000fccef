import { MAX_NOTE_CHARS } from "~/domain/entry/entry";
import { LEDGER_MEASURES, LEDGER_SOURCE } from "~/domain/investments/investments";
import { compareDecimal, EXACT_DIGITS } from "~/domain/numbers/decimal";
import { normal } from "~/domain/numbers/fraction";
import { kept } from "~/domain/numbers/long-decimals";
import { isBlank, NO_TEXT } from "~/domain/plain-text";
import {
  type Catalog,
  type Decimal,
  type Dimension,
  OBSERVATION_STATES,
  type ObservationState,
  type Unit,
} from "~/domain/terms";
import { isYear } from "~/domain/years";
import { atMost, type RowError } from "~/exchange/opening/table";

/** One row of an observation file with its words looked up: ready to be written. */
export interface ObservationRow {
  line: number;
  /** The column at which a fault of the value is shown. */
  column: string;
  /** In a workbook: the sheet and the place of that column, from 0. */
  sheet?: string;
  place?: number;
  memberId: string;
  kind: "measure" | "share";
  code: string;
  /** For a part: its category. */
  categoryId?: string;
  year: number;
  state: ObservationState;
  value: Decimal | null;
  note?: string | null;
  source?: string | null;
  /** The number as sent, where it had more digits than are kept. */
  rounded?: string;
  /** Only on the way in: the part of the figure that the row is, such as a department or quarter. */
  part?: string;
  /** Only on the way in: a time of the year that tells it apart from other rows of its figure: "Jan-24". */
  when?: string;
  /** Only on the way in: the total of other rows. */
  total?: boolean;
  /** Only on the way in: its sender agreed that its parts are added up. */
  agreed?: boolean;
}

/** Finds what the words of a row mean, by code or exact name. */
export interface Lookup {
  memberId(text: string): string | undefined;
  item(text: string): Item | undefined;
  /** Whether a measure or share of that name is switched off. */
  isOff(text: string): boolean;
  dimension(text: string): Dimension | undefined;
}

/** A measure or share metric that values are reported for. */
export interface Item {
  kind: "measure" | "share";
  code: string;
  unit: Unit | "share";
}

/** What a file is told that names a measure not in use. */
export const offWords = (name: string) =>
  `“${name}” is switched off here, so it takes no values. Leave it out, or ask the backbone staff to switch it on.`;

/** Looks up the words of one row and checks its value against its unit, whatever form the file has. */
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
  if (!item && lookup.isOff(text("measure"))) fault("measure", "switched_off", offWords(text("measure")));
  else if (!item)
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
  let rounded = false;
  if (!OBSERVATION_STATES.includes(state))
    fault("state", "bad_state", `“${state}” is not a state: use value, not_applicable, or unavailable.`);
  else if (state === "value") {
    const fromLedger =
      text("source") === LEDGER_SOURCE && LEDGER_MEASURES.some((code) => code === item?.code);
    const read = readValue(text("value"), item?.unit ?? "currency", fromLedger);
    if ("message" in read) fault(column, read.code, read.message);
    else {
      value = read.value;
      rounded = read.rounded ?? false;
    }
  } else if (text("value"))
    fault(column, "value_not_allowed", `A row that is “${state}” cannot have a value.`);
  if (state === "unavailable" && isBlank(text("note")))
    fault("note", "reason_required", "Say in the note why the value is unavailable.");
  for (const name of ["note", "source"]) {
    if (text(name).search(NO_TEXT) >= 0)
      fault(
        name,
        "not_text",
        `The ${name} contains a character that text cannot hold, such as NUL: remove it.`,
      );
    if (text(name).length > MAX_NOTE_CHARS) fault(name, "too_long", atMost(MAX_NOTE_CHARS));
  }

  if (faults.length > 0 || !memberId || !item) return { faults };
  const row: ObservationRow = { line, column, memberId, ...item, year, state, value };
  if (group && "id" in group) row.categoryId = group.id;
  if (rounded) row.rounded = text("value");
  // A file without a column of notes or sources leaves the stored ones alone.
  if ("note" in cells) row.note = text("note") || null;
  if ("source" in cells) row.source = text("source") || null;
  return row;
}

/** The category of a row, found by code or exact name; null for a whole. */
function readCategory(
  dimensionText: string,
  categoryText: string,
  lookup: Lookup,
): { id: string } | { column: string; code: string; message: string } | null {
  if (!dimensionText && !categoryText) return null;
  if (!categoryText)
    return {
      column: "category",
      code: "category_missing",
      message: `The row names the dimension “${dimensionText}” but no category.`,
    };
  if (!dimensionText)
    return {
      column: "dimension",
      code: "dimension_missing",
      message: `The row names the category “${categoryText}” but not its dimension.`,
    };
  const dimension = lookup.dimension(dimensionText);
  if (!dimension)
    return {
      column: "dimension",
      code: "unknown_dimension",
      message: `“${dimensionText}” is not a dimension here: use its code or exact name.`,
    };
  const named = (key: "code" | "label") => dimension.categories.find((each) => each[key] === categoryText);
  const category = named("code") ?? named("label");
  if (category) return { id: category.id };
  return {
    column: "category",
    code: "unknown_category",
    message: `“${categoryText}” is not a category of ${dimension.label}: use its code or exact name.`,
  };
}

const PLAIN_WHOLE = /^(?:0|[1-9]\d{0,14})$/;

/** @param fromLedger an exported sum of the ledger, which may hold fractions such as a member's half of a home */
function readValue(
  text: string,
  unit: Unit | "share",
  fromLedger = false,
): { value: Decimal; rounded?: boolean } | { code: string; message: string } {
  // Most figures are whole numbers that are written plainly.
  if ((unit === "count" || unit === "currency") && PLAIN_WHOLE.test(text)) return { value: text };
  if (text === "") return { code: "value_missing", message: "The value is missing." };
  if (/^-\d/.test(text)) return { code: "negative", message: `${text} is negative: use 0 or more.` };
  if (!/^\d+(\.\d+)?$/.test(text))
    return { code: "not_a_number", message: `“${text}” is not a plain number such as 1234.5.` };
  const value = normal(text.replace(/^0+(?=\d)/, ""));
  if (fromLedger) return { value };
  if (unit === "count" && value.includes("."))
    return { code: "not_whole", message: `${text} is a count: use a whole number.` };
  const short = kept(value, unit);
  if (short === null)
    return {
      code: "too_large",
      message: `${text} has more than ${EXACT_DIGITS} digits, so it cannot be stored exactly.`,
    };
  if (unit === "share" && compareDecimal(value, "1") > 0)
    return { code: "not_a_share", message: `${text} is a share: write it as a fraction, 0.19 for 19%.` };
  return short;
}

/** Finds members by short name, measures and dimensions by code, and all of them by exact name. */
export function lookupOf(catalog: Catalog): Lookup {
  const memberIds = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, name } of catalog.members) {
    if (memberIds.has(name)) shared.add(name);
    memberIds.set(name, id);
  }
  // Two members of old data may have the same name: then it means neither.
  for (const name of shared) memberIds.delete(name);
  for (const { id, slug } of catalog.members) memberIds.set(slug, id);
  const items = new Map<string, Item>();
  const shares = catalog.metrics.filter((metric) => metric.kind === "share");
  for (const [key, source] of [["label", catalog.measures] as const, ["code", catalog.measures] as const])
    for (const measure of source)
      items.set(measure[key], { kind: "measure", code: measure.code, unit: measure.unit });
  for (const metric of shares)
    for (const name of [metric.label, metric.code])
      if (!items.has(name)) items.set(name, { kind: "share", code: metric.code, unit: "share" });
  const off = new Set((catalog.switchedOff ?? []).flatMap(({ code, label }) => [code, label]));
  const named = (key: "code" | "label", text: string) =>
    catalog.dimensions.find((dimension) => dimension[key] === text);
  return {
    memberId: (text) => memberIds.get(text),
    item: (text) => items.get(text),
    isOff: (text) => off.has(text),
    dimension: (text) => named("code", text) ?? named("label", text),
  };
}
