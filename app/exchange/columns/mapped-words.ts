import { own } from "~/domain/own";
import { isFormula, kindOf, type SheetRow } from "~/exchange/opening/opened-file";
import { headingAt } from "~/exchange/reading/headings";
import { type MeasureName, measureNamed } from "~/exchange/reading/measure-names";
import { isWhole } from "~/exchange/reading/row-words";
import { type UnitWords, unitInHeader, unitOfRow } from "~/exchange/reading/units";
import type { RowLabels } from "./row-labels";
import { type RowUse, remark, type SheetContext } from "./sheet-context";

/** What the cells of a row say beside its figures, in the words of the catalog where it has them. */
export interface RowWords {
  member: string;
  measure: string;
  dimension: string;
  category: string;
  /** The year as written; which one it is depends on the member. */
  year: { text: string; isDate: boolean };
  state: string;
  note?: string;
  source?: string;
  /** The unit of the row's figures; a word that is no unit. */
  unit: UnitWords | { unknown: string } | null;
  part: string;
  total: boolean;
  /** Adding up its parts was agreed to. */
  agreed: boolean;
}

/** What the rows above a row name, where its sender said that a row without a name belongs to them; else nothing. */
export interface NamesAbove {
  member: string;
  measure: string;
  year: RowWords["year"];
}

export function readWords(
  row: SheetRow,
  { context, labels, above }: { context: SheetContext; labels: RowLabels; above: NamesAbove },
): RowWords {
  const { places, fixed, vocabulary } = context;
  const take = (use: RowUse) => takeCell(row, places[use], context, use === "state");
  const heading = headingAt(context.headings, row.line);
  const ownMember = labels.member ?? take("member");
  const member = ownMember || above.member || heading.member || fixed.member || "";
  const measure = take("measure") || above.measure || fixed.measure || "";
  const name = measureNamed(measure, vocabulary);
  const split = name?.category === undefined ? categoryOf(row, context) : name;
  const ownYear = periodOfRow(take("start"), take("year"), places.start >= 0);
  const yearText = ownYear || above.year.text;
  const words: RowWords = {
    member: vocabulary.member(member) ?? member,
    measure: name?.measure ?? measure,
    dimension: split.dimension ?? "",
    category: split.category ?? "",
    year: {
      text: yearText || heading.year || fixed.year || "",
      isDate: ownYear === "" ? above.year.isDate : places.start < 0 && kindOf(row, places.year) === "d",
    },
    state: take("state"),
    unit: unitIn(take("unit"), context) ?? unitOfName(measure, name, context),
    part: [labels.part, "other" in split ? split.other : ""].filter(Boolean).join(", "),
    total: labels.total || ("alone" in split && split.alone === true),
    agreed: "other" in split && split.other !== "",
  };
  if (places.note >= 0) words.note = take("note");
  if (places.source >= 0) words.source = take("source");
  return words;
}

/** "7/1/2022 – 6/30/2023" where two columns hold the first and the last day; with one of them blank, no year. */
const periodOfRow = (start: string, end: string, isPair: boolean): string =>
  isPair && (start !== "" || end !== "") ? `${start} – ${end}` : end;

function takeCell(row: SheetRow, place: number, context: SheetContext, ownOnly = false): string {
  if (place < 0) return "";
  const text = row.cells[place] ?? "";
  const kind = kindOf(row, place);
  // A note merged over several rows belongs to each of them; figures and states do not.
  if (kind === "m" && ownOnly) return "";
  if (kind === "m") remark(context, { row, code: "merged_filled", place });
  if (isFormula(row, place) && text !== "") remark(context, { row, code: "formula_value", place });
  return text;
}

interface Split {
  dimension?: string;
  category?: string;
  /** Of a table split by two dimensions: the category of the one that is not kept. */
  other: string;
  /** Split by one dimension in a table that is split by two: the total of the other. */
  alone: boolean;
}

/** The category of a row, from its columns or for the whole file. */
function categoryOf(row: SheetRow, context: SheetContext): Split {
  const { mapping, vocabulary, categories, places } = context;
  const named = categories.flatMap(({ place, dimension }) => {
    const text = takeCell(row, place, context);
    const own = dimension ?? takeCell(row, places.dimension, context);
    if (text === "" && (dimension !== null || own === "")) return [];
    if (isWhole(text) && dimension !== null) return [];
    const code = vocabulary.dimension(own) ?? own;
    return [{ dimension: code, category: vocabulary.category(code, text) ?? text, text }];
  });
  const kept = named.find(({ dimension }) => dimension === mapping.keep);
  const [first, second] = named;
  if (first && second) {
    const main = kept ?? first;
    const other = named.filter((each) => each !== main).map(({ text }) => text);
    return { dimension: main.dimension, category: main.category, other: other.join(", "), alone: false };
  }
  if (first)
    return { dimension: first.dimension, category: first.category, other: "", alone: categories.length > 1 };
  const { part } = mapping.fixed;
  return { ...(part ?? {}), other: "", alone: false };
}

/** The unit behind a measure's name, also where somebody said what the name means. */
function unitOfName(text: string, name: MeasureName | null, { mapping }: SheetContext): UnitWords | null {
  const unit = Object.hasOwn(mapping.words.measures, text) ? unitInHeader(text).unit : (name?.unit ?? {});
  return Object.keys(unit).length > 0 ? unit : null;
}

function unitIn(text: string, { mapping }: SheetContext): RowWords["unit"] {
  if (text === "") return null;
  const chosen = own(mapping.words.units, text);
  if (chosen === "") return null;
  return unitOfRow(chosen ?? text) ?? { unknown: text };
}
