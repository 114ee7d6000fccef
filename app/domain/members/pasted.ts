import { SECTORS, type Sector } from "~/domain/terms";
import { LAST_YEAR } from "~/domain/years";
import { MAX_SLUG_CHARS, nameKey, nameTaken, slugFrom, slugSchema } from "./member";

/** Several institutions from one paste: a line each, as copied from a spreadsheet or typed. */

/** More lines than these are refused. */
export const MOST_PASTED = 100;
/** More characters than these are refused. */
export const MOST_PASTED_CHARS = 30_000;

export interface PastedMember {
  name: string;
  slug: string;
  sector: Sector;
  fiscalYearEndMonth: number;
  /** ISO. */
  joinedOn: string;
}

export interface PastedMembers {
  members: PastedMember[];
  /** What is wrong, each with its line, counted from 1; with a fault, nothing may be stored. */
  faults: { line: number; message: string }[];
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
/** A membership may be older than any year with numbers. */
const OLDEST = 1800;
const HEADINGS = ["name", "institution", "member"];
const SECTOR_LIST = Object.values(SECTORS).join(", ");

/**
 * Reads lines of name, sector, month in which the fiscal year ends (December without one), and first day of membership
 * (January 1 of the baseline year without one), separated by tabs, semicolons, or commas. A heading is left out.
 * @param known members that already exist: names and short names are unique
 */
export function readPastedMembers(
  text: string,
  { baselineYear, known }: { baselineYear: number; known: readonly { name: string; slug: string }[] },
): PastedMembers {
  const separator = text.includes("\t") ? "\t" : text.includes(";") ? ";" : ",";
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, place) => ({ line: place + 1, cells: line.split(separator).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const rows = HEADINGS.includes((lines[0]?.cells[0] ?? "").toLowerCase()) ? lines.slice(1) : lines;
  const [first] = rows;
  if (!first) return { members: [], faults: [{ line: 1, message: "Enter at least one institution." }] };
  const more = rows[MOST_PASTED];
  if (more)
    return { members: [], faults: [{ line: more.line, message: `Add at most ${MOST_PASTED} at once.` }] };
  const members: PastedMember[] = [];
  const faults = rows.flatMap(({ line, cells }) => {
    const read = readLine(cells, baselineYear);
    const fault = typeof read === "string" ? read : taken(read, [...known, ...members]);
    if (fault !== null) return [{ line, message: fault }];
    if (typeof read !== "string") members.push(read);
    return [];
  });
  return { members, faults };
}

/** The member, or what is wrong with the line. */
function readLine(cells: string[], baselineYear: number): PastedMember | string {
  const [name = "", sectorText = "", monthText = "", sinceText = "", ...more] = cells;
  if (more.some((cell) => cell !== ""))
    return "There are more than four parts: name, sector, fiscal year end, member since.";
  if (nameKey(name) === "") return "Enter the institution’s name.";
  if (name.length > 200) return "Use at most 200 characters for a name.";
  const sector = sectorOf(sectorText);
  if (sector === null)
    return sectorText === ""
      ? `Enter a sector after the name: ${SECTOR_LIST}.`
      : `“${sectorText.slice(0, 60)}” is not a sector. The sectors are ${SECTOR_LIST}.`;
  const month = monthText === "" ? 12 : monthOf(monthText);
  if (month === null) return `“${monthText.slice(0, 60)}” is not a month: write June or 6.`;
  const joinedOn = sinceText === "" ? `${baselineYear}-01-01` : dayOf(sinceText);
  if (joinedOn === null)
    return `“${sinceText.slice(0, 60)}” is not a day: write 2020-01-01, or the year alone.`;
  return { name, slug: slugFrom(name), sector, fiscalYearEndMonth: month, joinedOn };
}

function taken(member: PastedMember, others: readonly { name: string; slug: string }[]): string | null {
  if (member.slug === "" || member.slug.length > MAX_SLUG_CHARS || !slugSchema.safeParse(member.slug).success)
    return "No short name can be made from this name. Add it by itself below.";
  const sameName = others.find(({ name }) => nameKey(name) === nameKey(member.name));
  if (sameName) return nameTaken({ slug: "", name: member.name }, [sameName]);
  const sameSlug = others.find(({ slug }) => slug === member.slug);
  return sameSlug ? `Its short name would be that of “${sameSlug.name}”. Add it by itself below.` : null;
}

function sectorOf(text: string): Sector | null {
  const codes = Object.keys(SECTORS) as Sector[];
  const key = nameKey(text);
  return codes.find((code) => nameKey(code) === key || nameKey(SECTORS[code]) === key) ?? null;
}

function monthOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null;
  const word = text.toLowerCase().replace(/\.$/, "");
  const at = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(word));
  return at < 0 ? null : at + 1;
}

function dayOf(text: string): string | null {
  const isYear = /^\d{4}$/.test(text);
  const day = isYear ? `${text}-01-01` : text;
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  if (!parsed || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day) return null;
  const year = Number(day.slice(0, 4));
  return year >= OLDEST && year <= LAST_YEAR ? day : null;
}
