import { FIRST_YEAR } from "~/domain/years";
import { type DateRead, fullYear, readDate } from "./dates";

/** How files write the years of their figures. */
export type YearLabel =
  /** "2023", "FY23": a reporting year. */
  | { kind: "year"; year: number }
  /** "CY 2023". */
  | { kind: "calendar"; year: number }
  /** "2022-23": a year that begins in one calendar year and ends in the next. */
  | { kind: "span"; to: number }
  /** A date or month within the year. */
  | { kind: "date"; date: DateRead }
  /** "FYE 6/30/2023": the last day, or the last month, of the year. */
  | { kind: "ended"; date: DateRead }
  | { kind: "range"; start: DateRead; end: DateRead }
  /** "Q4 2023", "2023 YTD": not the whole year. */
  | { kind: "part"; year: number }
  /** "2025 target", "2024E": not what happened. */
  | { kind: "plan"; year: number };

/** The years that a number in a file can mean: up to next year and one more. */
export const latestYear = (): number => new Date().getUTCFullYear() + 2;
export const isFileYear = (year: number): boolean =>
  Number.isInteger(year) && year >= FIRST_YEAR && year <= latestYear();

const YEAR_WORDS = `(?:fy|fye|ye|sy|ay|fiscal year|fiscal yr|fiscal|school year|academic year|reporting year|report year|program year|year|yr)`;
const CALENDAR_WORDS = `(?:cy|calendar year|calendar)`;
const ENDED =
  /^(?:fye\b|ye\b|fy end(?:ed|ing)?|(?:fiscal |school |academic )?year[- ]end(?:ed|ing)?|fiscal year end(?:ed|ing)?|for the year ended|12 months ended|twelve months ended)[:,]?\s*(.+)$/i;
const PLAN =
  /\b(target|goal|budget(?:ed)?|plan(?:ned)?|project(?:ed|ion)|forecast|estimated?|expected|proposed)\b/i;
const PART = /\b(q[1-4]|[1-4]q|quarter|ytd|year[- ]to[- ]date|h[12]|half|month|to date|partial)\b/i;

/**
 * What a text in a place of years means; empty if it is not a year. More than one label where it can be read in
 * more than one way ("2011-12": a fiscal year, or December).
 * @param dayFirst whether "7/1/2022" is the seventh of January here
 */
export function readYearLabels(text: string, dayFirst = false): YearLabel[] {
  const plain = tidy(text);
  if (plain === "" || plain.length > 80 || !/\d/.test(plain)) return [];
  return inRange([
    ...simple(plain),
    ...ended(plain, dayFirst),
    ...dated(plain, dayFirst),
    ...qualified(plain, dayFirst),
  ]);
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[‘’`]/g, "'")
    .trim()
    .replace(/[*†‡]+$/, "")
    .replace(/^(\d{4})\.0+$/, "$1")
    .replace(/^([12])[ ,](\d{3})$/, "$1$2")
    .trim();
}

function simple(text: string): YearLabel[] {
  const marked = new RegExp(String.raw`^(?:${YEAR_WORDS}\s*[-:]?\s*)?'?(\d{4})$`, "i").exec(text)?.[1];
  if (marked !== undefined) return [{ kind: "year", year: Number(marked) }];
  const short = /^(?:(?:fy|sy|ay|fye|ye|fiscal year|fiscal)\s*[-:]?\s*'?|')(\d{2})$/i.exec(text)?.[1];
  if (short !== undefined) return [{ kind: "year", year: fullYear(short) }];
  const calendar = new RegExp(String.raw`^${CALENDAR_WORDS}\s*[-:]?\s*'?(\d{4}|\d{2})$`, "i").exec(text)?.[1];
  if (calendar !== undefined) return [{ kind: "calendar", year: fullYear(calendar) }];
  const span = new RegExp(
    String.raw`^(?:${YEAR_WORDS}\s*[-:]?\s*)?'?(\d{4}|\d{2})\s*[-–—/]\s*(?:fy\s*)?'?(\d{4}|\d{2})$`,
    "i",
  ).exec(text);
  if (!span) return [];
  const [, from = "", to = ""] = span;
  if (from.length < to.length) return [];
  const end = to.length === 4 ? Number(to) : Math.floor(fullYear(from) / 100) * 100 + Number(to);
  return end === fullYear(from) + 1 ? [{ kind: "span", to: end }] : [];
}

function ended(text: string, dayFirst: boolean): YearLabel[] {
  const rest = ENDED.exec(text)?.[1];
  if (rest === undefined) return [];
  return readDate(rest, dayFirst).map((date): YearLabel => ({ kind: "ended", date }));
}

function dated(text: string, dayFirst: boolean): YearLabel[] {
  const days = readDate(text, dayFirst);
  if (days.length > 0) return days.map((date): YearLabel => ({ kind: "date", date }));
  const ranges = cuts(text).flatMap(([first, last]) => {
    const [start] = readDate(first, dayFirst);
    const [end] = readDate(last, dayFirst);
    return start && end && start.start < end.end ? [{ kind: "range", start, end } as const] : [];
  });
  return ranges.slice(0, 1);
}

/** A range may have hyphens within its dates as well, so every place where it could be cut is tried. */
function cuts(text: string): [string, string][] {
  const marks = text.matchAll(/\s*(?:[-–—]|\b(?:to|through|thru|until)\b|(?<=\d{4}-\d{2}-\d{2})\/)\s*/gi);
  return [...marks].map(({ index, 0: mark }) => [text.slice(0, index), text.slice(index + mark.length)]);
}

/** A year with words beside it: "2023 actual", "FY 2023 (July 2022–June 2023)", "Q4 FY23", "2025 target". */
function qualified(text: string, dayFirst: boolean): YearLabel[] {
  const bracketed = /^(.*?)\s*[([](.+)[)\]]$/.exec(text);
  const [, outer = "", inner = ""] = bracketed ?? /^(.+?)()$/.exec(text) ?? [];
  const actual =
    /^(.*\d.*?)[\s,:-]*\b(actuals?|final|reported|results?|(?:un)?audited|revised|restated|prelim(?:inary)?)\b\.?$/i.exec(
      text,
    )?.[1];
  // "2023-24 school year", "2023 FY".
  const named =
    /^(.*\d)\s+(fy|sy|ay|(?:fiscal|school|academic|reporting|program) year|cy|calendar year)$/i.exec(text);
  if (named) return simple(tidy(`${named[2]} ${named[1]}`));
  if (actual) return readYearLabels(actual.replace(/[-:,]$/, ""), dayFirst);
  const letter = /^((?:fy|cy)?\s*'?\d{4})\s?([aefpb])$/i.exec(text);
  if (letter) {
    const [label] = simple(tidy(letter[1] ?? ""));
    if (!label) return [];
    if (letter[2]?.toLowerCase() === "a") return [label];
    return label.kind === "year" || label.kind === "calendar" ? [{ kind: "plan", year: label.year }] : [];
  }
  if (bracketed && inner !== "") {
    if (
      /^(actuals?|final|reported|results?|(?:un)?audited|revised|restated|prelim(?:inary)?\.?)$/i.test(inner)
    )
      return readYearLabels(outer, dayFirst);
    const outside = readYearLabels(outer, dayFirst);
    const inside = readYearLabels(inner, dayFirst);
    // Both must say the same: see yearFor.
    const isSaidTwice = inside[0]?.kind !== "year" || outside[0]?.kind === "span";
    if (outside.length === 1 && inside.length === 1 && isSaidTwice) return [...outside, ...inside];
  }
  const year = yearIn(text);
  if (year === null) return [];
  if (PLAN.test(text)) return [{ kind: "plan", year }];
  return PART.test(text) ? [{ kind: "part", year }] : [];
}

/** The only year in a text; null if there are none or several. */
function yearIn(text: string): number | null {
  const found = [...text.matchAll(/(?<!\d)(\d{4})(?!\d)|\b(?:fy|cy)\s*'?(\d{2})(?!\d)/gi)];
  const [only] = found;
  return found.length === 1 && only ? fullYear(only[1] ?? only[2] ?? "") : null;
}

const yearsOf = (label: YearLabel): number[] => {
  switch (label.kind) {
    case "span":
      return [label.to];
    case "date":
    case "ended":
      return [Number(label.date.start.slice(0, 4))];
    case "range":
      return [Number(label.start.start.slice(0, 4)), Number(label.end.end.slice(0, 4))];
    default:
      return [label.year];
  }
};

const inRange = (labels: YearLabel[]) => labels.filter((label) => yearsOf(label).every(isFileYear));

/** A year inside a longer text, such as "New hires 2023-24" or "FY24 – New hires", and the text without it. */
export function yearInside(text: string): { label: string; rest: string } | null {
  const found = [
    ...text.matchAll(
      /(?<![\d.,])(?:(?:fye?|cy|sy|ay|fiscal year|fiscal|school year|academic year|calendar year)\s*[-:]?\s*'?(?:\d{4}|\d{2})(?:\s?[-–—/]\s?'?(?:\d{4}|\d{2}))?|(?:19|20)\d{2}(?:\s?[-–—/]\s?'?(?:\d{4}|\d{2}))?)(?![\d]|[.,]\d)/gi,
    ),
  ];
  const [only] = found;
  if (found.length !== 1 || !only) return null;
  const label = only[0].trim();
  const [first] = readYearLabels(label);
  if (!first || first.kind === "date" || first.kind === "range") return null;
  const rest = (text.slice(0, only.index) + text.slice(only.index + only[0].length))
    .replace(/[([]\s*[)\]]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s·:–—,/-]+|[\s·:–—,/-]+$/g, "");
  return { label, rest };
}
