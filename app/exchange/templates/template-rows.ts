import type ExcelJS from "exceljs";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { isExact } from "~/domain/numbers/decimal";
import { harmless } from "~/exchange/formula-safe";
import { TEMPLATE_COLUMNS } from "~/exchange/opening/template-mark";
import { escaped } from "~/exchange/opening/workbook-text";

/** The rows of a template: one item each, with what may be entered into it. */

/** Where each column stands, from 1. */
export const AT = Object.fromEntries(TEMPLATE_COLUMNS.map((name, place) => [name, place + 1])) as Record<
  (typeof TEMPLATE_COLUMNS)[number],
  number
>;
/** A color in the form that workbooks use. */
export const argb = (color: string) => `FF${color.slice(1).toUpperCase()}`;
const GRAY = "FFF2F2F0";
const STATE_WORDS = { value: "", not_applicable: "not applicable", unavailable: "unavailable" } as const;

/** Stands above the rows for shares. */
export const SHARES = "Only the share is known: open with +";

/** Rows that few members need, below the numbers that all are asked for. */
export const isFolded = ({ kind, part }: EntryItem) => kind === "share" || part !== undefined;

/** Folds a row under the one above it, so that the numbers asked of everybody stand on one screen. */
export function fold(row: ExcelJS.Row): void {
  row.outlineLevel = 1;
  row.hidden = true;
}

/** A cell filled with one color. */
export const solid = (argb: string): ExcelJS.Fill => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { argb },
});

/** Adds the row of an item, with what is stored already. */
export function addItem(
  page: ExcelJS.Worksheet,
  {
    item,
    last,
    now,
    ownDefinition,
    currency,
  }: {
    item: EntryItem;
    last: EntryCell | undefined;
    now: EntryCell | undefined;
    ownDefinition: string | undefined;
    currency: string;
  },
): ExcelJS.Row {
  // Figures of the ledger are changed there. Without a code, the row is ignored when it comes back.
  const isEditable = !now?.ledger && (now?.value == null || isExact(now.value));
  const row = page.addRow([isEditable ? item.code : "", item.label, unitOf(item, currency)]);
  row.getCell(AT.label).alignment = { indent: item.part ? 2 : 0, wrapText: true, vertical: "top" };
  const definition = [item.definition, ownDefinition && `Your own definition: ${ownDefinition}`]
    .filter(Boolean)
    .join("\n\n");
  if (definition) row.getCell(AT.label).note = noteOf(definition);
  setValue(row.getCell(AT.last), last, item);
  setValue(row.getCell(AT.value), now, item);
  row.getCell(AT.last).fill = solid(GRAY);
  row.getCell(AT.last).font = { color: { argb: "FF5A5A56" } };
  if (!isEditable) {
    row.getCell(AT.note).value = now?.ledger
      ? "From the investment ledger: change it there."
      : "Change it on screen.";
    for (const place of [AT.value, AT.state, AT.note]) row.getCell(place).fill = solid(GRAY);
    return row;
  }
  const state = row.getCell(AT.state);
  if (now && now.state !== "missing") state.value = STATE_WORDS[now.state] || null;
  if (now?.note) row.getCell(AT.note).value = escaped(harmless(now.note));
  row.getCell(AT.note).alignment = { wrapText: true, vertical: "top" };
  state.dataValidation = {
    type: "list",
    allowBlank: true,
    formulae: ['"value,not applicable,unavailable"'],
    showErrorMessage: true,
    errorTitle: "State",
    error: "Choose value, not applicable, or unavailable, or leave it empty.",
  };
  row.getCell(AT.value).dataValidation = validationOf(item);
  for (const place of [AT.value, AT.state, AT.note]) {
    row.getCell(place).protection = { locked: false };
    row.getCell(place).border = { bottom: { style: "thin", color: { argb: "FFD9D9D5" } } };
  }
  return row;
}

/** Last year's cell shows its state in words; this year's state has its own column. */
function setValue(cell: ExcelJS.Cell, stored: EntryCell | undefined, item: EntryItem) {
  cell.numFmt = formatOf(item);
  cell.alignment = { horizontal: "right", vertical: "top" };
  if (stored?.state === "value" && stored.value !== null) cell.value = Number(stored.value);
  else if (Number(cell.col) === AT.last && stored && stored.state !== "missing" && stored.state !== "value")
    cell.value = STATE_WORDS[stored.state];
}

function unitOf({ unit }: EntryItem, currency: string): string {
  if (unit === "count") return "number";
  return unit === "currency" ? currency : "%";
}

function formatOf({ unit }: EntryItem): string {
  if (unit === "count") return "#,##0";
  if (unit === "share") return "0.0##%";
  return unit === "currency" ? "#,##0.00" : "0.0##";
}

/** Warns instead of refusing, because the cell may also hold “n/a”. */
function validationOf({ unit }: EntryItem): ExcelJS.DataValidation {
  const upper = unit === "share" ? 1 : unit === "percent" ? 100 : 999_999_999_999_999;
  return {
    type: unit === "count" ? "whole" : "decimal",
    operator: "between",
    formulae: [0, upper],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "warning",
    errorTitle: "Please check",
    error:
      unit === "share"
        ? "A share is between 0% and 100%."
        : `Enter a ${unit === "count" ? "whole number" : "number"}, 0 or more.`,
  };
}

function noteOf(text: string): ExcelJS.Comment {
  return {
    texts: [{ text: text.slice(0, 4000), font: { size: 9 } }],
    margins: { insetmode: "auto" },
  };
}
