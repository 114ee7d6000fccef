import { isFigure } from "~/exchange/columns/guessing/guess-header";
import { stateNamed } from "~/exchange/columns/mapped-cell";
import type { ColumnMapping, Mapping } from "~/exchange/columns/mapping";
import { headerUse, isKindOfMember, plainly, type Vocabulary } from "~/exchange/columns/mapping-words";
import { dataRows, headerTexts } from "~/exchange/columns/sheet-columns";
import { kindOf, type Sheet, type SheetRow } from "~/exchange/opening/opened-file";
import { isPartHeader, isPartOfYear, isWhole, rowWord, scenarioOf } from "./row-words";
import { unitOfRow } from "./units";
import { readYearLabels } from "./year-labels";

/**
 * Columns of words that nobody knows: "Name: Nursing", "Cohort: Apprentices". A row with such a word may be about a
 * part of its member's figure, so it is in question until its sender says that the column changes nothing.
 */

interface Cells {
  header: string;
  texts: string[];
  /** How many rows the table has beside its notes and totals. */
  rows: number;
}

/** Headers of remarks, people, and addresses: they describe a row without saying what it is about. */
const ASIDE =
  /\b(?:comments?|notes?|remarks?|narrative|explanation|feedback|context|contacts?|respondent|e-?mails?|phone|telephone|fax|url|website|link|address|street|attachment|time ?stamp|(?:first|last|full|your) name|(?:submitted|prepared|completed|entered|reported|reviewed|approved|verified|uploaded|created|updated|modified) (?:by|on|at|date)|(?:report|survey|entry|print|export|response) date|date (?:of|reported|received|filled)|(?:date|last) (?:submitted|prepared|completed|entered|updated|modified))\b/i;
const CODES =
  /^(?:id|no|row|ein|uei|duns|npi|tax id|guid|uuid|key|(?:member|institution|organi[sz]ation|anchor|partner|row|record|response|submission|measure|metric|indicator) (?:id|code|no|number|key|abbreviation))$/;
const TRAITS =
  /^(?:sector|industry|strategy|definition|country|(?:member|institution|organi[sz]ation|anchor|partner) (?:type|sector|category)|type of (?:member|institution|organi[sz]ation|anchor))$/;

/** What a status column says about a row's way through a review. */
const PROGRESS = new Set(
  "ok,yes,no,done,complete,completed,incomplete,draft,submitted,in review,reviewed,approved,accepted,verified,unverified,not verified,reported,entered,received,imported,open,closed,locked,pending,final,preliminary,new,updated,missing,current".split(
    ",",
  ),
);
const NO_WORD = new Set(
  "na,n a,none,nil,true,false,null,tbd,unknown,not applicable,not available,x,yes,no,y,n".split(","),
);

/** Whether a header or label introduces remarks, people, codes, or traits of a member. */
export const describesRows = (header: string): boolean =>
  ASIDE.test(header) || CODES.test(plainly(header)) || TRAITS.test(plainly(header));

/** Turns columns that are left out, but may tell parts of a figure, into columns of parts. */
export function withDoubts(
  columns: ColumnMapping[],
  {
    sheets,
    place,
    words,
  }: { sheets: Sheet[]; place: Pick<Mapping, "headerRow" | "headerRows">; words: Vocabulary },
): ColumnMapping[] {
  const [sheet] = sheets;
  if (!sheet || place.headerRow === 0) return columns;
  const headers = headerTexts(sheet, place);
  const rows = sheets.flatMap((each) => dataRows(each, place));
  const ordinary = rows.filter(isOrdinary).length;
  return columns.map((column, at): ColumnMapping => {
    if (column.use !== "ignore") return column;
    const header = headers[at] ?? "";
    const texts = rows
      .filter((row) => kindOf(row, at) !== "d" && kindOf(row, at) !== "m" && !isFigure(row, at))
      .map(({ cells }) => cells[at] ?? "")
      .filter((text) => /\p{L}/u.test(text));
    const isOther = contradicts(at, header, { columns, rows, words });
    if (isOther) return { use: "part" };
    if (texts.length === 0 || isAside({ header, texts, rows: ordinary })) return column;
    const isKnown = knownWords(header, columns, words);
    const open = [...new Set(texts)].filter((text) => !isKnown(text));
    if (open.length === 0) return column;
    const twin = columns.findIndex(({ use }) => use !== "ignore" && use === headerUse(header));
    const pairs = rows.map(({ cells }) => [cells[twin] ?? "", cells[at] ?? ""] as const);
    return twin >= 0 && areOneToOne(pairs) ? column : { use: "part" };
  });
}

/** Whether a second column of members or years names others than the first: two tables side by side, for example. */
function contradicts(
  at: number,
  header: string,
  { columns, rows, words }: { columns: ColumnMapping[]; rows: SheetRow[]; words: Vocabulary },
): boolean {
  const use = headerUse(header) ?? (isKindOfMember(header) ? "member" : null);
  const first = columns.findIndex((column) => column.use === use);
  if ((use !== "member" && use !== "year") || first < 0) return false;
  const meaning = (text: string) => {
    if (use === "member") return words.member(text);
    const [label] = readYearLabels(text);
    return label?.kind === "year" ? label.year : undefined;
  };
  return rows.some(({ cells }) => {
    const [one, other] = [meaning(cells[first] ?? ""), meaning(cells[at] ?? "")];
    return one !== undefined && other !== undefined && one !== other;
  });
}

/** Whether a row is no note and no total. */
function isOrdinary({ cells }: SheetRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 1 && rowWord(filled[0] ?? "") === null;
}

/** Whether the column describes rows, or is the same for all of them. */
function isAside({ header, texts, rows }: Cells): boolean {
  if (describesRows(header) || plainly(header) === "what to do") return true;
  const distinct = new Set(texts);
  const namesParts = isPartHeader(header) || isKindOfMember(header) || headerUse(header) === "member";
  if (distinct.size === 1 && texts.length > 1 && texts.length >= rows && !namesParts) return true;
  const long = texts.filter(isRemark).length;
  return long >= texts.length * 0.6 && distinct.size * 2 > texts.length;
}

/** A sentence, an address of mail or the web, or a phone number with its extension. */
export function isRemark(text: string): boolean {
  const words = text.split(/\s+/).length;
  return words >= 8 || (words >= 4 && /[.!?]$/.test(text)) || /^\S+@\S+\.\w+$|^https?:|^www\./i.test(text);
}

/** Words that say nothing new: of the row's other columns, of the whole, or of no part at all. */
function knownWords(header: string, columns: ColumnMapping[], words: Vocabulary): (text: string) => boolean {
  const used = new Set(columns.map(({ dimension }) => dimension));
  const isStatus = plainly(header) === "status";
  const isYear = (text: string) => {
    const labels = readYearLabels(text);
    return labels.length > 0 && labels.every(({ kind }) => kind !== "part" && kind !== "plan");
  };
  return (text) => {
    const plain = plainly(text);
    const category = words.anyCategory(text);
    return (
      NO_WORD.has(plain) ||
      (isStatus && PROGRESS.has(plain)) ||
      words.member(text) !== undefined ||
      words.measure(text) !== undefined ||
      words.part(text) !== undefined ||
      (category !== undefined && used.has(category.dimension)) ||
      stateNamed(text) !== null ||
      isWhole(text) ||
      rowWord(text) !== null ||
      scenarioOf(text) === "actual" ||
      unitOfRow(text) !== null ||
      (!isPartOfYear(text) && isYear(text))
    );
  };
}

/** A second name for each member or measure, such as its abbreviation. */
function areOneToOne(pairs: readonly (readonly [string, string])[]): boolean {
  const there = new Map<string, string>();
  const back = new Map<string, string>();
  for (const [one, other] of pairs) {
    if ((there.get(one) ?? other) !== other || (back.get(other) ?? one) !== one) return false;
    there.set(one, other);
    back.set(other, one);
  }
  return there.size > 1;
}
