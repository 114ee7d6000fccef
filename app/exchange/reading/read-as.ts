import type { Catalog } from "~/domain/terms";
import type { Mapping } from "~/exchange/columns/mapping";
import type { MappedRows } from "~/exchange/columns/read-mapped";
import { currencyName, isOwnCurrency } from "./money";

/** What the program concluded about a file, in one line above its preview: "dollars in thousands · fiscal year 2023". */

const POWERS = { 0: "in full", 3: "in thousands", 6: "in millions", 9: "in billions" } as const;
const SOURCES = {
  title: "from the title",
  sheet: "from the sheet’s name",
  file: "from the file’s name",
  person: "",
} as const;

export function readAs(
  mapping: Mapping,
  { leftOut }: Pick<MappedRows, "leftOut">,
  catalog: Pick<Catalog, "members" | "measures" | "metrics" | "dimensions" | "collaborative">,
): string[] {
  return [
    ...scaleWords(mapping, catalog.collaborative.currency),
    ...yearWords(mapping),
    ...memberWords(mapping, catalog),
    ...(mapping.fixed.measureFromSheet ? ["measures from the sheets’ names"] : []),
    ...partWords(mapping, catalog),
    ...shareWords(mapping, catalog),
    ...countWords(leftOut),
    ...togetherWords(mapping),
    ...(mapping.decimal === "," ? ["a comma as the decimal mark"] : []),
    ...markWords(mapping),
  ];
}

function scaleWords({ scale, columns, currency, rates }: Mapping, own: string): string[] {
  const money = own === "USD" ? "dollars" : `amounts in ${own}`;
  const words: string[] = [];
  if (scale.money)
    words.push(
      own === "USD" ? `${money} ${POWERS[scale.money]}` : `amounts ${POWERS[scale.money]} of ${own}`,
    );
  if (scale.counts) words.push(`counts ${POWERS[scale.counts]}`);
  const scaled = columns.filter(({ use, power }) => use === "value" && power);
  const powers = new Set(scaled.map(({ power }) => power));
  const [power] = powers;
  if (power && powers.size === 1)
    words.push(`${scaled.length} ${scaled.length === 1 ? "column" : "columns"} ${POWERS[power]}`);
  else if (powers.size > 1) words.push(`${scaled.length} columns with scales of their own`);
  if (currency !== null && !isOwnCurrency(currency, own)) words.push(`amounts in ${currencyName(currency)}`);
  for (const [sign, rate] of Object.entries(rates)) words.push(`${currencyName(sign)} at a rate of ${rate}`);
  return words;
}

function yearWords({ fixed, columns, form }: Mapping): string[] {
  if (fixed.yearFromRows) return ["years from the lines between the rows"];
  if (fixed.yearFromSheet) return [form === "form" ? "years from the forms" : "years from the sheets’ names"];
  if (fixed.year !== null) {
    const from = fixed.yearFrom === null ? "" : SOURCES[fixed.yearFrom];
    return [`fiscal year ${fixed.year} ${from}`.trim()];
  }
  const years = [
    ...new Set(columns.flatMap(({ use, year }) => (use === "value" && year !== undefined ? [year] : []))),
  ].sort();
  if (years.length === 0) return [];
  return [
    years.length === 1 ? `fiscal year ${years[0]} from the header` : `${years.length} years from the header`,
  ];
}

function memberWords(
  { fixed, fillDown, columns, form }: Mapping,
  { members }: Pick<Catalog, "members">,
): string[] {
  if (fillDown) return ["names repeated from the row above"];
  if (fixed.memberFromRows) return ["members from the lines between the rows"];
  if (fixed.memberFromSheet)
    return [form === "form" ? "members from the forms" : "members from the sheets’ names"];
  if (columns.some(({ use, member }) => use === "member" || member !== undefined)) return [];
  const name = members.find(({ slug }) => slug === fixed.member)?.name;
  return name === undefined ? [] : [`all for ${name}`];
}

function partWords(
  { columns, fixed, keep, partsOf }: Mapping,
  catalog: Pick<Catalog, "dimensions" | "measures">,
): string[] {
  const label = (code: string | null | undefined) =>
    catalog.dimensions.find((each) => each.code === code)?.label;
  const { part } = fixed;
  if (part) {
    const category = catalog.dimensions
      .find(({ code }) => code === part.dimension)
      ?.categories.find(({ code }) => code === part.category);
    return [`all about ${category?.label ?? part.category}`];
  }
  if (keep !== null) return [`added up by ${label(keep) ?? keep}`];
  const split = [
    ...new Set(
      columns.flatMap(({ use, dimension }) =>
        use === "category" || use === "value" ? (dimension ?? []) : [],
      ),
    ),
  ];
  if (split.length === 0) return [];
  const names = split.map((code) => label(code) ?? code).join(" and ");
  const of = catalog.measures.find(({ code }) => code === partsOf)?.label;
  return [of === undefined ? `split by ${names}` : `${of} split by ${names}`];
}

function shareWords(
  { columns, shares }: Mapping,
  { metrics, measures }: Pick<Catalog, "metrics" | "measures">,
) {
  const codes = new Set(metrics.filter(({ kind }) => kind === "share").map(({ code }) => code));
  for (const { code } of measures) codes.delete(code);
  const ofShares = columns.filter(
    ({ use, measure }) => use === "value" && (measure ? codes.has(measure) : false),
  );
  const isPercent = (column: Mapping["columns"][number]) =>
    (column.shares ?? (column.percent ? "percent" : shares)) === "percent";
  return ofShares.some(isPercent) ? ["shares written as percentages"] : [];
}

function countWords({ totals, plans, notes, words }: MappedRows["leftOut"]): string[] {
  const rows = (count: number, as: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? "row" : "rows"} left out as ${as}`];
  return [
    ...rows(totals, totals === 1 ? "a total" : "totals"),
    ...rows(plans, plans === 1 ? "a target" : "targets"),
    ...rows(notes, notes === 1 ? "a note" : "notes"),
    ...(words === 0 ? [] : [`${words} ${words === 1 ? "row" : "rows"} left out by name`]),
  ];
}

function togetherWords({ together }: Mapping): string[] {
  if (together === "add") return ["rows of one figure added up"];
  return together === "total" ? ["the row named total taken"] : [];
}

function markWords({ marks }: Mapping): string[] {
  const meanings = {
    not_applicable: "not applicable",
    unavailable: "unavailable",
    left_out: "left out",
    number: "the number alone",
  };
  const words = Object.entries(marks).map(([mark, { as }]) => `“${mark}” as ${meanings[as]}`);
  return words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} other words as you said`] : words;
}
