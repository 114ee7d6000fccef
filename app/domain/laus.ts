import { isState } from "./places";

/**
 * Series of the Local Area Unemployment Statistics: "LA", U (as counted) or S (seasonally adjusted), an area of
 * fifteen characters and a measure, of which 03 is the unemployment rate: LAUCN295100000000003.
 */
const RATE = "03";
const AREA = /^(ST|CN|CT|CS|MT|DV|MC|CA|RD)\d{13}$/;

/** Areas by the numbers that people know, with how many digits they have and what they are called. */
export const LAUS_LEVELS = {
  state: { prefix: "ST", digits: 2, what: "a state has two digits, such as 29 for Missouri" },
  county: { prefix: "CN", digits: 5, what: "a county has five digits, state and county, such as 29510" },
  city: { prefix: "CT", digits: 7, what: "a city has seven digits, state and place, such as 5566000" },
  metro: {
    prefix: "MT",
    digits: 7,
    what: "a metropolitan area has seven digits, state and area, such as 2733460",
  },
} as const;
export type LausLevel = keyof typeof LAUS_LEVELS;

export type SeriesRead = { series: string } | { error: string };

/** The series of the unemployment rate of a state, county, city or metropolitan area. */
export function lausSeries(level: LausLevel, typed: string): SeriesRead {
  const code = typed.replace(/[\s-]/g, "");
  const { prefix, digits, what } = LAUS_LEVELS[level];
  if (!/^\d+$/.test(code) || code.length !== digits)
    return { error: `“${shortened(typed)}” cannot be right: ${what}.` };
  if (!isState(code.slice(0, 2))) return { error: `${code.slice(0, 2)} is no state’s number: ${what}.` };
  return { series: `LAU${prefix}${code.padEnd(13, "0")}${RATE}` };
}

/** A whole series id, or its area of fifteen characters, as the Bureau writes them. */
export function lausSeriesId(typed: string): SeriesRead {
  const id = typed.replace(/\s/g, "").toUpperCase();
  if (AREA.test(id)) return lausSeriesId(`LAU${id}${RATE}`);
  const [, area = "", measure = ""] = /^LA[SU](.{15})(\d\d)$/.exec(id) ?? [];
  if (!AREA.test(area))
    return {
      error: `“${shortened(typed)}” is no series of local unemployment: it has 20 characters, such as LAUCN295100000000003.`,
    };
  if (measure !== RATE)
    return {
      error: `A series that ends in ${measure} is not the unemployment rate: that one ends in ${RATE}.`,
    };
  if (!isState(area.slice(2, 4))) return { error: `${area.slice(2, 4)} is no state’s number.` };
  return { series: id };
}

const shortened = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
