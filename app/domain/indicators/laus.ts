import { isState } from "./states";

/**
 * Series of the Local Area Unemployment Statistics, such as LAUCN295100000000003: "LA", then U (unadjusted) or S
 * (seasonally adjusted), an area of 15 characters, and a measure; 03 is the unemployment rate.
 */
const RATE = "03";
const AREA = /^(ST|CN|CT|CS|MT|DV|MC|CA|RD)\d{13}$/;

/** Kinds of area, with the prefix and digits of their numbers. */
export const LAUS_LEVELS = {
  state: { prefix: "ST", digits: 2, what: "a state has two digits, such as 29 for Missouri" },
  county: { prefix: "CN", digits: 5, what: "a county has five digits (state and county), such as 29510" },
  city: { prefix: "CT", digits: 7, what: "a city has seven digits (state and place), such as 5566000" },
  metro: {
    prefix: "MT",
    digits: 7,
    what: "a metropolitan area has seven digits (state and area), such as 2733460",
  },
} as const;
export type LausLevel = keyof typeof LAUS_LEVELS;

export type SeriesRead = { series: string } | { error: string };

/** The unemployment rate series of a state, county, city, or metropolitan area. */
export function lausSeries(level: LausLevel, typed: string): SeriesRead {
  const code = typed.replace(/[\s-]/g, "");
  const { prefix, digits, what } = LAUS_LEVELS[level];
  if (!/^\d+$/.test(code) || code.length !== digits)
    return { error: `“${shortened(typed)}” cannot be right: ${what}.` };
  if (!isState(code.slice(0, 2))) return { error: `${code.slice(0, 2)} is not a state’s number: ${what}.` };
  return { series: `LAU${prefix}${code.padEnd(13, "0")}${RATE}` };
}

/** A whole series id or its 15-character area, as the Bureau writes them. */
export function lausSeriesId(typed: string): SeriesRead {
  const id = typed.replace(/\s/g, "").toUpperCase();
  if (AREA.test(id)) return lausSeriesId(`LAU${id}${RATE}`);
  const [, area = "", measure = ""] = /^LA[SU](.{15})(\d\d)$/.exec(id) ?? [];
  if (!AREA.test(area))
    return {
      error: `“${shortened(typed)}” is not a local unemployment series: these have 20 characters, such as LAUCN295100000000003.`,
    };
  if (measure !== RATE)
    return {
      error: `A series that ends in ${measure} is not an unemployment rate: those end in ${RATE}.`,
    };
  if (!isState(area.slice(2, 4))) return { error: `${area.slice(2, 4)} is not a state’s number.` };
  return { series: id };
}

const shortened = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
