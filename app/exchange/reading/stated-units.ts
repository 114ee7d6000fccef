import { inFull, type Power, unitOf } from "./units";

/** The scale and the currency that titles and notes state for the figures of their table. */

export interface StatedScale {
  power: Power;
  currency: string | null;
  /** Only "dollars in thousands" says that counts are in full. */
  moneyOnly: boolean;
  /** The words that say so. */
  text: string;
}

const SCALE_WORD = `(?:thousands?|millions?|billions?|0{3}['’]?s|['’]0{3}s?|1,?000s)`;
const MONEY_WORD = String.raw`(?:us\s?dollars?|u\.s\.\s?dollars?|dollars?|usd|us\$|\$|euros?|eur|€|pounds?|gbp|£)`;
const IN_PROSE = new RegExp(
  String.raw`(?:(${MONEY_WORD}|amounts?|spend(?:ing)?|expenditures?|figures?|values?|numbers?|all)\s+)?(?:(?:are|is|shown|reported|expressed|presented|stated|given)\s+)*\bin\s+(?:(${MONEY_WORD})\s?)?(${SCALE_WORD})(?![\w,])(?:\s+of\s+(${MONEY_WORD}|[a-z]+)|\s+(${MONEY_WORD}))?`,
  "i",
);
/** "Thousands of dollars"; "5 million dollars" is an amount. */
const OF_MONEY = new RegExp(
  String.raw`(?<![\d.,]\s?)\b(thousands?|millions?|billions?)\s+(?:of\s+)?(${MONEY_WORD})`,
  "i",
);
const DIVIDED = /(?:\bdivided by|\bmultipl(?:y|ied) (?:all )?by|(?:^|\s)[x×])\s?(1,?000(?:,?000)?)(?![\d,])/i;
const SIGNED =
  /(?<![a-z])(?:[a-z]{1,2}\$|[$€£]|\busd|\beur|\bgbp|\bcad|\baud)\s?(?:['’]?0{3}['’]?s|['’]0{3}|k\b|mm?\b|thousands?\b|millions?\b)/i;
const LABEL =
  /^(?:all |the )?(?:units?|scale|currency|amounts?|figures?|values?|numbers?|money|data)(?: of measure)?\s*[:=]\s*/i;

/** The scale that a line of text states, such as "Spend report (dollars in thousands)"; null if it states none. */
export function statedScale(title: string): StatedScale | null {
  const line = inFull(title);
  const stated =
    inProse(line) ?? asWhole(line) ?? inBrackets(line) ?? ofMoney(line) ?? signed(line) ?? divided(line);
  // "Employees in thousands, dollars in millions": which is which is asked.
  const scales = line.match(/\b(?:thousand|million|billion)s?\b/gi) ?? [];
  const several = new Set(scales.map((word) => unitOf(word)?.power)).size > 1;
  return stated && several ? { ...stated, moneyOnly: false } : stated;
}

function inProse(line: string): StatedScale | null {
  const [text, before = "", within = "", scale = "", of = "", behind = ""] = IN_PROSE.exec(line) ?? [];
  if (text === undefined) return null;
  const money = [before, within, of, behind]
    .map((word) => unitOf(word)?.currency)
    .find((word) => word !== undefined);
  const other = of !== "" && unitOf(of)?.currency === undefined;
  const power = unitOf(scale.replace(/^thousands$/i, "thousand"))?.power;
  if (power === undefined || other) return null;
  const moneyOnly = money !== undefined || /^spend|^expend/i.test(before);
  return { power, currency: money ?? null, moneyOnly, text };
}

/** A line that is nothing but a unit: "Units: $000", "$ thousands", "M USD". */
const asWhole = (line: string): StatedScale | null => scaleOf(line.replace(LABEL, ""), line);

function inBrackets(line: string): StatedScale | null {
  for (const { 1: inner = "" } of line.matchAll(/[([]([^()[\]]*)[)\]]/g)) {
    const scale = scaleOf(inner, inner);
    if (scale) return scale;
  }
  return null;
}

function ofMoney(line: string): StatedScale | null {
  const [text] = OF_MONEY.exec(line) ?? [];
  return text === undefined ? null : scaleOf(text, text);
}

function signed(line: string): StatedScale | null {
  const text = SIGNED.exec(line)?.[0];
  const scale = text === undefined ? null : scaleOf(text, text);
  return scale && { ...scale, moneyOnly: true };
}

function divided(line: string): StatedScale | null {
  const [text, by = ""] = DIVIDED.exec(line) ?? [];
  const power = unitOf(by)?.power;
  if (text === undefined || power === undefined) return null;
  const isMoney = new RegExp(`(?<![a-z])${MONEY_WORD}(?![a-z])`, "i").test(line);
  return { power, currency: null, moneyOnly: isMoney, text: text.trim() };
}

function scaleOf(words: string, text: string): StatedScale | null {
  const unit = unitOf(words);
  if (!unit?.power) return null;
  const { power, currency } = unit;
  return { power, currency: currency ?? null, moneyOnly: currency !== undefined, text };
}

/** The currency that a title names without a scale: "All amounts in EUR". */
export function statedCurrency(title: string): string | null {
  const line = inFull(title);
  const whole = unitOf(line.replace(LABEL, ""));
  if (whole?.currency !== undefined) return whole.currency;
  const named = new RegExp(
    String.raw`\b(?:in|currency\s*[:=]?)\s+(${MONEY_WORD}|[A-Z]{3})(?![\w])`,
    "i",
  ).exec(line)?.[1];
  const bracketed = [...line.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(
    ([, inner = ""]) => unitOf(inner)?.currency,
  );
  return (
    (named === undefined ? undefined : unitOf(named)?.currency) ??
    bracketed.find((sign) => sign !== undefined) ??
    null
  );
}
