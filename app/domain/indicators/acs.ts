import type { SeriesRead } from "./laus";
import { isState } from "./states";

/**
 * Five-year rates of the American Community Survey, for one area or several combined. The survey has no ids for
 * such series, so they are stored as text: "poverty tract 29510121010,29510121020".
 */
export const ACS_FIGURES = {
  poverty: { part: "B17001_002E", whole: "B17001_001E", label: "poverty rate" },
  unemployment: { part: "B23025_005E", whole: "B23025_003E", label: "unemployment rate" },
} as const;

/** The survey's margin of error (90%) of a count has the count's name with another last letter. */
export const marginOf = (variable: string) => variable.replace(/E$/, "M");

export type AcsFigure = keyof typeof ACS_FIGURES;

export const ACS_LEVELS = {
  state: { digits: 2, what: "a state has two digits, such as 29" },
  county: { digits: 5, what: "a county has five digits (state and county), such as 29510" },
  city: { digits: 7, what: "a city has seven digits (state and place), such as 2965000" },
  tract: {
    digits: 11,
    what: "a census tract has eleven digits (state, county, and tract), such as 29510121010",
  },
  zip: { digits: 5, what: "a ZIP area has five digits, such as 63106" },
} as const;
export type AcsLevel = keyof typeof ACS_LEVELS;

export interface AcsSeries {
  figure: AcsFigure;
  level: AcsLevel;
  /** In order, each once. */
  codes: string[];
}

/** The survey answers for up to fifty areas at once; a focus area has a dozen tracts or so. */
const MOST_AREAS = 50;

export function acsSeries(figure: AcsFigure, level: AcsLevel, typed: string): SeriesRead {
  const { digits, what } = ACS_LEVELS[level];
  const codes = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))].sort();
  if (codes.length === 0) return { error: `Enter at least one number: ${what}.` };
  if (codes.length > MOST_AREAS) return { error: `Enter at most ${MOST_AREAS} areas.` };
  for (const code of codes) {
    if (!/^\d+$/.test(code) || code.length !== digits)
      return { error: `“${code.slice(0, 20)}” cannot be right: ${what}.` };
    if (level !== "zip" && !isState(code.slice(0, 2)))
      return { error: `${code.slice(0, 2)} is not a state’s number: ${what}.` };
  }
  return { series: `${figure} ${level} ${codes.join(",")}` };
}

/** Reads the text of a series; null if acsSeries did not make it. */
export function readAcsSeries(series: string): AcsSeries | null {
  const [figure = "", level = "", codes = ""] = series.split(" ");
  if (!Object.hasOwn(ACS_FIGURES, figure) || !Object.hasOwn(ACS_LEVELS, level)) return null;
  const known = { figure: figure as AcsFigure, level: level as AcsLevel };
  const rebuilt = acsSeries(known.figure, known.level, codes);
  return "series" in rebuilt && rebuilt.series === series ? { ...known, codes: codes.split(",") } : null;
}
