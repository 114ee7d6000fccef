import { endMonthIn, type FiscalYear } from "~/domain/members/fiscal-year";
import { type Period, periodFor } from "~/domain/periods";
import type { YearLabel } from "./year-labels";

/** Why a text is not a year of the member. */
export type YearFault = { code: string; message: string };

/**
 * The reporting year that a label means for a member, whose fiscal-year end may have changed.
 * @param text the label as written, for messages
 */
export function yearFor(labels: YearLabel[], member: FiscalYear, text: string): number | YearFault {
  const years = labels.map((label) => yearOfLabel(label, member, text));
  const [first] = years;
  if (first === undefined) return notAYear(text);
  const fault = years.find((year) => typeof year !== "number");
  const plain = years.filter((year) => typeof year === "number");
  // "FY 2023 (July 2022–June 2023)" says it twice; of two readings of one text, any that fits counts.
  const saysTwice =
    labels.length > 1 &&
    labels.some(({ kind }) => kind === "range" || kind === "ended" || kind === "span") &&
    labels.every(({ kind }) => kind !== "date");
  if (plain.length === 0 || (saysTwice && fault !== undefined)) return fault ?? first;
  if (new Set(plain).size > 1)
    return {
      code: "ambiguous_year",
      message: `“${text}” can be read as ${[...new Set(plain)].join(" or ")}: say which year it is.`,
    };
  return plain[0] ?? first;
}

/** The fault of a text that is no year at all. */
export const notAYear = (text: string): YearFault => ({
  code: "bad_year",
  message: `“${text}” is not a year such as 2025: say which year it is.`,
});

function yearOfLabel(label: YearLabel, member: FiscalYear, text: string): number | YearFault {
  const fits = (year: number, { start, end }: Partial<Period>) => {
    const period = periodFor(member, year);
    const isRight = (start ?? period.start) === period.start && (end ?? period.end) === period.end;
    return isRight ? year : misfit(text, endMonthIn(member, year));
  };
  switch (label.kind) {
    case "year":
      return label.year;
    case "calendar":
      return fits(label.year, { start: `${label.year}-01-01`, end: `${label.year}-12-31` });
    case "span":
      return periodFor(member, label.to).start < `${label.to}-01-01`
        ? label.to
        : misfit(text, endMonthIn(member, label.to));
    case "date":
      return fiscalYear(label.date.end, member);
    case "ended":
      return fits(fiscalYear(label.date.end, member), { end: label.date.end });
    case "range":
      return fits(fiscalYear(label.end.end, member), { start: label.start.start, end: label.end.end });
    case "part":
      return {
        code: "part_of_year",
        message: `“${text}” is not a whole year: add up its parts, or say which year it stands for.`,
      };
    case "plan":
      return { code: "not_actual", message: `“${text}” is a plan, not what happened: leave it out.` };
  }
}

/** The year in whose period the date lies. */
function fiscalYear(date: string, member: FiscalYear): number {
  const year = Number(date.slice(0, 4));
  return date <= periodFor(member, year).end ? year : year + 1;
}

const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");

function misfit(text: string, endMonth: number): YearFault {
  return {
    code: "period_misfit",
    message: `“${text}” does not match the member’s year, which ends in ${MONTH_NAMES[endMonth - 1]}: say which year it is.`,
  };
}
