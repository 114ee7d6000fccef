import type { ColumnMapping, Mapping } from "./mapping";
import { mappingDefaults } from "./mapping";

/**
 * What is remembered for the next file with the same header: what its columns mean. A year, member, scale, or currency
 * that the header does not name may be another the next time, so it is asked of each file.
 */
export function rememberedMapping(mapping: Mapping): Mapping {
  const { form, headerRow, headerRows, decimal, decimalIsSure, shares, dates, dayFirst, words } = mapping;
  return {
    ...mappingDefaults(),
    form,
    sheets: mapping.sheets,
    headerRow,
    headerRows,
    columns: mapping.columns.map(meaningOnly),
    decimal,
    decimalIsSure,
    shares,
    dates,
    dayFirst,
    words: {
      ...mappingDefaults().words,
      members: words.members,
      measures: words.measures,
      categories: words.categories,
    },
  };
}

function meaningOnly({
  use,
  measure,
  dimension,
  category,
  asksYear,
  year,
  yearLabel,
}: ColumnMapping): ColumnMapping {
  const column: ColumnMapping = { use };
  if (measure !== undefined) column.measure = measure;
  if (dimension !== undefined) column.dimension = dimension;
  if (category !== undefined) column.category = category;
  // A year that somebody chose stands for one that is asked for again.
  if (asksYear || (year !== undefined && yearLabel === undefined)) column.asksYear = true;
  return column;
}

/** The remembered columns with the years, members, and units that this file's header names. */
export function reusedColumns(remembered: ColumnMapping[], found: ColumnMapping[]): ColumnMapping[] {
  return remembered.map((column, place) => {
    const { year, yearLabel, member, power, currency, percent } = found[place] ?? { use: "ignore" };
    const reused = meaningOnly(column);
    if (reused.use !== "value") return reused;
    if (year !== undefined) {
      reused.year = year;
      delete reused.asksYear;
    }
    if (yearLabel !== undefined) reused.yearLabel = yearLabel;
    if (member !== undefined) reused.member = member;
    if (power !== undefined) reused.power = power;
    if (currency !== undefined) reused.currency = currency;
    if (percent !== undefined) reused.percent = percent;
    return reused;
  });
}
