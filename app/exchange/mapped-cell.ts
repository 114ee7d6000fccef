import { shift } from "../domain/typed-decimal";
import type { ObservationState } from "../domain/types";
import { asPercent, type FigureStyle, plainShare, readFigure } from "./figure-forms";
import type { Item } from "./observation-row";
import { isFormula, kindOf, type SheetRow } from "./opened-file";

/** What the cell of a figure says: a value in plain form, a state, or nothing (state null). */
export type CellRead = { remarks: { code: string; example: string }[] } & (
  | { state: ObservationState | null; value: string; note?: string }
  | { fault: { code: string; message: string } }
);

const NOT_APPLICABLE = /^(n\s?\/\s?a|n\.\s?a\.?|not[_ ]applicable|does not apply)\.?$/i;
const UNAVAILABLE =
  /^(?:unavailable|not available)\b(?:\s*[,:;–—-]?\s*because(?::\s*|\s+|$)|\s*[,:;–—-]\s*|\s*$)(.*)$/is;
const ONLY_DASHES = /^[\p{Sc}\s]*[-−–—‒_]+[\p{Sc}\s]*$/u;

const STATES = new Map<string, ObservationState>([
  ["value", "value"],
  ["reported", "value"],
  ["not_applicable", "not_applicable"],
  ["not applicable", "not_applicable"],
  ["n/a", "not_applicable"],
  ["na", "not_applicable"],
  ["does not apply", "not_applicable"],
  ["unavailable", "unavailable"],
  ["not available", "unavailable"],
]);

/** A state by what people call it; null for what is none. */
export function stateNamed(text: string): ObservationState | null {
  return STATES.get(text.trim().toLowerCase()) ?? null;
}

export function readCell(row: SheetRow, place: number, unit: Item["unit"], style: FigureStyle): CellRead {
  const text = row.cells[place] ?? "";
  const kind = kindOf(row, place);
  const remarks: CellRead["remarks"] = [];
  const fault = (code: string, message: string) => ({ fault: { code, message }, remarks });
  const value = (figure: string) => ({ state: "value" as const, value: figure, remarks });
  if (kind === "u")
    return fault(
      "formula_without_value",
      "The cell has a formula that was never worked out: open the file in your spreadsheet program, save it and send it again, or write the number itself.",
    );
  if (text === "" || kind === "m") return { state: null, value: "", remarks };
  if (kind === "e")
    return fault(
      "cell_error",
      `${text} is the error of a formula: correct the formula, write the number itself, or empty the cell.`,
    );
  if (isFormula(row, place)) remarks.push({ code: "formula_value", example: text });
  if (kind === "d")
    return fault(
      "date_not_number",
      `${text} is a date where a figure belongs: write the number, and set the cell's format to Number.`,
    );
  if (kind === "b") return fault("not_a_number", `${text} is not a number: write the number itself.`);
  if (kind === "n") return value(plainShare(text, unit, style));
  if (kind === "p") {
    const percent = unit === "share" || text.startsWith("-") ? text : asPercent(shift(text, 2), unit);
    if (typeof percent !== "string") return fault(percent.code, percent.message);
    remarks.push({ code: "percent_cell", example: `${text.startsWith("-") ? text : shift(text, 2)} %` });
    return value(percent);
  }

  if (NOT_APPLICABLE.test(text)) return { state: "not_applicable", value: "", remarks };
  const reason = UNAVAILABLE.exec(text)?.[1];
  if (reason !== undefined)
    return { state: "unavailable", value: "", remarks, ...(reason !== "" && { note: reason.trim() }) };
  if (ONLY_DASHES.test(text)) {
    remarks.push({ code: "dash", example: text });
    return { state: null, value: "", remarks };
  }
  const read = readFigure(text, unit, style);
  if ("message" in read) return fault(read.code, read.message);
  if (read.remark)
    remarks.push({
      code: read.remark,
      example: read.remark === "percent_cell" ? text : `${text} as ${read.value}`,
    });
  return value(read.value);
}
