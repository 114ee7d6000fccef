import { z } from "zod";
import type { Catalog } from "~/domain/terms";
import { guessMapping } from "~/exchange/columns/guessing/guess-mapping";
import {
  COLUMN_USES,
  type ColumnMapping,
  formWith,
  type Mapping,
  mappingSchema,
} from "~/exchange/columns/mapping";
import { plainly } from "~/exchange/columns/mapping-words";
import { headerTexts } from "~/exchange/columns/sheet-columns";
import { headerOf, MAX_COLUMNS, type OpenedFile, type SheetRow } from "~/exchange/opening/opened-file";
import { type RowError, wholeFile } from "~/exchange/opening/table";
import { ENCODINGS, SEPARATORS, type Separator } from "~/exchange/opening/text-form";

/** What a program says about its own file beside what can be read from it: the answers that the page asks people for. */

const { shape } = mappingSchema;
const unwrapped = <T extends z.ZodType>(field: z.ZodDefault<T>) => field.unwrap();
const word = z.string().max(500);
const power = z.union([z.literal(0), z.literal(3), z.literal(6), z.literal(9)]);
const year = z.number().int().min(1000).max(9999);
const names = z.record(z.string().max(500), word);

const column = z.strictObject({
  use: z.enum(COLUMN_USES),
  measure: word.optional(),
  dimension: word.optional(),
  category: word.optional(),
  year: year.optional(),
  member: word.optional(),
  power: power.optional(),
  /** How the column writes shares. */
  shares: z.enum(["fraction", "percent"]).optional(),
});

/** All parts are optional: what is not said is read from the file. */
export const saidMapping = z.strictObject({
  sheets: z.array(word).min(1).max(500).optional(),
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
  /** By header. */
  columns: z.record(z.string().max(500), column).optional(),
  /** For the whole file. */
  member: word.optional(),
  year: year.optional(),
  measure: word.optional(),
  part: z.strictObject({ dimension: word, category: word }).optional(),
  partsOf: word.optional(),
  scale: z.strictObject({ money: power.optional(), counts: power.optional() }).optional(),
  rates: unwrapped(shape.rates).optional(),
  together: z.enum(["ask", "add", "total"]).optional(),
  keep: word.optional(),
  fillDown: z.boolean().optional(),
  leaveOut: z
    .strictObject({
      totals: z.boolean().optional(),
      notes: z.boolean().optional(),
      plans: z.boolean().optional(),
    })
    .optional(),
  /** Titles that change nothing about the figures. */
  titles: unwrapped(shape.titles).optional(),
  marks: unwrapped(shape.marks).optional(),
  decimal: z.enum([".", ","]).optional(),
  shares: z.enum(["fraction", "percent"]).optional(),
  dayFirst: z.boolean().optional(),
  words: z
    .strictObject({
      members: names.optional(),
      measures: names.optional(),
      categories: names.optional(),
      years: z.record(z.string().max(500), year).optional(),
      units: names.optional(),
    })
    .optional(),
  separator: z.enum(Object.keys(SEPARATORS) as [Separator, ...Separator[]]).optional(),
  encoding: z.enum(ENCODINGS).optional(),
});
export type SaidMapping = z.infer<typeof saidMapping>;

/** @throws FileError that names the first part that is wrong */
export function parseSaid(said: unknown): SaidMapping {
  const parsed = saidMapping.safeParse(said ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wholeFile(
    "bad_mapping",
    `The mapping is not right at “${issue?.path.join(".") ?? ""}”: ${issue?.message ?? ""}.`,
  );
}

/**
 * The mapping of a file: what can be read from it, with what its sender says in place of it.
 * @throws FileError for a header that the file does not have
 */
export function mappingOf(file: OpenedFile, said: SaidMapping, catalog: Catalog): Mapping {
  const sheets = said.sheets ? file.sheets.filter(({ name }) => said.sheets?.includes(name)) : file.sheets;
  if (sheets.every(({ hidden, rows }) => hidden || rows.length === 0))
    throw wholeFile("no_sheet", "The file has no such sheet with rows.");
  const guess = guessMapping({ ...file, sheets }, catalog, null, said.headerRow ?? null);
  const columns = columnsSaid({ ...file, sheets }, guess, said.columns ?? {});
  return {
    ...guess,
    form: formWith(guess.form, columns),
    columns,
    fixed: fixedSaid(guess.fixed, said),
    partsOf: said.partsOf ?? guess.partsOf,
    scale: { ...guess.scale, ...said.scale },
    rates: said.rates ?? guess.rates,
    together: said.together ?? guess.together,
    keep: said.keep ?? guess.keep,
    fillDown: said.fillDown ?? guess.fillDown,
    leaveOut: { ...guess.leaveOut, ...said.leaveOut },
    titles: said.titles ?? guess.titles,
    marks: said.marks ?? guess.marks,
    decimal: said.decimal ?? guess.decimal,
    decimalIsSure: said.decimal !== undefined || guess.decimalIsSure,
    shares: said.shares ?? guess.shares,
    dayFirst: said.dayFirst ?? guess.dayFirst,
    words: { ...guess.words, ...said.words },
  };
}

function columnsSaid(file: OpenedFile, guess: Mapping, said: Record<string, ColumnMapping>): ColumnMapping[] {
  const sheet = file.sheets.find(({ name }) => name === guess.sheets[0]);
  const headers = sheet ? headerTexts(sheet, guess) : [];
  const columns = [...guess.columns];
  const errors: RowError[] = [];
  for (const [header, column] of Object.entries(said)) {
    const exact = headers.indexOf(header);
    const place = exact >= 0 ? exact : headers.findIndex((text) => plainly(text) === plainly(header));
    if (place < 0)
      errors.push({
        row: guess.headerRow,
        column: header,
        code: "unknown_column",
        message: `The file has no column “${header}”.`,
      });
    else {
      columns[place] = defined({ ...ofHeader(columns[place], column), ...column });
    }
  }
  const [first] = errors;
  if (first) throw Object.assign(wholeFile(first.code, first.message), { errors });
  return columns;
}

/** What the header says about its figures beside their meaning; it stands unless the sender says otherwise. */
function ofHeader(guess: ColumnMapping | undefined, said: ColumnMapping): Partial<ColumnMapping> {
  if (!guess || said.use !== "value") return {};
  const { power, currency, percent, year, yearLabel, asksYear, part, shares } = guess;
  const unit = { power, currency, percent, part, shares };
  return said.year === undefined ? { ...unit, year, yearLabel, asksYear } : unit;
}

/** Without fields that are undefined, which a stored mapping cannot have. */
const defined = (column: ColumnMapping): ColumnMapping =>
  Object.fromEntries(Object.entries(column).filter(([, value]) => value !== undefined)) as ColumnMapping;

function fixedSaid(
  fixed: Mapping["fixed"],
  { member, year: own, measure, part }: SaidMapping,
): Mapping["fixed"] {
  const said = { ...fixed };
  if (member !== undefined) Object.assign(said, { member, memberFromSheet: false, memberFromRows: false });
  if (own !== undefined)
    Object.assign(said, {
      year: own,
      yearLabel: null,
      yearFrom: "person",
      yearFromSheet: false,
      yearFromRows: false,
    });
  if (measure !== undefined) Object.assign(said, { measure, measureFromSheet: false });
  if (part !== undefined) said.part = part;
  return said;
}

/** A table that a program sends as lists of cells, the header first, as an opened file. */
export function fileOfCells(cells: readonly (readonly unknown[])[], name: string): OpenedFile {
  if (cells.some((row) => row.length > MAX_COLUMNS))
    throw wholeFile("too_many_columns", `A row has more than ${MAX_COLUMNS} cells.`);
  const rows = cells
    .map(
      (row, at): SheetRow => ({
        line: at + 1,
        cells: row.map((cell) => (cell === null || cell === undefined ? "" : String(cell).trim())),
      }),
    )
    .filter((row) => row.cells.some((cell) => cell !== ""));
  return {
    kind: "csv",
    name,
    remarks: [],
    sheets: [{ name, hidden: false, ...headerOf(rows), rows, template: null }],
  };
}
