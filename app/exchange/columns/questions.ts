import type { Catalog } from "~/domain/terms";
import type { RowError } from "~/exchange/opening/table";
import { isOwnCurrency, rateOf } from "~/exchange/reading/money";
import type { Mapping } from "./mapping";

/** What a file leaves open as a whole. Nothing is stored before its sender has said it. */

export function questions(headers: string[], mapping: Mapping, catalog: Catalog): RowError[] {
  return [
    ...openYears(headers, mapping),
    ...openMeasure(headers, mapping),
    ...openScale(mapping, catalog),
    ...openColumns(headers, mapping),
    ...openDecimal(mapping),
    ...openBreakdown(mapping, catalog),
    ...foreignColumns(headers, mapping, catalog),
  ];
}

const ask = (row: number, column: string | null, code: string, message: string): RowError => ({
  row,
  column,
  code,
  message,
});

/** "Prior year" is another year in each file. */
function openYears(headers: string[], { columns, headerRow }: Mapping): RowError[] {
  return columns.flatMap(({ use, asksYear, year }, place) =>
    use !== "value" || !asksYear || year !== undefined
      ? []
      : [
          {
            ...ask(
              headerRow,
              headers[place] ?? "",
              "year_open",
              `Say which year “${headers[place]}” is in this file, or leave the column out.`,
            ),
            place,
          },
        ],
  );
}

/** "Women", "Men": parts of a measure that the header does not name. */
function openMeasure(headers: string[], { columns, headerRow, partsOf, fixed }: Mapping): RowError[] {
  const open = columns.flatMap(({ use, category, measure }, place) =>
    use === "value" && category !== undefined && measure === undefined ? [headers[place] ?? ""] : [],
  );
  if (
    open.length === 0 ||
    partsOf !== null ||
    fixed.measure !== null ||
    fixed.measureFromSheet ||
    columns.some(({ use }) => use === "measure")
  )
    return [];
  return [
    ask(
      headerRow,
      "partsOf",
      "missing_column",
      `Say which measure these columns are parts of: ${open.slice(0, 12).join(", ")}.`,
    ),
  ];
}

function openScale({ columns, scale, headerRow, form, fixed }: Mapping, { measures }: Catalog): RowError[] {
  const unitOf = (code: string | null | undefined) => measures.find((measure) => measure.code === code)?.unit;
  const values = columns.filter(({ use, power }) => use === "value" && power === undefined);
  const units = new Set(values.map(({ measure }) => unitOf(measure ?? fixed.measure)));
  const isLong = form === "long" || form === "form";
  const said = scale.from === null ? "" : ` (“${scale.from}”)`;
  const open: RowError[] = [];
  if (scale.money === null && values.length > 0 && (isLong || units.has("currency")))
    open.push(
      ask(
        headerRow,
        "scaleMoney",
        "missing_column",
        `The file gives a scale${said}: say whether amounts of money are in thousands, in millions, or in full.`,
      ),
    );
  if (scale.counts === null && values.length > 0 && (isLong || units.has("count")))
    open.push(
      ask(
        headerRow,
        "scaleCounts",
        "missing_column",
        `The file gives a scale${said}: say whether counts, such as hires, are in full or scaled as well.`,
      ),
    );
  return open;
}

/** Words for a scale that is none of ours, so that figures may have to be converted. */
const OTHER_SCALES = /\b(?:hundreds|lakhs?|lacs?|crores?|cents|pence|dozens?|tens of|ten thousands?)\b/i;

/** What a header leaves open about its own figures. */
function openColumns(headers: string[], { columns, headerRow }: Mapping): RowError[] {
  return columns.flatMap(({ use, shares, power }, place) => {
    const header = headers[place] ?? "";
    if (use !== "value") return [];
    if (shares === "ask")
      return [
        {
          ...ask(
            headerRow,
            header,
            "shares_open",
            `“${header}” can be read in two ways: say whether 0.5 means 0.5% or 50% in this column.`,
          ),
          place,
        },
      ];
    if (power === undefined && OTHER_SCALES.test(header))
      return [
        {
          ...ask(
            headerRow,
            header,
            "scale_open",
            `“${header}” names a scale that is not known here: convert its figures, and say which scale they have.`,
          ),
          place,
        },
      ];
    return [];
  });
}

/** "1.234" in a file with semicolons is more likely a thousand than one. */
const openDecimal = ({ decimalIsOpen, decimalIsSure, headerRow }: Mapping): RowError[] =>
  decimalIsOpen && !decimalIsSure
    ? [
        ask(
          headerRow,
          "decimal",
          "missing_column",
          "Say what the decimal mark is: whether 1.234 means 1234 or a little over 1.",
        ),
      ]
    : [];

/** The breakdowns by which single figures are split at once: by two columns, or by a column and the headers. */
export function crossedBreakdowns(columns: Mapping["columns"]): string[] {
  const rows = columns.flatMap(({ use, dimension }) => (use === "category" && dimension ? [dimension] : []));
  const values = columns.filter(({ use }) => use === "value");
  const headers = values.flatMap(({ dimension, also }) =>
    dimension !== undefined && (also || rows.length > 0)
      ? [dimension, ...(also ? [also.dimension] : [])]
      : [],
  );
  return [...new Set([...rows, ...headers])];
}

/** Two columns of categories: a figure is split by one of them only. */
function openBreakdown({ columns, keep, headerRow }: Mapping, { dimensions }: Catalog): RowError[] {
  const split = crossedBreakdowns(columns);
  if (split.length < 2 || (keep !== null && split.includes(keep))) return [];
  const labels = split.map((code) => dimensions.find((dimension) => dimension.code === code)?.label ?? code);
  return [
    ask(
      headerRow,
      "keep",
      "missing_column",
      `The table is split by ${labels.join(" and ")} at once: say which of them to keep. Its figures are added up over the other.`,
    ),
  ];
}

function foreignColumns(
  headers: string[],
  { columns, rates, headerRow }: Mapping,
  { collaborative }: Catalog,
): RowError[] {
  return columns.flatMap(({ use, currency }, place) =>
    use !== "value" ||
    currency === undefined ||
    isOwnCurrency(currency, collaborative.currency) ||
    rateOf(currency, rates) !== null
      ? []
      : [
          {
            ...ask(
              headerRow,
              headers[place] ?? "",
              "foreign_currency",
              `“${headers[place]}” is in ${currency}, but amounts here are in ${collaborative.currency}: convert them, or give the rate.`,
            ),
            place,
          },
        ],
  );
}
