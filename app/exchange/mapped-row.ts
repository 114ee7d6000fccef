import type { Catalog, ObservationState } from "../domain/types";
import type { FigureStyle } from "./figure-forms";
import { type CellRead, readCell, stateNamed } from "./mapped-cell";
import { type ColumnMapping, type ColumnUse, headerTexts, type Mapping } from "./mapping";
import { type Vocabulary, vocabularyOf } from "./mapping-words";
import { type Lookup, lookupOf, type ObservationRow, readRow } from "./observation-row";
import { isFormula, kindOf, type OpenedFile, type Sheet, type SheetRow } from "./opened-file";
import type { Remarks } from "./remarks";
import type { RowError } from "./table";
import { readYear } from "./year-forms";

/** Where in a workbook something stands; text files have one sheet. */
export const placedIn = (sheet: Sheet, file: OpenedFile, place: number | undefined) => ({
  ...(file.kind === "xlsx" && { sheet: sheet.name }),
  ...(place !== undefined && { place }),
});

/** The words of a row by their canonical names, and where each of them stands. */
type Words = Partial<Record<ColumnUse, string>>;

/** Reads the rows of a sheet: each is what it says, by figure, and what is wrong with it. */
export function sheetReader(
  file: OpenedFile,
  sheet: Sheet,
  mapping: Mapping,
  catalog: Catalog,
  remarks: Remarks,
): (row: SheetRow) => (ObservationRow | RowError)[] {
  const lookup = lookupOf(catalog);
  const vocabulary = vocabularyOf(catalog, mapping.words);
  const headers = headerTexts(sheet, mapping);
  const width = headers.findLastIndex((header) => header !== "") + 1;
  const placeOf = (use: ColumnUse) => mapping.columns.findIndex((column) => column.use === use);
  const places = Object.fromEntries(
    (["member", "measure", "year", "state", "note", "source", "dimension", "category"] as const).map(
      (use) => [use, placeOf(use)],
    ),
  ) as Record<Exclude<ColumnUse, "value" | "ignore" | "unknown">, number>;
  const values = mapping.columns.flatMap((column, place) =>
    column.use === "value" ? [{ column, place }] : [],
  );
  const style: FigureStyle = { ...mapping, currency: catalog.collaborative.currency };
  const member =
    sheet.template?.member ??
    (mapping.fixed.memberFromSheet ? (vocabulary.member(sheet.name) ?? sheet.name) : mapping.fixed.member);
  const year = sheet.template?.year ?? mapping.fixed.year;
  const headerAt = (place: number) => headers[place] || "value";

  return (row) => {
    const tooNarrow = wrongWidth(row, width, file, mapping);
    if (tooNarrow) return [tooNarrow];
    const text = (use: keyof typeof places) => row.cells[places[use]] ?? "";
    // A heading between the rows of a template, or a row that is for reading only.
    if (sheet.template && text("measure") === "") return [];
    const filled = values.filter(({ place }) => isFilled(row, place));
    const state = text("state");
    if (filled.length === 0 && (state === "" || stateNamed(state) === "value")) {
      if (text("note") !== "" && sheet.template)
        remarks.add("note_without_value", at(row, places.note, sheet, file, headerAt));
      return [];
    }
    const common = rowWords(row, places, { member, year }, mapping, vocabulary, (code, place, example) =>
      remarks.add(code, at(row, place, sheet, file, headerAt), example),
    );
    const cells = filled.length > 0 ? filled : values.slice(0, 1);
    const seen = new Set<string>();
    return cells.flatMap(({ column, place }): (ObservationRow | RowError)[] => {
      const read = readOne(row, column, place, common, lookup, style);
      // In our own templates shares are shown as percentages, as they should be.
      for (const { code, example } of read.remarks)
        if (!(sheet.template && code === "percent_cell"))
          remarks.add(code, at(row, place, sheet, file, headerAt), example);
      if (read.faults.length === 0 && read.cells) {
        const done = readRow(read.cells, row.line, headerAt(place), lookup);
        if (!("faults" in done)) return [{ ...done, ...placedIn(sheet, file, place) }];
        read.faults.push(...done.faults);
      }
      return read.faults.flatMap((fault) => {
        const use = (fault.column ?? "value") as keyof typeof places;
        const where = places[use] >= 0 && fault.column !== headerAt(place) ? places[use] : place;
        const told = {
          ...{ row: row.line, column: headerAt(where), code: fault.code, message: fault.message },
          ...placedIn(sheet, file, where),
        };
        // Of one row, what is wrong with its member is said once.
        const key = `${told.place} ${told.code} ${told.message}`;
        const again = seen.has(key);
        seen.add(key);
        return again ? [] : [told];
      });
    });
  };
}

function at(
  row: SheetRow,
  place: number,
  sheet: Sheet,
  file: OpenedFile,
  headerAt: (place: number) => string,
) {
  return {
    ...{ row: row.line, column: headerAt(place), place },
    sheet: file.kind === "xlsx" ? sheet.name : undefined,
  };
}

function isFilled(row: SheetRow, place: number): boolean {
  const kind = kindOf(row, place);
  return kind !== "m" && ((row.cells[place] ?? "") !== "" || kind === "u");
}

/** Text files lose the order of their columns where a separator is lost; workbooks cannot. */
function wrongWidth(row: SheetRow, width: number, file: OpenedFile, { headerRow }: Mapping): RowError | null {
  if (file.kind !== "csv" || headerRow === 0) return null;
  const filled = row.cells.findLastIndex((cell) => cell !== "") + 1;
  if (row.cells.length >= width && filled <= width) return null;
  return {
    ...{ row: row.line, column: null, code: "wrong_width" },
    message: `The row has ${Math.max(filled, row.cells.length)} fields, the header has ${width}: check the separators and quotation marks of this line.`,
  };
}

function rowWords(
  row: SheetRow,
  places: Record<string, number>,
  fixed: { member: string | null | undefined; year: number | null },
  mapping: Mapping,
  vocabulary: Vocabulary,
  remark: (code: string, place: number, example?: string) => void,
): Words {
  const words: Words = {};
  const take = (
    use: "member" | "measure" | "dimension" | "category" | "note" | "source" | "state" | "year",
  ) => {
    const place = places[use] ?? -1;
    if (place < 0) return "";
    const text = row.cells[place] ?? "";
    const kind = kindOf(row, place);
    // A note that is merged over rows is each row's; figures and states are not.
    if (kind === "m" && use === "state") return "";
    if (kind === "m") remark("merged_filled", place);
    if (isFormula(row, place) && text !== "") remark("formula_value", place);
    return text;
  };
  const member = take("member") || fixed.member || "";
  words.member = vocabulary.member(member) ?? member;
  const measure = take("measure") || mapping.fixed.measure || "";
  words.dimension = take("dimension");
  words.category = take("category");
  const part = vocabulary.measure(measure) === undefined ? vocabulary.part(measure) : undefined;
  words.measure = part?.measure ?? vocabulary.measure(measure) ?? measure;
  words.dimension = part?.dimension ?? vocabulary.dimension(words.dimension) ?? words.dimension;
  words.category = part?.category ?? vocabulary.category(words.dimension, words.category) ?? words.category;
  const yearText = take("year") || String(fixed.year ?? "");
  const kind = (places.year ?? -1) >= 0 ? kindOf(row, places.year ?? -1) : "s";
  const year = readYear(yearText, kind);
  if (year && !(year.how === "date" && mapping.dates === "refuse")) {
    words.year = String(year.year);
    if (year.how !== "plain")
      remark(
        year.how === "date" ? "date_as_year" : "span_as_year",
        places.year ?? 0,
        `${yearText} as ${year.year}`,
      );
  } else words.year = yearText;
  words.state = take("state");
  if ((places.note ?? -1) >= 0) words.note = take("note");
  if ((places.source ?? -1) >= 0) words.source = take("source");
  return words;
}

interface Fault {
  column: string | null;
  code: string;
  message: string;
}

/** The words of one figure: what its column says of it goes before what its row says. No words: it says nothing. */
function readOne(
  row: SheetRow,
  column: ColumnMapping,
  place: number,
  common: Words,
  lookup: Lookup,
  style: FigureStyle,
): { cells: Record<string, string> | null; faults: Fault[]; remarks: CellRead["remarks"] } {
  const { member, measure, year, dimension = "", category = "" } = column;
  const words = {
    ...common,
    ...(member !== undefined && { member }),
    ...(measure !== undefined && { measure, dimension, category }),
    ...(year !== undefined && { year: String(year) }),
  };
  const unit = lookup.item(words.measure ?? "")?.unit ?? "currency";
  const cell = readCell(row, place, unit, style);
  if ("fault" in cell)
    return { cells: null, faults: [{ column: "value", ...cell.fault }], remarks: cell.remarks };
  const state = stateOf(common.state ?? "", cell.state);
  if (state === null) return { cells: null, faults: [], remarks: cell.remarks };
  const note = words.note || cell.note;
  const noted = words.note !== undefined || cell.note !== undefined ? { note: note ?? "" } : {};
  return { cells: { ...words, ...noted, state, value: cell.value }, faults: [], remarks: cell.remarks };
}

/** The column of states goes before what the cell says ("n/a"), unless it says no more than that there is a value. */
function stateOf(said: string, cell: ObservationState | null): string | null {
  const named = said === "" ? "value" : stateNamed(said);
  if (named === null) return said;
  return named === "value" ? cell : named;
}
