import { plainly } from "~/exchange/columns/mapping-words";
import { monthName, monthOf } from "./dates";

/** What the words of a row say about it as a whole: a total, a note, a plan, or a part of something. */

const TOTAL =
  /^(?:grand|sub)[- ]?totals?\b|^(?:(?:grand|sub|sub-|overall|combined|column|row|report|annual|fiscal year|all) ?)?totals?\b(?::|$| \(| for\b| of\b| all\b)|(?:^|[\s-–:,])(?:sub-?|grand )?totals?:?$|^(?:sum|sum total|all members|all institutions|all anchors|whole group|collaborative total|network total)$/i;
const STATISTIC =
  /^(?:averages?|avg\.?|means?|medians?|minimum|maximum|min\.?|max\.?|count|number of (?:members|institutions|respondents)|(?:percent|percentage|%|year-over-year|yoy) ?change|change|difference|variance|std\.? ?dev\.?|n ?=.*)(?:$|:| (?:of|for|per|across|from)\b.*)/i;
const NOTE =
  /^(?:sources?|notes?|footnotes?|definitions?|prepared|as of|last updated|updated|legend|key|disclaimer|comments?|contact|questions)\b ?[:.–—-]|^(?:[*†‡§]|\[\d+\]|\(\d+\)|\d+[.)] )\s*\S|^(?:source|note|data (?:are|is|as)|prepared|updated|printed|exported|generated|report run|page \d)\b/i;

export type RowWord = "total" | "statistic" | "note";

/** What a label says about its row: the total, another statistic, or a note; null for a name. */
export function rowWord(label: string): RowWord | null {
  const text = label.replace(/\s+/g, " ").trim();
  if (text === "" || text.length > 1000) return null;
  if (TOTAL.test(text)) return "total";
  if (STATISTIC.test(text) || /\s(?:average|mean|median)$/i.test(text)) return "statistic";
  return NOTE.test(text) ? "note" : null;
}

/** "St. Mary’s Health Total" → "St. Mary’s Health"; empty for a bare "Total". */
export function withoutTotal(label: string): string {
  return label
    .replace(/\s+/g, " ")
    .replace(/^(?:grand |sub-?|overall )?totals?\b[:\s-–]*(?:for |of )?/i, "")
    .replace(/[\s:,–-]*(?:grand |sub-?)?totals?:?$/i, "")
    .trim();
}

/** In a column of categories, a word for the whole. */
const WHOLE = new Set([
  "total",
  "systemwide",
  "system wide",
  "enterprise wide",
  "organization wide",
  "entire institution",
  "whole institution",
  "all combined",
  "all",
  "overall",
  "everyone",
  "all employees",
  "all hires",
  "all genders",
  "all races",
  "sum",
  "whole",
]);
const ALL_OF =
  /^(?:all|total) (?:sites|locations|campuses|facilities|departments|divisions|units|programs|teams|hospitals|schools|colleges|quarters|months|ages|groups|categories|staff|workers|people|types|shifts|grades|zip codes)$/;
export const isWhole = (word: string): boolean => WHOLE.has(plainly(word)) || ALL_OF.test(plainly(word));

const ACTUAL = new Set([
  "actual",
  "actuals",
  "reported",
  "result",
  "results",
  "achieved",
  "final",
  "audited",
]);
const PLAN = new Set(
  "target targets goal goals budget budgeted plan planned projection projected projections forecast forecasted estimate estimated proposed benchmark baseline".split(
    " ",
  ),
);

/** Whether a word marks what happened or what is planned (a baseline is told from both); null for other words. */
export function scenarioOf(word: string): "actual" | "plan" | null {
  const plain = plainly(word).replace(/ (?:value|values|figure|year|\d{2,4})$/, "");
  if (ACTUAL.has(plain)) return "actual";
  return PLAN.has(plain) ? "plan" : null;
}

/** Whether a header names a plan beside a measure: "New hires target", "Goal 2030". */
export function isPlanHeader(header: string): boolean {
  return plainly(header)
    .split(" ")
    .some((word) => PLAN.has(word));
}

const PART_HEADERS = new Set(
  [
    "department, departments, dept, division, unit name, business unit, section, team, office, program, programme",
    "site, sites, location, locations, facility, facilities, campus, branch, building, subsidiary, service line",
    "quarter, qtr, month, week, half, period of year",
    "job title, job family, position, grade, shift, cost center, cost centre, fund, project, account",
    "vendor, supplier, commodity, spend category, category of spend",
    "region, county, neighborhood, zip, zip code, ward, school, college, hospital, clinic, agency, entity",
    "age, age group, age band, age range, employment type, employment status, employee type, employee class, worker type, staff type, union, union status, veteran status, veteran, disability, disability status, job type, job class, job category, job level, pay grade, position type, full time or part time, ft pt, ft or pt, fte type, contract type, hire type, tenure, education, education level, pathway, track, term, semester",
  ].flatMap((names) => names.split(", ")),
);

/** Whether a header names parts of an institution or of a year, such as departments, sites, or quarters. */
export const isPartHeader = (header: string): boolean => PART_HEADERS.has(plainly(header));

const PART_OF_YEAR =
  /^(?:q[1-4]|[1-4]q|(?:1st|2nd|3rd|4th|first|second|third|fourth) quarter|quarter [1-4]|h[12]|(?:1st|2nd|first|second) half|([a-z]{3,9})\.?)(?:[ -/]?(?:fy|cy)?[ ]?'?\d{2,4})?$/i;

/** A number under "Quarter" or "Month" in words: "Q1", "Jan"; other texts as they are. */
export function timeUnder(header: string, text: string): string {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  const of = plainly(header);
  if (/^(?:(?:fiscal )?quarter|qtr|q)$/.test(of) && number >= 1 && number <= 4) return `Q${number}`;
  if (/^(?:half|half year)$/.test(of) && (number === 1 || number === 2)) return `H${number}`;
  return /^(?:month|mo)$/.test(of) && number >= 1 && number <= 12 ? monthName(number) : text;
}

const TERM =
  /^(?:fall|autumn|winter|spring|summer)(?: (?:term|semester|session|quarter))?(?: \d{4})?$|^week \d{1,2}$/i;

/** A term or a week: a time of the year, of which nobody knows how many there are. */
export const isTerm = (word: string): boolean => TERM.test(word.trim());

/** Whether a word names a quarter, a month, or another part of a year, with or without its year. */
export function isPartOfYear(word: string): boolean {
  const text = word.trim().replace(/^(?:fy|cy)?[ ]?'?(\d{4}|\d{2})[ -/]+(?=[a-z])/i, "");
  const [whole, month] = PART_OF_YEAR.exec(text) ?? [];
  return whole !== undefined && (month === undefined || monthOf(month) !== null);
}
