import { numberStyle } from "../domain/typed-separators";
import type { Catalog } from "../domain/types";
import { evidenceIn } from "./figure-forms";
import { dataRows, type Mapping } from "./mapping";
import type { Vocabulary } from "./mapping-words";
import { EXPORT_COLUMNS } from "./observation-columns";
import { type Item, lookupOf } from "./observation-row";
import { kindOf, type Sheet } from "./opened-file";

/** So many rows are looked at for how figures are written. */
const SAMPLE = 2000;

/** The columns as exports and programs have them: such files write decimals with a point. */
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

/** How the figures of a sheet are written, by those that can only be read one way. */
export function figuresIn(
  sheet: Sheet,
  mapping: Mapping,
  catalog: Catalog,
  words: Vocabulary,
  standard: boolean,
): Pick<Mapping, "decimal" | "decimalIsSure" | "shares"> {
  const { locale, currency } = catalog.collaborative;
  const lookup = lookupOf(catalog);
  const times = { ".": 0, ",": 0 };
  let [above, below] = [0, 0];
  const rows = dataRows(sheet, mapping).slice(0, SAMPLE);
  const measureAt = mapping.columns.findIndex(({ use }) => use === "measure");
  mapping.columns.forEach((column, place) => {
    if (column.use !== "value") return;
    for (const row of rows) {
      const text = row.cells[place] ?? "";
      const kind = kindOf(row, place);
      if (text === "" || (kind !== "s" && kind !== "n")) continue;
      const measure = column.measure ?? words.measure(row.cells[measureAt] ?? "");
      const unit: Item["unit"] | undefined = measure === undefined ? undefined : lookup.item(measure)?.unit;
      const mark = kind === "s" ? evidenceIn(text, currency, standard ? undefined : unit) : null;
      if (mark) times[mark]++;
      if (unit !== "share" || text.includes("%")) continue;
      const plain = Number(text.replace(",", "."));
      if (plain > 1 && plain <= 100) above++;
      else if (plain > 0 && plain < 1) below++;
    }
  });
  const shares = above > 0 && below === 0 ? "percent" : "fraction";
  if (times["."] === times[","])
    return {
      decimal: standard || numberStyle(locale).decimal !== "," ? "." : ",",
      decimalIsSure: standard,
      shares,
    };
  return { decimal: times["."] > times[","] ? "." : ",", decimalIsSure: true, shares };
}
