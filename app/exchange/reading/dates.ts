import { DateTime } from "luxon";

/** Dates as people write them in columns of years. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The month of "June", "Jun", "Sept."; null for other words. */
export function monthOf(word: string): number | null {
  const name = word.toLowerCase().replace(".", "");
  const at = MONTHS.findIndex((month) => name.startsWith(month));
  if (at < 0) return null;
  const full =
    DateTime.utc(2000, at + 1)
      .setLocale("en-US")
      .monthLong?.toLowerCase() ?? "";
  return name.length === 3 || name === "sept" || name === full ? at + 1 : null;
}

/** "Jan" for 1. */
export function monthName(month: number): string {
  const name = MONTHS[month - 1] ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A year of two or four digits; two digits mean this century. */
export const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function dayOf(year: number, month: number, day: number): string | null {
  const date = DateTime.utc(year, month, day);
  return date.isValid ? date.toISODate() : null;
}

export interface DateRead {
  /** First and last day that the text may mean: the same for a date, the whole month for a month. */
  start: string;
  end: string;
}

const ofDay = (day: string | null): DateRead[] => (day === null ? [] : [{ start: day, end: day }]);

function ofMonth(year: number, month: number): DateRead[] {
  const start = dayOf(year, month, 1);
  if (start === null) return [];
  return [{ start, end: DateTime.utc(year, month, 1).endOf("month").toISODate() ?? start }];
}

/**
 * What a text such as "6/30/2023", "June 30, 2023", "Jun-23", or "2023-06-30" means.
 * @param dayFirst whether "7/1/2022" is the seventh of January here
 * @returns more than one reading only where both are possible; none if it is not a date
 */
export function readDate(text: string, dayFirst = false): DateRead[] {
  const plain = text
    .trim()
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[AP]M)?Z?$/i, "")
    .replace(/\s+/g, " ");
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (iso) return ofDay(dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(plain);
  if (numbers) {
    const [, first = "", mark, second = "", year = ""] = numbers;
    // With points, the day comes first everywhere.
    const order = dayFirst || mark === "." ? [second, first] : [first, second];
    const usual = dayOf(fullYear(year), Number(order[0]), Number(order[1]));
    return ofDay(usual ?? dayOf(fullYear(year), Number(order[1]), Number(order[0])));
  }
  const named =
    /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(plain) ??
    swapped(/^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4}|\d{2})$/i.exec(plain));
  if (named) {
    const month = monthOf(named[1] ?? "");
    return month === null ? [] : ofDay(dayOf(fullYear(named[3] ?? ""), month, Number(named[2])));
  }
  const month = /^([a-z]+)\.?[ \-–'’/]{1,2}(\d{4}|\d{2})$/i.exec(plain);
  const number = month && monthOf(month[1] ?? "");
  if (month && number) return ofMonth(fullYear(month[2] ?? ""), number);
  const digits = /^(\d{4})[-/](\d{2})$/.exec(plain) ?? swappedPair(/^(\d{1,2})\/(\d{4})$/.exec(plain));
  return digits ? ofMonth(Number(digits[1]), Number(digits[2])) : [];
}

const swapped = (match: RegExpExecArray | null) => match && [match[0], match[2], match[1], match[3]];
const swappedPair = (match: RegExpExecArray | null) => match && [match[0], match[2], match[1]];

/** Whether "30/06/2023" can only have the day first (true), "6/30/2023" only the month (false); null if neither. */
export function dayOrder(text: string): boolean | null {
  const [, first = "", second = ""] = /^(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})$/.exec(text.trim()) ?? [];
  if (Number(first) > 12 && Number(second) <= 12) return true;
  return Number(second) > 12 && Number(first) <= 12 && first !== "" ? false : null;
}
