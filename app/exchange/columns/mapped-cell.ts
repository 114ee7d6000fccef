import { notApplicable, UNAVAILABLE } from "~/domain/entry/state-words";
import { shift } from "~/domain/numbers/decimal";
import type { ObservationState } from "~/domain/terms";
import type { Item } from "~/exchange/observations/row";
import { isFormula, kindOf, type SheetRow } from "~/exchange/opening/opened-file";
import { markOf, meaningOf } from "~/exchange/reading/marks";
import { converted, foreignFault, foreignMoney, rateOf } from "~/exchange/reading/money";
import { asPercent, type FigureStyle, plainShare, readFigure } from "./figure-forms";
import type { Mapping, MarkMeaning } from "./mapping";

/** A remark at the cell, or at another place of its row. */
export interface CellRemark {
  code: string;
  example: string;
  place?: number;
}

/** The content of a value cell: a number in plain form, a state, or nothing (state null). */
export type CellRead = { remarks: CellRemark[] } & (
  | {
      state: ObservationState | null;
      value: string;
      note?: string;
      /** The number is in full, whatever the scale of its column. */
      inFull?: boolean;
      /** The text names its own scale: "52K". */
      hasMultiplier?: boolean;
    }
  | { fault: { code: string; message: string } }
);

/** How the figures of a file or column are written, and what its other texts stand for. */
export type CellStyle = FigureStyle & Pick<Mapping, "marks" | "rates">;

// Not "NA", which statistics programs write for a missing value.
const NOT_APPLICABLE = notApplicable("not_applicable|does not apply");
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
  ...[
    "final",
    "actual",
    "complete",
    "completed",
    "submitted",
    "verified",
    "draft",
    "available",
    "preliminary",
  ].map((word): [string, ObservationState] => [word, "value"]),
]);

/** The state that people call by this name; null if there is none. */
export function stateNamed(text: string): ObservationState | null {
  return STATES.get(text.trim().toLowerCase()) ?? null;
}

/** Reads one value cell. Never guesses: what is doubtful comes with a remark, what is wrong with a fault. */
export function readCell(row: SheetRow, place: number, unit: Item["unit"], style: CellStyle): CellRead {
  const text = row.cells[place] ?? "";
  const kind = kindOf(row, place);
  const remarks: CellRead["remarks"] = [];
  const fault = (code: string, message: string) => ({ fault: { code, message }, remarks });
  const value = (figure: string) => ({ state: "value" as const, value: figure, remarks });
  if (kind === "u")
    return fault(
      "formula_without_value",
      "The cell has a formula without a result: open the file in your spreadsheet program, save it, and send it again, or write the number itself.",
    );
  if (text === "" || kind === "m") return { state: null, value: "", remarks };
  if (kind === "e")
    return fault(
      "cell_error",
      `${text} is a formula error: correct the formula, write the number itself, or clear the cell.`,
    );
  if (isFormula(row, place)) remarks.push({ code: "formula_value", example: text });
  if (kind === "d")
    return fault(
      "date_not_number",
      `${text} is a date, but the cell needs a number: write the number and set the cell's format to Number.`,
    );
  if (kind === "b") return fault("not_a_number", `${text} is not a number: write the number itself.`);
  if (kind === "n") return value(plainShare(text, unit, style));
  // Shown in thousands, but stored in full.
  if (kind === "k") return { ...value(text), inFull: true };
  if (kind === "p") {
    const percent = unit === "share" || text.startsWith("-") ? text : asPercent(shift(text, 2), unit);
    if (typeof percent !== "string") return fault(percent.code, percent.message);
    remarks.push({ code: "percent_cell", example: `${text.startsWith("-") ? text : shift(text, 2)}%` });
    return value(percent);
  }

  if (NOT_APPLICABLE.test(text)) return { state: "not_applicable", value: "", remarks };
  const reason = UNAVAILABLE.exec(text)?.[1];
  // Without a reason of its own, it may have been said once for the whole file.
  const said = /^[\d.]+$/.test(text) ? null : meaningOf(text, style.marks);
  if (reason !== undefined && !(reason === "" && said)) {
    const unavailable = { state: "unavailable" as const, value: "", remarks };
    return reason === "" ? unavailable : { ...unavailable, note: reason.trim() };
  }
  if (said) return { ...markedCell(text, said, unit, style), remarks };
  if (ONLY_DASHES.test(text)) return fault("not_a_number", noFigure(text));
  const foreign = unit === "currency" ? foreignMoney(text, style.currency) : null;
  if (foreign) return { ...foreignCell(text, foreign, style), remarks };
  const read = readFigure(text, unit, style);
  if ("message" in read) return fault(read.code, read.isWords ? noFigure(text) : read.message);
  if (read.remark)
    remarks.push({
      code: read.remark,
      example: read.remark === "percent_cell" ? text : `${text} as ${read.value}`,
    });
  return read.hasMultiplier ? { ...value(read.value), hasMultiplier: true } : value(read.value);
}

type CellAnswer =
  | { state: ObservationState | null; value: string; note?: string; hasMultiplier?: boolean }
  | { fault: { code: string; message: string } };

const noFigure = (text: string) =>
  `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}” is not a number: say what it stands for in this file.`;

/** A text that the sender explained: a state, nothing, or the number without its mark, which the note keeps. */
function markedCell(text: string, meaning: MarkMeaning, unit: Item["unit"], style: CellStyle): CellAnswer {
  switch (meaning.as) {
    case "not_applicable":
      return { state: "not_applicable", value: "" };
    case "unavailable":
      return { state: "unavailable", value: "", note: meaning.reason || text };
    case "left_out":
      return { state: null, value: "" };
    case "number": {
      const { number } = markOf(text);
      const read = number === null ? null : readFigure(number, unit, style);
      if (!read || "message" in read) return { fault: { code: "not_a_number", message: noFigure(text) } };
      return { state: "value", value: read.value, note: `In the file: ${text}` };
    }
  }
}

function foreignCell(
  text: string,
  { sign, rest }: { sign: string; rest: string },
  style: CellStyle,
): CellAnswer {
  const rate = rateOf(sign, style.rates);
  if (rate === null) return { fault: { ...foreignFault(text, sign, style.currency), code: "not_a_number" } };
  const read = readFigure(rest, "currency", style);
  if ("message" in read) return { fault: read };
  if (!/^\d/.test(read.value))
    return { fault: { code: "negative", message: `${text} is negative: use 0 or more.` } };
  return {
    state: "value",
    ...converted(read.value, sign, rate),
    ...(read.hasMultiplier && { hasMultiplier: true }),
  };
}
