import type { Decimal } from "~/domain/terms";
import { canonical, isExact, shift } from "./decimal";
import { withoutMoney } from "./read-money";
import { grouped, groupsThousands, type NumberStyle, numberStyle } from "./separators";

/** Reads a number as people type and paste it, exactly, and writes it in a locale. */

export interface Typing {
  /** BCP 47: decides what "1,234" means. */
  locale: string;
  /** ISO 4217: whose signs may stand beside a number. */
  currency: string;
  /** Whether numbers may have more digits than are kept; the caller then rounds them (long-decimals.ts). */
  long?: boolean;
}

export type NumberRead =
  /** `value` is the number as written: "12 %" is "12" with `percent`; `money` says that a sign stood there. */
  { value: Decimal; percent: boolean; money: boolean } | { error: string };

const SPREADSHEET_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|ERROR!|#+)/i;
const PERCENT = /\s*(%|per ?cent|pct\.?)$/i;
const ALWAYS_GROUPS = /['’‘ʼ`´\s]/;

const THOUSAND = new Set(["k", "thousand", "tsd"]);
const MILLION = new Set(["m", "mm", "mn", "mio", "mill", "million", "millions"]);
const BILLION = new Set(["bn", "mrd", "milliard", "milliards"]);
/** A thousand millions in English, a million millions in most other languages. */
const ENGLISH_BILLION = new Set(["b", "billion", "billions"]);

export function readNumber(text: string, { locale, currency, long = false }: Typing): NumberRead {
  const typed = tidy(text);
  const quoted = typed.length > 40 ? `“${typed.slice(0, 39)}…”` : `“${typed}”`;
  if (typed === "") return { error: "Enter a number." };
  if (SPREADSHEET_ERROR.test(typed)) {
    return {
      error: `${quoted} is an error or a column too narrow in the spreadsheet: enter the number itself.`,
    };
  }
  if (/^[\d.,]+e[+-]?\d+$/i.test(typed)) {
    return { error: `${quoted} was rounded by the spreadsheet: enter the number with all its digits.` };
  }

  const { rest: unsigned, negative } = withoutMinus(typed);
  const percent = PERCENT.test(unsigned);
  const bare = unsigned.replace(PERCENT, "");
  const money = withoutMoney(bare, currency);
  const again = money.sign ? withoutMoney(money.rest, currency) : money;
  if (!money.own || !again.own) {
    const sign = money.own ? again.sign : money.sign;
    return { error: `Amounts here are in ${currency}: enter the amount in ${currency}, without “${sign}”.` };
  }
  const { rest: amount, negative: inner } = withoutMinus(again.rest);
  const [, body = "", word = ""] = /^(.*?)\s*(\p{L}+\.?)?$/u.exec(amount) ?? [];
  const places = multiplier(word, locale);
  if (places === "ambiguous") {
    return { error: `“${word}” means different numbers in different languages: write the number in full.` };
  }
  if (!/\d/.test(body) || !/^[\d.,'’‘ʼ`´\s]+$/.test(body) || places === null || (percent && places > 0)) {
    return {
      error: `${quoted} is not a number: enter digits, for example ${formatDecimal("1200", locale)}.`,
    };
  }
  if (negative || inner) return { error: `${quoted} cannot be negative: enter zero or more.` };

  const plain = withoutGroups(body, numberStyle(locale));
  if (plain === null) {
    const digits = body.replace(/\D/g, "");
    const example = digits.length <= 15 ? formatDecimal(canonical(digits), locale) : digits;
    return {
      error: `The separators in ${quoted} do not group thousands: write ${example} if you mean that.`,
    };
  }
  const value = shift(canonical(plain), places);
  if (!isExact(value) && !(long && value.includes("."))) {
    return { error: `${quoted} is too large to hold exactly: use at most 15 digits.` };
  }
  return { value, percent, money: money.sign !== null };
}

/** A number in the locale's own writing, exactly: grouped, with all its decimals. */
export function formatDecimal(value: Decimal, locale: string): string {
  const style = numberStyle(locale);
  const [whole = "0", fraction] = canonical(value).split(".");
  return grouped(whole, style) + (fraction ? style.decimal + fraction : "");
}

/** Full-width signs as plain ones, marks without width gone, every kind of space alike. */
function tidy(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function withoutMinus(text: string): { rest: string; negative: boolean } {
  const bracketed = /^\((.*)\)$/.exec(text)?.[1];
  if (bracketed !== undefined) return { rest: bracketed.trim(), negative: true };
  const rest = text.replace(/^[-−–—‒]\s*|\s*[-−–—‒]$/u, "");
  return { rest, negative: rest !== text };
}

function multiplier(word: string, locale: string): number | "ambiguous" | null {
  const name = word.toLowerCase().replace(".", "");
  if (name === "") return 0;
  if (THOUSAND.has(name)) return 3;
  if (MILLION.has(name)) return 6;
  if (BILLION.has(name)) return 9;
  if (ENGLISH_BILLION.has(name)) return locale.toLowerCase().startsWith("en") ? 9 : "ambiguous";
  return null;
}

/** The digits with at most one point; null where the separators make no sense. */
function withoutGroups(body: string, style: NumberStyle): string | null {
  const separators = body.match(/\D/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return body;
  if (!isDecimalSeparator(body, separators, last, style)) return joined(body, style);
  const cut = body.lastIndexOf(last);
  const whole = body.slice(0, cut);
  const fraction = body.slice(cut + 1);
  if (fraction === "") return null;
  const digits = /\D/.test(whole) ? joined(whole, style) : whole;
  return digits === null ? null : `${digits || "0"}.${fraction}`;
}

function isDecimalSeparator(body: string, separators: string[], last: string, style: NumberStyle): boolean {
  if (ALWAYS_GROUPS.test(last)) return false;
  if (separators.filter((separator) => separator === last).length > 1) return false;
  if (separators.length > 1) return true;
  const [before = "", after = ""] = body.split(last);
  const couldGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  return couldGroup ? style.decimal === last : true;
}

/** Digits out of groups that one kind of separator divides. */
function joined(body: string, style: NumberStyle): string | null {
  const kinds = new Set((body.match(/\D/g) ?? []).map((sign) => (/[.,\s]/.test(sign) ? sign : "'")));
  const groups = body.split(/\D/);
  return kinds.size === 1 && groupsThousands(groups, style) ? groups.join("") : null;
}
