import type { SheetRow } from "~/exchange/opening/opened-file";
import {
  isPartOfYear,
  isWhole,
  rowWord,
  scenarioOf,
  timeUnder,
  withoutTotal,
} from "~/exchange/reading/row-words";
import { isFigure } from "./guessing/guess-header";
import { LEFT_OUT, plainly } from "./mapping-words";
import { lineKey, type SheetContext } from "./sheet-context";

/** What a row says about itself before its figures are read. */
export interface RowLabels {
  /** The member's name without "Total". */
  member: string | null;
  /** The row is a total of others. */
  total: boolean;
  /** What part of a figure the row is: "North campus", "Q1"; empty if it is no part. */
  part: string;
}

/** The labels of a row; null if the row is left out, which is counted. */
export function labelsOf(row: SheetRow, context: SheetContext): RowLabels | null {
  const { mapping, leftOut, sheet, places, vocabulary, form } = context;
  if (form?.lines.has(row.line) || isHeading(row, context)) return null;
  const drop = (why: keyof typeof leftOut) => {
    leftOut[why].add(lineKey(sheet, row));
    return null;
  };
  if (isNote(row, context)) return mapping.leaveOut.notes ? drop("notes") : ordinary(row, context);
  const scenario = row.cells[places.scenario] ?? "";
  if (mapping.leaveOut.plans && scenarioOf(scenario) === "plan") return drop("plans");
  const { words } = mapping;
  const out = (list: Record<string, string>, text: string) =>
    text !== "" && Object.hasOwn(list, text) && list[text] === LEFT_OUT;
  const memberText = row.cells[places.member] ?? "";
  if (out(words.members, memberText) || out(words.measures, row.cells[places.measure] ?? ""))
    return drop("words");
  for (const { place, dimension } of context.categories)
    if (out(words.categories, `${dimension ?? ""}: ${row.cells[place] ?? ""}`)) return drop("words");
  const label = memberText || (places.member < 0 ? firstText(row) : "");
  if (!mapping.leaveOut.totals || label === "" || isKnown(label)) return ordinary(row, context);
  const word = rowWord(label);
  if (word !== "total" && word !== "statistic") return ordinary(row, context);
  const member = withoutTotal(label);
  if (word === "total" && places.member >= 0 && vocabulary.member(member) !== undefined)
    return { member, total: true, part: "" };
  const isPart = places.member < 0 && context.parts.some((place) => row.cells[place] === label);
  if (word === "total" && isPart) return ordinary(row, context);
  return drop("totals");

  function isKnown(text: string): boolean {
    return (
      vocabulary.member(text) !== undefined ||
      vocabulary.measure(text) !== undefined ||
      vocabulary.part(text) !== undefined
    );
  }
}

function ordinary(row: SheetRow, { parts, places, mapping, open, headers }: SheetContext): RowLabels {
  const texts = parts
    .map((place) => timeUnder(headers[place] ?? "", row.cells[place] ?? ""))
    .filter((text) => text !== "");
  for (const { label, value } of open) texts.push(value === "" ? label : `${label}: ${value}`);
  const scenario = row.cells[places.scenario] ?? "";
  // With plans wanted, they are parts like any other word.
  if (scenario !== "" && (scenarioOf(scenario) === null || !mapping.leaveOut.plans)) texts.push(scenario);
  const whole = texts.filter((text) => isWhole(text) || rowWord(text) === "total");
  return {
    member: null,
    total: whole.length > 0 && whole.length === texts.length,
    part: texts.filter((text) => !whole.includes(text)).join(", "),
  };
}

const isHeading = (row: SheetRow, { headings }: SheetContext) =>
  headings.some(({ line, member, year }) => line === row.line && (member !== null || year !== null));

const firstText = ({ cells }: SheetRow) => cells.find((cell) => cell !== "") ?? "";

/** A line of text among the rows: a source, a footnote, a heading, or the header once more. */
function isNote(row: SheetRow, context: SheetContext): boolean {
  const { sheet, headers, values, places, file } = context;
  if (sheet.template) return false;
  const filled = row.cells.filter((cell) => cell !== "");
  if (
    filled.length > 1 &&
    row.cells.every((cell, at) => plainly(cell) === plainly(headers[at]?.split(" · ").at(-1) ?? ""))
  )
    return true;
  if (values.some(({ place }) => (row.cells[place] ?? "") !== "" && place > 0)) return false;
  const [first = ""] = filled;
  const isAlone = filled.length === 1 || (row.kinds !== undefined && new Set(filled).size === 1);
  if (isAlone && rowWord(first) === "note") return true;
  // In a text file, a short line of words is a note; a lost separator leaves figures behind.
  const words = !row.cells.some((_, place) => isFigure(row, place));
  const isShort = file.kind === "xlsx" || row.cells.length < headers.length;
  const isName =
    context.vocabulary.member(first) !== undefined ||
    row.cells.findIndex((cell) => cell !== "") === places.note;
  return (
    isAlone &&
    words &&
    isShort &&
    headers.length > 1 &&
    !isName &&
    (places.member >= 0 || places.measure >= 0) &&
    first.length > 0
  );
}

/** Whether all parts are times of a year, so that stocks of them cannot be added up. */
export const arePartsOfYear = (parts: readonly string[]) =>
  parts.every((part) => part.split(", ").some(isPartOfYear));
