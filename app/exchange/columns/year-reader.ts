import { endMonthIn, type FiscalYear } from "~/domain/members/fiscal-year";
import { own } from "~/domain/own";
import type { Member } from "~/domain/terms";
import { isPartOfYear } from "~/exchange/reading/row-words";
import { readYearLabels, type YearLabel } from "~/exchange/reading/year-labels";
import { type YearFault, yearFor } from "~/exchange/reading/year-of-label";
import type { Mapping } from "./mapping";
import { plainly } from "./mapping-words";

export interface YearSaid {
  year: number | YearFault;
  how: "plain" | "date" | "span";
  /** The text is about a part of that year: "Q1 FY24". */
  part?: string | undefined;
  /** The text names a time of the year, which tells it apart from others: "Jan-24". */
  when?: string | undefined;
}

/** The reporting year that a text means for a member, named by its short name. */
export type YearReader = (text: string, isDate: boolean, member: string) => YearSaid;

type Rules = Pick<Mapping, "words" | "dayFirst" | "dates">;

const ENDS =
  /^(?:fye|ye|fy end(?:ed|ing)?|(?:fiscal |school |academic |reporting )?(?:year|period) end(?:ed|ing)?)(?: date)?$/;

/** Whether a header says that the dates under it are the last days of years: "FYE". */
export const namesEnds = (header: string): boolean => ENDS.test(plainly(header));

/** Each text is looked up once a file. */
export function yearReader(
  mapping: Rules & { ends: boolean },
  members: readonly (Pick<Member, "slug"> & FiscalYear)[],
): YearReader {
  const readers = new Map<string, Known>();
  const bySlug = new Map(members.map((member) => [member.slug, knownOf(readers, member)]));
  const others = knownOf(readers, { fiscalYearEndMonth: 12 });
  return (text, isDate, member) => {
    const known = bySlug.get(member) ?? others;
    const texts = isDate ? known.dated : known.plain;
    const earlier = texts.get(text);
    if (earlier) return earlier;
    const read = readYear(text, isDate, known.fiscalYear, mapping);
    if (texts.size < 10_000) texts.set(text, read);
    return read;
  };
}

/** What was read before for the members with one fiscal year. */
interface Known {
  fiscalYear: FiscalYear;
  plain: Map<string, YearSaid>;
  dated: Map<string, YearSaid>;
}

function knownOf(all: Map<string, Known>, fiscalYear: FiscalYear): Known {
  const { fiscalYearEndMonth, earlierFiscalYearEnds = [] } = fiscalYear;
  const key = JSON.stringify([fiscalYearEndMonth, earlierFiscalYearEnds]);
  const known = all.get(key) ?? { fiscalYear, plain: new Map(), dated: new Map() };
  all.set(key, known);
  return known;
}

function readYear(
  text: string,
  isDate: boolean,
  fiscalYear: FiscalYear,
  { words, dates, dayFirst, ends }: Rules & { ends: boolean },
): YearSaid {
  const chosen = own(words.years, text);
  const when = isPartOfYear(text) ? text : undefined;
  if (chosen !== undefined) return { year: chosen, how: "plain", when };
  const serial = isDate ? serialYear(text) : null;
  if (serial !== null) return { year: serial, how: "date" };
  const labels = readYearLabels(text, dayFirst).map(
    (label): YearLabel => (ends && label.kind === "date" ? { kind: "ended", date: label.date } : label),
  );
  const [label] = labels;
  // Without "FY", a quarter may be one of the calendar.
  if (
    label?.kind === "part" &&
    labels.length === 1 &&
    when !== undefined &&
    (endMonthIn(fiscalYear, label.year) === 12 || /fy|fiscal/i.test(text))
  )
    return { year: label.year, how: "plain", part: text };
  const isOfDate = labels.some(({ kind }) => kind === "date" || kind === "ended");
  if (isOfDate && dates === "refuse") return { year: yearFor([], fiscalYear, text), how: "date" };
  const isSpan = labels.some(({ kind }) => kind === "span" || kind === "range");
  return {
    year: yearFor(labels, fiscalYear, text),
    how: isSpan ? "span" : isOfDate ? "date" : "plain",
    when,
  };
}

/** A date in 1905 is a plain 2024 in a column formatted as dates. */
function serialYear(iso: string): number | null {
  if (!iso.startsWith("190")) return null;
  const serial = Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
  return serial >= 1990 && serial <= 2100 ? serial : null;
}
