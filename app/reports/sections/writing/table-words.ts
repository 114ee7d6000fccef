import { numberFormat, withMinus } from "~/domain/numbers/number-format";
import { figuresOf } from "~/reports/figures";
import type { ReportCell, ReportFigure, ReportSection } from "~/reports/model";
import { shift } from "~/ui/figures/decimal";
import { asOfDay, formatDifference, formatMoney, type Writing } from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import type { FigureWriter } from "./figure-writer";

/** How the tables of a report write figures: amounts in one unit, and a mark for what is withheld. */

/** Stands in a table for a withheld figure; the legend below the table says so. */
export const WITHHELD_MARK = "(w)";

/** A power of ten in which a table writes its amounts of money, with the least amount that it still says well. */
const UNITS = [
  { power: 9, least: 1e10, sign: "B", words: "billions" },
  { power: 6, least: 1e5, sign: "M", words: "millions" },
  { power: 3, least: 1e2, sign: "K", words: "thousands" },
] as const;
type Unit = (typeof UNITS)[number];
/** More of a unit than this is hard to read. */
const LARGEST = 100_000;
/** Amounts up to here are short enough to be written in full. */
const SHORT = 100_000;

/**
 * The sections with tables that are easy to read: every amount of a table in one unit with one decimal, and withheld
 * figures as a mark with one legend. Figures themselves stay exact.
 */
export function writtenTables(
  sections: ReportSection[],
  { figures, writing }: Pick<FigureWriter, "figures" | "writing">,
): ReportSection[] {
  const figureOf = figuresOf({ figures });
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind !== "table") return block;
      const unit = unitOf(block.rows, figureOf, writing);
      const rows = block.rows.map((row) => row.map((cell) => written(cell, { figureOf, unit, writing })));
      const legend = legendOf(rows, unit);
      return { ...block, rows, ...(legend && { legend }) };
    }),
  }));
}

type FigureOf = (id: string) => ReportFigure;

/** The unit of a table's amounts; null where they are written in full. */
function unitOf(rows: ReportCell[][], figureOf: FigureOf, writing: Writing): Unit | null {
  const amounts = rows.flat().flatMap((cell) => {
    if (typeof cell === "string") return [];
    const figure = figureOf(cell.figure);
    const size = Math.abs(Number(figure.value));
    return size > 0 && amountForm(figure, writing) !== null ? [size] : [];
  });
  const most = Math.max(0, ...amounts);
  if (most < SHORT) return null;
  const least = Math.min(...amounts);
  const good = UNITS.find(({ power, least: enough }) => {
    const size = most / 10 ** power;
    return least >= enough && size >= 1 && size < LARGEST;
  });
  // Amounts too far apart for one unit: the small ones are written as "under" its first decimal.
  return good ?? UNITS.find(({ power }) => most >= 100 * 10 ** power) ?? null;
}

/** Whether a figure is written as an amount of money, or as the difference of two; null where words say it otherwise. */
function amountForm(figure: ReportFigure, writing: Writing): "plain" | "signed" | null {
  const { unit, value, text, asOf } = figure;
  if (unit !== "currency" || value === null) return null;
  const words = asOf ? text.replace(` (${asOfDay(asOf, writing)})`, "") : text;
  if (words === formatMoney(value, writing)) return "plain";
  return words === formatDifference("currency", value, writing) ? "signed" : null;
}

function written(
  cell: ReportCell,
  { figureOf, unit, writing }: { figureOf: FigureOf; unit: Unit | null; writing: Writing },
): ReportCell {
  if (typeof cell === "string") return cell;
  const figure = figureOf(cell.figure);
  if (figure.missing === "withheld" && figure.text === MISSING_WORDS.withheld)
    return { ...cell, text: WITHHELD_MARK };
  const form = unit && amountForm(figure, writing);
  if (!form || figure.value === null) return cell;
  const words = amountIn(unit, figure.value, form, writing);
  return { ...cell, text: figure.asOf ? `${words} (${asOfDay(figure.asOf, writing)})` : words };
}

/** "$439.7M"; an amount that one decimal does not show reads "<$0.1M". */
function amountIn(
  unit: Unit,
  value: string,
  form: "plain" | "signed",
  { locale, currency }: Writing,
): string {
  const scaled = shift(value, -unit.power);
  const size = Math.abs(Number(scaled));
  const isTiny = size > 0 && size < 0.05;
  const parts = numberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    ...(form === "signed" && { signDisplay: "exceptZero" as const }),
  }).formatToParts((isTiny ? (value.startsWith("-") ? "-0.1" : "0.1") : scaled) as `${number}`);
  const last = parts.findLastIndex(({ type }) => type === "fraction");
  const text = parts.map((part, at) => (at === last ? `${part.value}${unit.sign}` : part.value)).join("");
  return withMinus(isTiny ? `<${text}` : text);
}

/** What the cells of a table leave to explain, in one line. */
function legendOf(rows: ReportCell[][], unit: Unit | null): string | null {
  const cells = rows.flat().filter((cell) => typeof cell !== "string");
  const words = [
    ...(unit ? [`${unit.sign}: ${unit.words}.`] : []),
    ...(cells.some(({ under }) => under) ? ["Below an amount: how many members reported, of how many."] : []),
    ...(cells.some(({ text }) => text === WITHHELD_MARK)
      ? [`${WITHHELD_MARK}: ${MISSING_WORDS.withheld}.`]
      : []),
  ];
  return words.length > 0 ? words.join(" ") : null;
}
