import { isFigure } from "~/exchange/columns/guessing/guess-header";
import { headerUse, isKindOfMember, plainly, type Vocabulary } from "~/exchange/columns/mapping-words";
import { kindOf, type Sheet, type SheetRow } from "~/exchange/opening/opened-file";
import { describesRows, isRemark } from "./doubtful-columns";
import type { Heading } from "./headings";
import { pairOf, titleOf } from "./lines";
import { measureNamed } from "./measure-names";
import { isPartHeader, isPartOfYear, isPlanHeader } from "./row-words";
import { yearTextIn } from "./titles";
import { type UnitWords, unitInHeader, unitOfRow } from "./units";
import { readYearLabels } from "./year-labels";

/**
 * A form: labels of measures under each other, one figure beside each, and the member and the year in titles or in
 * lines such as "Institution: Mercy Hospital". One sheet is about one member and one year.
 */
export interface Form {
  labels: number;
  values: number;
  /** Columns to the right that hold units or remarks. */
  units: number | null;
  notes: number | null;
  /** What the header above the figures says about them. */
  unit: UnitWords;
  head: FormHead;
  /** Nothing but a form has lines such as these. */
  isCertain: boolean;
}

export interface FormHead {
  /** As written; null if no line names it. */
  member: string | null;
  year: string | null;
  /** Of a form that is repeated for each year: the lines that name the years. */
  years: Heading[];
  /** The lines that hold no figures. */
  lines: ReadonlySet<number>;
  /** Lines that may limit the form to a part of its member: "Department: Nursing". */
  open: { label: string; value: string }[];
}

/** Forms are short; longer sheets are tables. */
const MAX_LINES = 300;
const YEAR_LABEL =
  /^(?:(?:data|reporting|report|fiscal|school|academic|calendar|survey) )?(?:years?|period|fy)(?: (?:reported|of data|ending|ended|end))?$/;
const MEMBER_LABEL =
  /^(?:your |name of (?:your |the )?)?(?:member|institution|organi[sz]ation|anchor|partner|company|hospital|university|college|agency|entity)(?: name)?$/;

const known = new WeakMap<Sheet, WeakMap<Vocabulary["member"], Form | null>>();

/** The form that a sheet is; null if it is none, or is about more than one member. */
export function formOf(sheet: Sheet, words: Vocabulary): Form | null {
  const own = known.get(sheet) ?? new WeakMap<Vocabulary["member"], Form | null>();
  known.set(sheet, own);
  const earlier = own.get(words.member);
  if (earlier !== undefined) return earlier;
  const form = sheet.rows.length > MAX_LINES || sheet.template ? null : readForm(sheet, words);
  own.set(words.member, form);
  return form;
}

function readForm({ rows, name }: Sheet, words: Vocabulary): Form | null {
  const labels = labelColumn(rows, words);
  const isMeasure = (row: SheetRow) => measureNamed(row.cells[labels] ?? "", words) !== null;
  const figures = rows.filter(isMeasure);
  const places = new Set(figures.flatMap((row) => figurePlaces(row, labels)));
  const [values] = places;
  if (labels < 0 || values === undefined || places.size > 1) return null;
  // A name before a label is a table's; a number before it only counts the lines.
  const isNamed = ({ cells }: SheetRow) => cells.slice(0, labels).some((cell) => /\p{L}/u.test(cell));
  if (figures.some(isNamed)) return null;
  const more = furtherColumns(figures, { labels, values });
  if (more === null) return null;
  const start = rows.indexOf(figures[0] as SheetRow);
  const nameOf = (row: SheetRow) => {
    const named = measureNamed(row.cells[labels] ?? "", words);
    return named && `${named.measure ?? ""} ${named.category ?? ""}`;
  };
  const head = readHead(rows, { start, nameOf, values, words });
  // A sheet named after another member contradicts its lines.
  const named = words.member(name);
  if (head?.member && named !== undefined && named !== words.member(head.member)) return null;
  if (head === null || (figures.length < 2 && !head.isStated)) return null;
  const { unit, isStated, hasHeader, ...stated } = head;
  return { labels, values, ...more, unit, head: stated, isCertain: isStated || !hasHeader };
}

/** The first column in which measures are named beside figures. */
function labelColumn(rows: SheetRow[], words: Vocabulary): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const at = row.cells.findIndex((cell) => /\p{L}/u.test(cell));
    if (at >= 0 && measureNamed(row.cells[at] ?? "", words) !== null && figurePlaces(row, at).length > 0)
      counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1;
}

const figurePlaces = (row: SheetRow, labels: number) =>
  row.cells.flatMap((cell, place) =>
    place > labels && cell !== "" && kindOf(row, place) !== "m" && isFigure(row, place) ? [place] : [],
  );

/** Units and remarks beside the figures; null if there is more, which makes it a table. */
function furtherColumns(
  rows: SheetRow[],
  { labels, values }: { labels: number; values: number },
): Pick<Form, "units" | "notes"> | null {
  const columns: Pick<Form, "units" | "notes"> = { units: null, notes: null };
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  for (let place = labels + 1; place < width; place++) {
    const texts = rows.map(({ cells }) => cells[place] ?? "").filter((text) => text !== "");
    if (place === values || texts.length === 0) continue;
    if (place > values && columns.units === null && texts.every((text) => unitOfRow(text) !== null))
      columns.units = place;
    else if (place > values && columns.notes === null && texts.every(isRemark)) columns.notes = place;
    else return null;
  }
  return columns;
}

interface Head extends FormHead {
  unit: UnitWords;
  /** A line names the member or the year. */
  isStated: boolean;
  hasHeader: boolean;
}

function readHead(
  rows: SheetRow[],
  {
    start,
    nameOf,
    values,
    words,
  }: { start: number; nameOf: (row: SheetRow) => string | null; values: number; words: Vocabulary },
): Head | null {
  const members = new Set<string>();
  const years: Heading[] = [];
  const figures: { line: number; name: string }[] = [];
  const lines = new Set<number>();
  const open: Head["open"] = [];
  let unit: UnitWords = {};
  let hasHeader = false;
  let isStated = false;
  for (const [at, row] of rows.entries()) {
    const { line } = row;
    const name = nameOf(row);
    if (name !== null) {
      figures.push({ line, name });
      continue;
    }
    const pair = pairOf(row);
    if (pair && isMemberLabel(pair.label, words)) members.add(pair.value);
    else if (pair && YEAR_LABEL.test(plainly(pair.label)))
      years.push({ line, member: null, year: pair.value });
    else if (pair && headerUse(pair.label) === "measure") {
      const header = headerAbove(pair.value, words);
      if (header === null || at > start) return null;
      if (header.member) members.add(header.member);
      if (header.year) years.push({ line, member: null, year: header.year });
      unit = header.unit;
      hasHeader = true;
      lines.add(row.line);
      continue;
    } else if (pair && !isAsideLine(pair, row)) {
      // A figure under another name is asked about like any unknown measure.
      if (!isFigure(row, values)) open.push(pair);
      if (titleOf(row) !== null) lines.add(row.line);
      continue;
    } else if (!pair) {
      const title = titleOf(row);
      if (title === null) {
        if (at < start && !isHeading(row)) return null;
        if (at < start) hasHeader = true;
        lines.add(row.line);
        continue;
      }
      // A heading such as "Targets" or "Q1" makes the figures under it something else.
      if (at >= start - 1 && (isPlanHeader(title) || isPartOfYear(title))) return null;
      if (at >= start - 1 && namesPart(title)) open.push({ label: title, value: "the figures under it" });
      if (words.member(title) !== undefined) members.add(title);
      const year = yearTextIn(title);
      if (year !== null) years.push({ line, member: null, year });
      isStated ||= words.member(title) !== undefined || year !== null;
    }
    isStated ||= members.size + years.length > 0;
    lines.add(row.line);
  }
  const slugs = new Set([...members].map((member) => words.member(member) ?? member));
  if (slugs.size > 1) return null;
  const [member = null] = members;
  const texts = new Set(years.map(({ year }) => year));
  const [year = null] = texts;
  const repeated = texts.size > 1 && repeats(years, figures);
  return {
    member,
    year: texts.size > 1 ? null : year,
    years: repeated ? years : [],
    lines,
    open,
    unit,
    isStated,
    hasHeader,
  };
}

/** Whether a form is repeated under each year: each part of it begins with its year and names the same measures. */
function repeats(years: Heading[], figures: { line: number; name: string }[]): boolean {
  const parts = years.map(({ line }, at) => {
    const next = years[at + 1]?.line ?? Number.POSITIVE_INFINITY;
    return figures.filter((figure) => figure.line > line && figure.line < next).map(({ name }) => name);
  });
  const [first = []] = parts;
  const isFirst = figures.every(({ line }) => line > (years[0]?.line ?? 0));
  return isFirst && parts.every((names) => names.length > 0 && names.some((name) => first.includes(name)));
}

const isMemberLabel = (label: string, words: Vocabulary) =>
  MEMBER_LABEL.test(plainly(label)) ||
  ((headerUse(label) === "member" || isKindOfMember(label)) && words.measure(label) === undefined);

const isAsideLine = ({ label, value }: { label: string; value: string }, row: SheetRow) =>
  describesRows(label) ||
  isRemark(value) ||
  /\bdates?\b|\bsignature\b|\bsources?\b/i.test(label) ||
  // A title may have a colon; "Department: Nursing" is none.
  (row.cells.filter((cell) => cell !== "").length === 1 && !isPartHeader(label));

/** "Nursing department", "North campus". */
const namesPart = (heading: string) =>
  heading.split(/\s+/).length > 1 && heading.split(/\s+/).some(isPartHeader);

/** A line of words, such as the names of the columns. */
const isHeading = (row: SheetRow) => !row.cells.some((cell, at) => cell !== "" && isFigure(row, at));

/** What stands above the figures: a unit, the member, or the year; null if it makes them something else. */
function headerAbove(
  text: string,
  words: Vocabulary,
): { member?: string; year?: string; unit: UnitWords } | null {
  const { unit, rest } = unitInHeader(text);
  if (isPlanHeader(rest)) return null;
  if (words.member(rest) !== undefined) return { member: rest, unit };
  const labels = readYearLabels(rest);
  if (labels.length > 0 && labels.every(({ kind }) => kind !== "part" && kind !== "plan"))
    return { year: rest, unit };
  return headerUse(rest) === "value" || unitOfRow(text) !== null ? { unit } : null;
}
