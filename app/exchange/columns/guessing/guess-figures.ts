import { numberStyle } from "~/domain/numbers/separators";
import type { Catalog } from "~/domain/terms";
import { evidenceIn } from "~/exchange/columns/figure-forms";
import type { Mapping } from "~/exchange/columns/mapping";
import type { Vocabulary } from "~/exchange/columns/mapping-words";
import { dataRows } from "~/exchange/columns/sheet-columns";
import { EXPORT_COLUMNS } from "~/exchange/observations/columns";
import { type Item, lookupOf } from "~/exchange/observations/row";
import { kindOf, type Sheet } from "~/exchange/opening/opened-file";
import type { Separator } from "~/exchange/opening/text-form";

/** Rows examined to find out how figures are written. */
const SAMPLE = 2000;

/** Whether these are the columns of our exports and of programs, which write decimals with a point. */
export function isStandard(texts: string[], catalog: Catalog): boolean {
  const filled = texts.filter((text) => text !== "");
  const known: readonly string[] = EXPORT_COLUMNS;
  const long = filled.every((text) => known.includes(text));
  const lookup = lookupOf(catalog);
  return (
    filled.includes("member") &&
    filled.includes("year") &&
    (long || filled.every((text) => ["member", "year"].includes(text) || lookup.item(text)?.code === text))
  );
}

/**
 * How a sheet writes its figures, judged by those that can be read only one way.
 * @param standard whether the columns are those of our exports
 */
export function figuresIn(
  sheet: Sheet,
  {
    mapping,
    catalog,
    vocabulary,
    standard,
    separator,
  }: {
    mapping: Mapping;
    catalog: Catalog;
    vocabulary: Vocabulary;
    standard: boolean;
    separator?: Separator | undefined;
  },
): Pick<Mapping, "decimal" | "decimalIsSure" | "decimalIsOpen" | "shares"> {
  const { locale, currency } = catalog.collaborative;
  const lookup = lookupOf(catalog);
  const counts = { ".": 0, ",": 0 };
  let aboveOne = 0;
  let belowOne = 0;
  let thousandths = 0;
  const rows = dataRows(sheet, mapping).slice(0, SAMPLE);
  const measureAt = mapping.columns.findIndex(({ use }) => use === "measure");
  mapping.columns.forEach((column, place) => {
    if (column.use !== "value") return;
    for (const row of rows) {
      const text = row.cells[place] ?? "";
      const kind = kindOf(row, place);
      if (text === "" || (kind !== "s" && kind !== "n")) continue;
      const measure = column.measure ?? vocabulary.measure(row.cells[measureAt] ?? "");
      const unit: Item["unit"] | undefined = measure === undefined ? undefined : lookup.item(measure)?.unit;
      const mark = kind === "s" ? evidenceIn(text, currency, standard ? undefined : unit) : null;
      if (mark) counts[mark]++;
      else if (kind === "s" && /^[1-9]\d{0,2}\.\d{3}$/.test(text)) thousandths++;
      if (unit !== "share" || text.includes("%")) continue;
      const plain = Number(text.replace(",", "."));
      if (plain > 1 && plain <= 100) aboveOne++;
      else if (plain > 0 && plain < 1) belowOne++;
    }
  });
  const shares = aboveOne > 0 && belowOne === 0 ? "percent" : "fraction";
  if (counts["."] === counts[","]) {
    const decimal = standard || numberStyle(locale).decimal !== "," ? "." : ",";
    // Programs that write decimal points separate columns by commas.
    const decimalIsOpen = !standard && decimal === "." && separator === ";" && thousandths > 0;
    return { decimal, decimalIsSure: standard, decimalIsOpen, shares };
  }
  return {
    decimal: counts["."] > counts[","] ? "." : ",",
    decimalIsSure: true,
    decimalIsOpen: false,
    shares,
  };
}
