import { isYear } from "../domain/years";
import type { CellKind } from "./opened-file";

/** A year as people write it, and whether it took some reading. */
export interface YearRead {
  year: number;
  how: "plain" | "date" | "span";
}

const inRange = (year: number) => year >= 1000 && year <= 9999;
const century = (short: string) => 2000 + Number(short);

/**
 * "2024", "FY2024", "FY 24", "2023–24" (the year in which it ends), a date. Null for what is no year.
 * A date in 1905 is a plain 2024 in a column that shows dates.
 */
export function readYear(text: string, kind: CellKind = "s"): YearRead | null {
  const plain = text.trim();
  if (/^\d{4}$/.test(plain)) return { year: Number(plain), how: "plain" };
  if (kind === "d" || /^\d{4}-\d{2}-\d{2}([ T].*)?$/.test(plain)) return ofDate(plain.slice(0, 10));
  const slashed = /^\d{1,2}[/.]\d{1,2}[/.](\d{4})$/.exec(plain)?.[1];
  if (slashed !== undefined) return { year: Number(slashed), how: "date" };
  const [, from = "", to = ""] = /^(?:fy|cy)?\s*'?(\d{4})\s*[-–—/]\s*'?(\d{4}|\d{2})$/i.exec(plain) ?? [];
  if (from !== "") {
    const end = to.length === 4 ? Number(to) : Math.floor(Number(from) / 100) * 100 + Number(to);
    return end === Number(from) + 1 ? { year: end, how: "span" } : null;
  }
  const [, long, short] =
    /^(?:fy|cy|fiscal year|calendar year|year)\s*'?(?:(\d{4})|(\d{2}))$/i.exec(plain) ?? [];
  if (long !== undefined) return { year: Number(long), how: "plain" };
  if (short !== undefined) return { year: century(short), how: "plain" };
  return null;
}

function ofDate(iso: string): YearRead | null {
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time)) return null;
  const serial = Math.round((time - Date.UTC(1899, 11, 30)) / 86_400_000);
  const year = Number(iso.slice(0, 4));
  if (isYear(serial)) return { year: serial, how: "date" };
  return inRange(year) ? { year, how: "date" } : null;
}

/** A header such as "New hires 2024" or "FY2024 – New hires": the year, and what is left without it. */
export function yearWithin(header: string): { year: number; rest: string } | null {
  const found = [...header.matchAll(/(?:\b(?:fy|cy)\s*)?(?<!\d)((?:19|20)\d{2})(?!\d)/gi)];
  const [only] = found;
  if (found.length !== 1 || !only) return null;
  const rest = (header.slice(0, only.index) + header.slice(only.index + only[0].length))
    .replace(/\(\s*\)/g, "")
    .replace(/^[\s·:–—,-]+|[\s·:–—,-]+$/g, "");
  return { year: Number(only[1]), rest };
}
