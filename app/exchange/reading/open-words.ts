import type { Catalog } from "~/domain/terms";
import { readCell } from "~/exchange/columns/mapped-cell";
import type { Mapping, MarkMeaning } from "~/exchange/columns/mapping";
import type { Vocabulary } from "~/exchange/columns/mapping-words";
import { labelsOf } from "~/exchange/columns/row-labels";
import { dataRows } from "~/exchange/columns/sheet-columns";
import { contextOf, nothingLeftOut, openTitles, type SheetContext } from "~/exchange/columns/sheet-context";
import type { OpenedFile, SheetRow } from "~/exchange/opening/opened-file";
import { collectRemarks } from "~/exchange/opening/remarks";
import { markOf, meaningOf } from "./marks";
import { measureNamed } from "./measure-names";
import { isWhole } from "./row-words";
import { unitOfRow } from "./units";

/** Words of a file whose meaning only its sender knows, each listed once. */
export interface OpenWords {
  members: string[];
  measures: string[];
  /** "gender: Femmes", with the code of the dimension. */
  categories: string[];
  years: string[];
  units: string[];
  /** Titles and names of sheets that may limit the figures under them. */
  titles: string[];
  /** Texts that are no plain figures, with what was said about them. */
  marks: OpenMark[];
  /** A row without a name stands under one with a name. */
  namesOnce: boolean;
}

export interface OpenMark {
  /** The pattern under which its meaning is kept. */
  pattern: string;
  /** One of its texts. */
  example: string;
  count: number;
  /** It has one number that could be taken without the mark. */
  hasNumber: boolean;
  meaning: MarkMeaning | null;
}

const MAX_WORDS = 50;
const MAX_WORD_CHARS = 500;

/** Lists the open words of the sheets that are read. */
export function openWords(file: OpenedFile, mapping: Mapping, catalog: Catalog): OpenWords {
  const found = {
    members: new Set<string>(),
    measures: new Set<string>(),
    categories: new Set<string>(),
    years: new Set<string>(),
    units: new Set<string>(),
    titles: new Set<string>(),
  };
  const marks = new Map<string, OpenMark>();
  let namesOnce = false;
  if (mapping.form !== "template")
    for (const sheet of file.sheets.filter(({ name, hidden }) => !hidden && mapping.sheets.includes(name))) {
      const input = { file, sheet, mapping, catalog, remarks: collectRemarks(), leftOut: nothingLeftOut() };
      const context = contextOf(input);
      const titles = openTitles(sheet, { mapping, catalog, kind: file.kind }).map(({ title }) => title);
      for (const title of titles) found.titles.add(title);
      for (const { label } of context.open) if (!titles.includes(label)) found.measures.add(label);
      let above = false;
      for (const row of dataRows(sheet, mapping)) {
        const labels = labelsOf(row, context);
        if (labels === null) continue;
        // A heading among the rows names nothing that is read, unless the rows under it take their names from it.
        const filled = [...context.values.map(({ place }) => place), context.places.state];
        if (!mapping.fillDown && filled.every((place) => (row.cells[place] ?? "") === "")) continue;
        const named = NAMES.every(
          (use) => context.places[use] < 0 || (row.cells[context.places[use]] ?? "") !== "",
        );
        namesOnce ||= !named && above;
        above ||= named;
        addNames(row, labels.member, { found, context });
        addMarks(row, marks, context);
      }
    }
  const listed = (words: Set<string>) =>
    [...words].filter((word) => word !== "" && word.length <= MAX_WORD_CHARS).slice(0, MAX_WORDS);
  return {
    members: listed(found.members),
    measures: listed(found.measures),
    categories: listed(found.categories),
    years: listed(found.years),
    units: listed(found.units),
    titles: listed(found.titles),
    marks: [...marks.values()].sort((a, b) => b.count - a.count).slice(0, MAX_WORDS),
    namesOnce,
  };
}

/** What may be written only in the first row of a group. */
const NAMES = ["member", "measure", "year"] as const;

type Found = Record<"members" | "measures" | "categories" | "years" | "units", Set<string>>;

function addNames(
  row: SheetRow,
  memberName: string | null,
  { found, context }: { found: Found; context: SheetContext },
): void {
  const { places, vocabulary, categories, mapping } = context;
  const text = (place: number) => (place < 0 ? "" : (row.cells[place] ?? ""));
  const fromSheet = mapping.fixed.memberFromSheet ? (context.fixed.member ?? "") : "";
  const member = (memberName ?? text(places.member)) || fromSheet;
  if (vocabulary.member(member) === undefined) found.members.add(member);
  const measure = text(places.measure);
  if (measureNamed(measure, vocabulary) === null) found.measures.add(measure);
  for (const { place, dimension } of categories) {
    const word = text(place);
    if (dimension !== null && word !== "" && !isWhole(word) && isUnknown(vocabulary, dimension, word))
      found.categories.add(`${dimension}: ${word}`);
  }
  const year = text(places.year) || (mapping.fixed.yearFromSheet ? (context.fixed.year ?? "") : "");
  const slug = vocabulary.member(member || context.fixed.member || "") ?? "";
  if (
    year !== "" &&
    typeof context.yearOf(year, row.kinds?.[places.year]?.toLowerCase() === "d", slug).year !== "number"
  )
    found.years.add(year);
  const unit = text(places.unit);
  if (unit !== "" && !Object.hasOwn(mapping.words.units, unit) && unitOfRow(unit) === null)
    found.units.add(unit);
}

const isUnknown = (vocabulary: Vocabulary, dimension: string, word: string) =>
  vocabulary.category(dimension, word) === undefined;

function addMarks(
  row: SheetRow,
  marks: Map<string, OpenMark>,
  { values, style, places }: SheetContext,
): void {
  const hasNote = (row.cells[places.note] ?? "") !== "";
  for (const { place } of values) {
    const text = row.cells[place] ?? "";
    // Most cells are plain numbers.
    if (text === "" || text.length > MAX_WORD_CHARS || /^[\d.,]+$/.test(text)) continue;
    const meaning = meaningOf(text, style.marks);
    if (meaning === null) {
      const read = readCell(row, place, "currency", { ...style, rates: {} });
      const isWord =
        "fault" in read
          ? read.fault.code === "not_a_number" && read.fault.message.includes("stands for")
          : read.state === "unavailable" && read.note === undefined && !hasNote;
      if (!isWord) continue;
    }
    const { pattern, number } = markOf(text);
    const known = marks.get(pattern);
    if (known) known.count++;
    else if (marks.size < 1000)
      marks.set(pattern, { pattern, example: text, count: 1, hasNumber: number !== null, meaning });
  }
}
