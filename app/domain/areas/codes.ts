/**
 * Codes of places as people's files have them (docs/rules.md, section 14). A code is cleaned only where the rule for its
 * unit leaves no doubt; anything else is unreadable, and is counted as such.
 */
export const AREA_UNITS = ["zip", "tract2010", "tract2020", "postal", "named"] as const;
export type AreaUnit = (typeof AREA_UNITS)[number];

export const AREA_UNIT_NAMES: Record<AreaUnit, string> = {
  zip: "ZIP codes",
  tract2010: "Census tracts, 2010",
  tract2020: "Census tracts, 2020",
  postal: "Postal codes",
  named: "Named places",
};

export type CleanCode =
  | { kind: "blank" }
  | { kind: "unreadable" }
  /** `completed`: zeros that a spreadsheet dropped were put back. */
  | { kind: "code"; code: string; completed: boolean };

/** The longest text that can be a code or the name of a place. */
export const LONGEST_CODE = 80;

/** A cell as the code it means, or why it means none. */
export function cleanCode(text: string, unit: AreaUnit): CleanCode {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "blank" };
  if (trimmed.length > LONGEST_CODE) return { kind: "unreadable" };
  const cleaned = CLEANERS[unit](trimmed);
  if (cleaned === null) return { kind: "unreadable" };
  return { kind: "code", code: cleaned.code, completed: cleaned.completed ?? false };
}

type Cleaned = { code: string; completed?: boolean } | null;

const CLEANERS: Record<AreaUnit, (text: string) => Cleaned> = {
  zip: zipOf,
  tract2010: tractOf,
  tract2020: tractOf,
  postal: postalOf,
  named: (text) => ({ code: text.toLowerCase().replace(/\s+/g, " ") }),
};

/** ZIP+4 is cut to five digits; spreadsheets drop the zeros in front of those of New England and Puerto Rico. */
function zipOf(text: string): Cleaned {
  if (/^\d{5}$/.test(text)) return { code: text };
  if (/^\d{5}-\d{4}$/.test(text) || /^\d{9}$/.test(text)) return { code: text.slice(0, 5) };
  return /^\d{3,4}$/.test(text) ? { code: text.padStart(5, "0"), completed: true } : null;
}

/** State (2 digits), county (3), tract (6); a block group has one digit more, a block four. */
function tractOf(text: string): Cleaned {
  if (/^\d{11}$/.test(text)) return { code: text };
  if (/^\d{12}$/.test(text) || /^\d{15}$/.test(text)) return { code: text.slice(0, 11) };
  return /^\d{10}$/.test(text) ? { code: `0${text}`, completed: true } : null;
}

/** Of other countries: upper case, without the space inside ("m5v 3l9" is M5V3L9). */
function postalOf(text: string): Cleaned {
  const code = text.toUpperCase().replace(/[\s-]+/g, "");
  return /^[\p{L}\p{N}]{2,12}$/u.test(code) ? { code } : null;
}
