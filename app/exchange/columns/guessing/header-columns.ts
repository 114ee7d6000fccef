import type { ColumnMapping } from "~/exchange/columns/mapping";
import { headerUse, isKindOfMember, plainly, type Vocabulary } from "~/exchange/columns/mapping-words";
import { isPartHeader, isPlanHeader } from "~/exchange/reading/row-words";
import { type UnitWords, unitInHeader } from "~/exchange/reading/units";
import { yearInside } from "~/exchange/reading/year-labels";
import { ACTUAL_AT_END, aspectsOf, joined, ofMeasure, ofYear } from "./header-aspects";

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
