/** What headers, titles, and columns of units say about figures: their scale, currency, or that they are percentages. */

/** How many zeros a figure lacks: 3 for "in thousands". */
export type Power = 0 | 3 | 6 | 9;

export interface UnitWords {
  power?: Power;
  /** A currency as written: "$", "EUR", "euros". */
  currency?: string;
  percent?: true;
  count?: true;
}

const SCALES: [RegExp, Power][] = [
  [/^(?:['’]?000['’]?s?|0{3}['’]?s|k|thousands?|thou\.?|thous\.?|tsd\.?|1,?000s?|[x×] ?1,?000)$/i, 3],
  [/^(?:m|mm|mn|mio\.?|mil\.?|mill\.?|millions?|['’]?000,?000['’]?s?|1,?000,?000s?|[x×] ?1,?000,?000)$/i, 6],
  [/^(?:bn|billions?|b)$/i, 9],
];
const CURRENCIES: Record<string, string> = {
  $: "$",
  us$: "USD",
  dollar: "$",
  dollars: "$",
  usd: "USD",
  "€": "EUR",
  euro: "EUR",
  euros: "EUR",
  eur: "EUR",
  "£": "GBP",
  gbp: "GBP",
  pound: "GBP",
  pounds: "GBP",
  sterling: "GBP",
  yen: "JPY",
  cad: "CAD",
  c$: "CAD",
  ca$: "CAD",
  aud: "AUD",
  a$: "AUD",
  chf: "CHF",
  jpy: "JPY",
  "¥": "¥",
  mxn: "MXN",
  inr: "INR",
  "₹": "INR",
  nzd: "NZD",
  sek: "SEK",
  nok: "NOK",
  dkk: "DKK",
};
const PERCENT = /^(?:%|percent|per cent|pct\.?|percentage|percentages)$/i;
const COUNT = /^(?:#|n|no\.?|nos\.?|count|counts|number|numbers|headcount|people|persons|ftes?)$/i;
/** Things that are counted, as columns of units name them. */
const COUNTED =
  /^(?:individuals|employees|hires|new hires|units|homes|vendors|suppliers|participants|each|ea\.?)$/i;
const FILLERS = new Set(
  "in of the all amounts amount figures values numbers are is shown reported expressed presented stated us u.s. american as to nearest rounded unless otherwise noted omitted all money value unit units currency".split(
    " ",
  ),
);

/** "Rounded to the nearest thousand": such figures are in full. */
const ROUNDING =
  /\b(?:(?:figures|amounts|values|numbers) (?:are )?)?(?:round(?:ed|ing)?(?: up| down| off)? )?to (?:the )?nearest [$€£]?\s?(?:[\d,]+s?|[a-z]+)(?: dollars?)?|\bround(?:ed|ing) to (?:the )?(?:thousands?|millions?|hundreds?)\b/gi;

/** "kUSD", "TEUR": thousands of a currency in one word. */
const JOINED = /\b[kt](usd|eur|gbp|cad|aud|chf)\b/gi;

const NATIONAL: [RegExp, string][] = [
  [/\b(?:canadian|canada) dollars?\b/gi, "CAD"],
  [/\baustralian dollars?\b/gi, "AUD"],
  [/\bnew zealand dollars?\b/gi, "NZD"],
  [/\b(?:british pounds?(?: sterling)?|pounds? sterling)\b/gi, "GBP"],
  [/\bmexican pesos?\b/gi, "MXN"],
  [/\bswiss francs?\b/gi, "CHF"],
  [/\bjapanese yen\b/gi, "JPY"],
  [/\bindian rupees?\b/gi, "INR"],
];

/** A text without what it says about rounding, and with its currencies by their codes. */
export const inFull = (text: string): string =>
  NATIONAL.reduce((rest, [name, code]) => rest.replace(name, code), text.replace(ROUNDING, " ")).trim();

/** Reads a text that is nothing but a unit, such as "$000s", "USD thousands", "in $M", "%"; null for other texts. */
export function unitOf(text: string): UnitWords | null {
  const tokens = inFull(text)
    .replace(JOINED, "k $1")
    .replace(/(?<=^|\s)[x×]\s+(?=1,?000)/gi, "x")
    .replace(/(us\$|ca\$|c\$|a\$|[$€£¥₹])\s*/gi, " $1 ")
    .replace(/[()[\],;:]/g, (mark) => (mark === "," ? mark : " "))
    .trim()
    .split(/\s+/)
    .map((token) => token.replace(/^,|,$/g, ""))
    .filter((token) => token !== "");
  if (tokens.length === 0 || tokens.length > 10) return null;
  const unit: UnitWords = {};
  for (const token of tokens) {
    const power = SCALES.find(([pattern]) => pattern.test(token))?.[1];
    const currency = CURRENCIES[token.toLowerCase()];
    if (PERCENT.test(token)) unit.percent = true;
    else if (power !== undefined) {
      if (unit.power !== undefined && unit.power !== power) return null;
      unit.power = power;
    } else if (currency !== undefined) {
      if (unit.currency === undefined || unit.currency === "$") unit.currency = currency;
      else if (unit.currency !== currency && currency !== "$") return null;
    } else if (COUNT.test(token) && !FILLERS.has(token.toLowerCase())) unit.count = true;
    else if (!FILLERS.has(token.toLowerCase())) return null;
  }
  // "(M)" alone may be men; "(b)" a footnote.
  if (unit.currency === undefined && tokens.some((token) => /^[mbn]$/i.test(token)) && !unit.percent)
    return null;
  return Object.keys(unit).length > 0 ? unit : null;
}

/** Reads a cell of a column of units, where "hires" are a count. */
export const unitOfRow = (text: string): UnitWords | null =>
  unitOf(text) ?? (COUNTED.test(text.trim()) ? { count: true } : null);

/** Takes the units off a header: "Total spend ($000s)" is "Total spend" in thousands of dollars. */
export function unitInHeader(header: string): { unit: UnitWords; rest: string } {
  const unit: UnitWords = {};
  const parts = header.split(" · ").flatMap((part) => {
    const { unit: own, rest } = unitAtEdges(part);
    const isNamed = rest !== "" && Object.keys(own).length > 0;
    // "Amount (EUR)" has a name; "($000)" has none.
    const whole = isNamed ? null : unitOf(part);
    Object.assign(unit, whole ?? own);
    return whole ? [] : [rest];
  });
  // "Number" is a name of a column as well.
  return parts.length === 0 ? { unit: {}, rest: header } : { unit, rest: parts.join(" · ") };
}

function unitAtEdges(text: string): { unit: UnitWords; rest: string } {
  let rest = text.trim();
  const unit: UnitWords = {};
  const bracketed = [...rest.matchAll(/[([]([^()[\]]*)[)\]]/g)];
  for (const { 0: whole, 1: inner = "" } of bracketed) {
    const own = unitOf(inner);
    const isRounding = inner.replace(ROUNDING, "").trim() === "" && inner !== "";
    if (!own && !isRounding) continue;
    Object.assign(unit, own);
    rest = rest.replace(whole, " ").replace(/\s+/g, " ").trim();
  }
  const trailing =
    /^(.+?)(?:,|\s[-–—]|:)?\s+((?:in\s+)(?:us\s?)?\S+(?:\s(?:of\s)?\S+)?)$/i.exec(rest) ??
    /^(.+?)(?:,|\s[-–—]|:)?\s+((?:us\$|[$€£]|usd|eur|gbp|cad)\s?['’]?\S*(?:\s(?:thousands?|millions?))?)$/i.exec(
      rest,
    ) ??
    /^(.+?)(?:,|\s[-–—]|:)?\s+(['’]?0{3}['’]?s?|[x×] ?1,?000)$/i.exec(rest) ??
    /^(.+?)(?:,|\s[-–—]|:)?\s*(%|#)$/.exec(rest);
  const own = trailing ? unitOf(trailing[2] ?? "") : null;
  if (trailing && own) {
    Object.assign(unit, own);
    rest = (trailing[1] ?? "").replace(/[,:–—-]$/, "").trim();
  }
  const leading = /^([#$€£%])\s+(.+)$/.exec(rest);
  const sign = leading ? unitOf(leading[1] ?? "") : null;
  if (leading && sign) {
    Object.assign(unit, sign);
    rest = leading[2] ?? rest;
  }
  return { unit, rest };
}

/** A line under a header that has nothing but units: "(#)", "($000)". */
export function isUnitLine(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.every((cell) => unitOf(cell) !== null);
}
