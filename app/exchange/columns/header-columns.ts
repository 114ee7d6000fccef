import { isPartHeader, isPartOfYear, isPlanHeader } from "~/exchange/reading/row-words";
import { type UnitWords, unitInHeader } from "~/exchange/reading/units";
import { readYearLabels, type YearLabel, yearFor, yearInside } from "~/exchange/reading/year-labels";
import type { ColumnMapping } from "./mapping";
import { headerUse, isKindOfMember, plainly, type Vocabulary } from "./mapping-words";

/** What header texts say about their columns, before anybody looks at the cells. */

/** "Prior year", "Baseline": a year that only the sender knows. */
const RELATIVE =
  /\b(?:prior|previous|last|current|this) (?:fiscal |reporting |school |academic )?(?:years?|fy|period)\b|\bbaseline(?: year)?\b|^(?:py|prior fy|current fy)$/i;

export function columnsOfHeader(texts: string[], words: Vocabulary): ColumnMapping[] {
  const taken = new Set<string>();
  const names = texts.map((text) => headerUse(unitInHeader(text).rest));
  const hasMember = names.includes("member");
  const columns = texts.map((text, place): ColumnMapping => {
    if (text === "") return { use: "ignore" };
    const own = ownUse(text, names[place] ?? null, { hasMember, words });
    if (own === null || own.use === "value")
      return figuresOfHeader(text, words) ?? own ?? unknownColumn(text);
    const key = own.use === "category" ? `category ${own.dimension ?? ""}` : own.use;
    const several = own.use === "ignore" || own.use === "part";
    // With a code and a label side by side, the first is enough.
    if (!several && taken.has(key)) return { use: own.use === "scenario" ? "part" : "ignore" };
    taken.add(key);
    return own;
  });
  return oneBareValue(withPeriod(texts, columns));
}

const STARTS =
  /^(?:(?:(?:fiscal year|fy|reporting|reporting period|period|date) )?(?:start|starts|from|begin|begins|beginning|start date|begin date|beginning date|starting)|from date)$/;
const ENDS =
  /^(?:(?:(?:fiscal year|fy|reporting|reporting period|period|date) )?(?:end|ends|to|thru|through|until|ending|end date|ending date)|to date)$/;

/** "Period start" and "Period end", "From" and "To": the first and the last day of each row's year, if no column names it. */
function withPeriod(texts: string[], columns: ColumnMapping[]): ColumnMapping[] {
  const names = texts.map(plainly);
  const [starts, ends] = [STARTS, ENDS].map((pattern) => names.filter((name) => pattern.test(name)));
  const hasYear = columns.some(({ use, year }) => use === "year" || year !== undefined);
  if (hasYear || starts?.length !== 1 || ends?.length !== 1) return columns;
  return columns.map((column, place) => {
    if (STARTS.test(names[place] ?? "")) return { use: "start" };
    return ENDS.test(names[place] ?? "") ? { use: "year" } : column;
  });
}

function ownUse(
  text: string,
  use: ReturnType<typeof headerUse>,
  { hasMember, words }: { hasMember: boolean; words: Vocabulary },
): ColumnMapping | null {
  if (use === "value") return { use, ...unitColumn(unitInHeader(text).unit) };
  if (use !== null) return { use };
  // The corner of a table whose header lines are named at their left: "Institution" over "Year".
  const lines = text.split(" · ");
  if (lines.length > 1 && lines.every((line) => headerUse(line) !== null)) return { use: "measure" };
  if (words.measure(text) !== undefined) return null;
  const dimension = words.dimension(text);
  if (dimension !== undefined) return { use: "category", dimension };
  if (!hasMember && isKindOfMember(text)) return { use: "member" };
  return isPartHeader(text) ? { use: "part" } : null;
}

/** A total beside the years, or a second column of figures: what it holds is unclear. */
function oneBareValue(columns: ColumnMapping[]): ColumnMapping[] {
  const isNamed = ({ use, year, measure, member }: ColumnMapping) =>
    use === "value" && Boolean(year || measure || member);
  const hasNamed = columns.some(isNamed);
  let hasValue = false;
  return columns.map((column) => {
    if (column.use !== "value" || isNamed(column) || column.category || column.part || column.asksYear)
      return column;
    if (hasNamed || hasValue) return { use: "unknown" };
    hasValue = true;
    return column;
  });
}

/** The part of a column's mapping that its unit says. */
export function unitColumn({ power, currency, percent }: UnitWords): Partial<ColumnMapping> {
  const column: Partial<ColumnMapping> = {};
  if (power !== undefined) column.power = power;
  if (currency !== undefined) column.currency = currency;
  if (percent) column.percent = true;
  return column;
}

/** A header of unknown figures keeps its unit and year for whoever says what they are. */
function unknownColumn(text: string): ColumnMapping {
  const { unit, rest } = unitInHeader(text);
  const inside = yearInside(rest);
  const column: ColumnMapping = { use: "unknown", ...unitColumn(unit), ...(inside && ofYear(inside.label)) };
  if (RELATIVE.test(rest)) column.asksYear = true;
  return column;
}

/** What a header says about the figures under it: their measure, category, year, and member; null if nothing. */
function figuresOfHeader(text: string, words: Vocabulary): ColumnMapping | null {
  const { unit, rest } = unitInHeader(text);
  // A name of a measure may itself look like a unit or a plan; one with a unit behind it does not.
  const whole =
    Object.keys(unit).length === 0 || aspectsOf(rest, words) === null ? ofMeasure(text, words) : null;
  if (whole) return { use: "value", ...whole };
  const relative = RELATIVE.exec(rest);
  const bare = relative
    ? joined([rest.slice(0, relative.index), rest.slice(relative.index + relative[0].length)])
    : rest.replace(ACTUAL_AT_END, "");
  if (!relative && isPlanHeader(rest)) return headerUse(rest) === null ? planColumn(rest, words) : null;
  const said = aspectsOf(bare, words);
  if (said === null && !(relative && bare === "")) return null;
  // "Impact hires (%)" are no number of hires.
  if (unit.percent && said?.measure !== undefined && !words.isShare(said.measure))
    return { use: "unknown", ...unitColumn(unit) };
  const column: ColumnMapping = { use: "value", ...said, ...unitColumn(unit) };
  if (relative) column.asksYear = true;
  return column;
}

/** A target beside a measure is left out; any other column with such a word is asked about. */
function planColumn(text: string, words: Vocabulary): ColumnMapping {
  const rest = text.replace(
    /\b(?:targets?|goals?|budget(?:ed)?|plan(?:ned)?|project(?:ions?|ed)|forecast(?:ed)?|estimated?|proposed)\b/gi,
    "",
  );
  const year = yearInside(rest);
  const bare = joined([year ? year.rest : rest]);
  return bare === "" || aspectsOf(bare, words) !== null ? { use: "ignore" } : unknownColumn(text);
}

const joined = (parts: string[]) =>
  parts
    .join(" ")
    .replace(/[([]\s*[)\]]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s·:–—,/-]+|[\s·:–—,/-]+$/g, "");

type Aspects = Pick<
  ColumnMapping,
  "measure" | "dimension" | "category" | "also" | "year" | "yearLabel" | "member" | "part"
>;

/** "New hires actual", "Actual": what happened, as opposed to a plan in another column. */
const ACTUAL_AT_END = /[\s·:–—,-]*[([]?\b(?:actuals?|reported|audited)\b[)\]]?$/i;

/** Splits a header into a measure, a category, a year, and a member; null if any of it is unknown. */
function aspectsOf(text: string, words: Vocabulary): Aspects | null {
  const single =
    ofMeasure(text, words) ??
    ofYear(text) ??
    ofMember(text, words) ??
    words.anyCategory(text) ??
    ofPart(text);
  if (single) return single;
  const inside = yearInside(text);
  if (inside) {
    const year = ofYear(inside.label);
    const rest = inside.rest === "" ? {} : (ofMeasure(inside.rest, words) ?? aspectsOf(inside.rest, words));
    if (year && rest && !("year" in rest)) return { ...rest, ...year };
  }
  for (const cut of text.matchAll(/\s*[·:|]\s*|\s+[-–—/]\s+|,\s+/g)) {
    const left = aspectsOf(text.slice(0, cut.index).trim(), words);
    const right = aspectsOf(text.slice(cut.index + cut[0].length).trim(), words);
    const both = left && right && joinedAspects(left, right);
    if (both) return both;
  }
  return withPart(text, words);
}

/** What two parts of a header say; null if they contradict each other. */
function joinedAspects(left: Aspects, right: Aspects): Aspects | null {
  const shared = Object.keys(left).filter((key) => key in right);
  if (shared.length === 0) return { ...left, ...right };
  const { dimension, category, ...rest } = right;
  // "Women · White": a part by two breakdowns at once.
  const isCross = shared.every((key) => key === "dimension" || key === "category");
  if (!isCross || dimension === undefined || category === undefined || left.also) return null;
  return dimension === left.dimension ? null : { ...left, ...rest, also: { dimension, category } };
}

/** "New hires Q1", "Q1 new hires", "Women new hires". */
function withPart(text: string, words: Vocabulary): Aspects | null {
  const [, first = "", rest = ""] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
  const [, start = "", last = ""] = /^(.+)\s+[([]?([^\s()[\]]+)[)\]]?$/.exec(text) ?? [];
  const behind = isPartOfYear(last) ? ofMeasure(start, words) : null;
  if (behind) return { ...behind, part: last };
  const measure = ofMeasure(rest, words);
  if (!measure || measure.category !== undefined) return null;
  if (isPartOfYear(first)) return { ...measure, part: first };
  const category = words.anyCategory(first);
  return category ? { ...measure, ...category } : null;
}

/** "Q1": the figures under it are a part of the year's. */
const ofPart = (text: string): Aspects | null => (isPartOfYear(text) ? { part: text } : null);

const ofMember = (text: string, words: Vocabulary): Aspects | null => {
  const member = words.member(text);
  return member === undefined ? null : { member };
};

function ofYear(text: string): Aspects | null {
  const labels = readYearLabels(text);
  const [label] = labels;
  if (!label || labels.some(({ kind }) => kind === "part" || kind === "plan")) return null;
  // "Jun-23" heads the figures of a month.
  if (labels.every(({ kind }) => kind === "date")) return null;
  const year = yearFor(labels, { fiscalYearEndMonth: usualEnd(labels) }, text);
  if (typeof year !== "number") return null;
  return label.kind === "year" && labels.length === 1 ? { year } : { year, yearLabel: text };
}

/** The end of the fiscal year that fits a label, for showing it before the member is known. */
function usualEnd(labels: YearLabel[]): number {
  const dated = labels.find((label) => label.kind === "ended" || label.kind === "range");
  if (dated?.kind === "ended") return Number(dated.date.end.slice(5, 7));
  if (dated?.kind === "range") return Number(dated.end.end.slice(5, 7));
  return labels.some(({ kind }) => kind === "span") ? 6 : 12;
}

function ofMeasure(
  text: string,
  words: Vocabulary,
): Pick<ColumnMapping, "measure" | "dimension" | "category"> | null {
  for (const name of namesIn(text)) {
    const measure = words.measure(name);
    if (measure !== undefined) return { measure };
    const part = words.part(name);
    if (part) return part;
  }
  return null;
}

/** A name as written, without footnote marks, and without its number and "Number of" or "Total". */
function namesIn(text: string): Set<string> {
  const unmarked = text.replace(/\s*(?:[*†‡§⁰¹²³⁴-⁹]+|\[\d+\])$/u, "");
  const unnumbered = unmarked.replace(/^(?:\d{1,2}[a-z]?[.)]|#)\s+/i, "");
  const counted = unnumbered
    .replace(/^(?:total )?(?:(?:number|no\.|nos\.|#|count)(?: of)?|of)(?: the)? +/i, "")
    .replace(/^(?:grand )?total +(?:of )?/i, "")
    .replace(/[\s,:–-]+(?:count|total)$/i, "");
  return new Set([text, unmarked, unnumbered, counted]);
}

/** Whether every column of a line has a name that says what it holds, so that what follows is data. */
export function isComplete(texts: string[], columns: ColumnMapping[]): boolean {
  const plain = texts.map(plainly);
  const hasName = columns.some(
    ({ use, member, measure }) => use === "member" || use === "measure" || member || measure,
  );
  return (
    hasName &&
    texts.length > 1 &&
    texts.every((text) => text !== "") &&
    new Set(plain).size === plain.length &&
    columns.every(({ use }) => use !== "unknown") &&
    columns.some(({ use }) => use === "value")
  );
}
