import type { Catalog } from "~/domain/terms";
import type { Mapping } from "~/exchange/columns/mapping";
import { headerLines } from "~/exchange/columns/sheet-columns";
import { kindOf, type OpenedFile, type Sheet, type SheetRow } from "~/exchange/opening/opened-file";
import { statedCurrency, statedScale } from "~/exchange/reading/stated-units";
import { yearTextIn } from "~/exchange/reading/titles";
import { readYearLabels } from "~/exchange/reading/year-labels";
import { yearFor } from "~/exchange/reading/year-of-label";

/** What the lines around the tables of a file, its sheets' names, and its own name say about all figures. */

interface StatedYear {
  year: number;
  /** As written, where the member decides which year it is. */
  label: string | null;
  from: "title" | "sheet" | "file";
}

/**
 * The year that titles, sheets, or else the file's name state; null if there is none, or several, or if only some of
 * the sheets state one.
 */
export function yearIn(
  sheets: Sheet[],
  headerRow: number,
  file: Pick<OpenedFile, "name">,
): StatedYear | null {
  const bySheet = sheets.map((sheet) => statedBySheet(sheet, headerRow, file));
  if (bySheet.some((years) => years.length > 0) && bySheet.some((years) => years.length === 0)) return null;
  const own = yearTextIn(file.name.replace(/\.[a-z]+$/i, ""));
  const stated = [...bySheet.flat(), ...statedAs(own, "file")];
  const [first] = stated;
  return first && stated.every(({ year }) => year === first.year) ? first : null;
}

function statedBySheet(sheet: Sheet, headerRow: number, file: Pick<OpenedFile, "name">): StatedYear[] {
  const name = sheet.name === file.name ? null : yearTextIn(sheet.name);
  return [
    ...titleLines(sheet, headerRow).flatMap((title) => statedAs(yearTextIn(title), "title")),
    ...statedAs(name, "sheet"),
  ];
}

function statedAs(label: string | null, from: StatedYear["from"]): StatedYear[] {
  const year = label === null ? null : statedYear(label);
  return year === null ? [] : [{ ...year, from }];
}

/** The year that a text states, as its usual reporting year; its label where the member decides which it is. */
export function statedYear(label: string): { year: number; label: string | null } | null {
  const labels = readYearLabels(label);
  const isSpan = labels.some(({ kind }) => kind === "span");
  const dated = labels.find(({ kind }) => kind === "ended" || kind === "range");
  const end = dated?.kind === "ended" ? dated.date.end : dated?.kind === "range" ? dated.end.end : null;
  const year = yearFor(
    labels,
    { fiscalYearEndMonth: end ? Number(end.slice(5, 7)) : isSpan ? 6 : 12 },
    label,
  );
  if (typeof year !== "number") return null;
  const isPlain = labels.length === 1 && labels[0]?.kind === "year";
  return { year, label: isPlain ? null : label };
}

/** The texts above the header. */
function titleLines(sheet: Sheet, headerRow: number): string[] {
  const lines = headerLines(sheet, { headerRow, headerRows: 3 });
  const above = sheet.rows.filter(({ line }) => line < headerRow);
  return above.flatMap((row) =>
    row.cells.filter(
      (cell, place) =>
        cell !== "" && kindOf(row, place) !== "m" && (ownCells(row) < 3 || !lines.includes(row)),
    ),
  );
}

/** A title merged over the whole table is one cell. */
const ownCells = (row: SheetRow) =>
  row.cells.filter((cell, place) => cell !== "" && kindOf(row, place) !== "m").length;

/** Lines of words in the whole sheet: titles above the table and notes below it. */
function textLines(sheet: Sheet): string[] {
  const rows = [...sheet.rows.slice(0, 25), ...sheet.rows.slice(25).slice(-25)];
  return rows.flatMap(({ cells }) => {
    const filled = [...new Set(cells.filter((cell) => cell !== ""))];
    const [only] = filled;
    return filled.length === 1 && only && /\p{L}/u.test(only) ? [only] : [];
  });
}

/** The scale and currency that titles and notes state. Where they leave open what is scaled, it is null: ask. */
export function scaleIn(
  sheets: Sheet[],
  mapping: Mapping,
  file: Pick<OpenedFile, "name">,
  { measures }: Catalog,
): Pick<Mapping, "scale" | "currency"> {
  const texts = [...sheets.flatMap((sheet) => [...textLines(sheet), sheet.name]), file.name];
  const stated = texts.flatMap((text) => statedScale(text.replace(/_/g, " ")) ?? []);
  const currency = texts.map(statedCurrency).find((sign) => sign !== null) ?? null;
  const [first] = stated;
  if (!first) return { scale: { money: 0, counts: 0, from: null }, currency };
  const from = first.text;
  const open = stated.some(({ power }) => power !== first.power);
  const units = new Set(
    mapping.columns
      .filter(({ power }) => power === undefined)
      .flatMap(({ measure }) => measures.find(({ code }) => code === measure)?.unit ?? []),
  );
  const onlyMoney = first.moneyOnly || (mapping.form === "wide" && units.size > 0 && !units.has("count"));
  const scale =
    open || !onlyMoney
      ? { money: null, counts: null, from }
      : { money: first.power, counts: 0 as const, from };
  return { scale, currency: first.currency ?? currency };
}
