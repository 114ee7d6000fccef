import type { SeriesRead } from "./laus";
import { isState } from "./places";

/**
 * Rates of the American Community Survey over five years, for one area or several taken together. A series is
 * kept as text, "poverty tract 29510121010,29510121020", since the survey has no name for such a choice.
 */
export const ACS_FIGURES = {
  poverty: { part: "B17001_002E", whole: "B17001_001E", label: "poverty rate" },
  unemployment: { part: "B23025_005E", whole: "B23025_003E", label: "unemployment rate" },
} as const;
export type AcsFigure = keyof typeof ACS_FIGURES;

export const ACS_LEVELS = {
  state: { digits: 2, what: "a state has two digits, such as 29" },
  county: { digits: 5, what: "a county has five digits, state and county, such as 29510" },
  city: { digits: 7, what: "a city has seven digits, state and place, such as 2965000" },
  tract: {
    digits: 11,
    what: "a census tract has eleven digits, state, county and tract, such as 29510121010",
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

/** The focus area of a collaborative is some dozen tracts at most; the survey answers up to fifty at once. */
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
      return { error: `${code.slice(0, 2)} is no state’s number: ${what}.` };
  }
  return { series: `${figure} ${level} ${codes.join(",")}` };
}

/** What the text of a series means; null for one that acsSeries has not made. */
export function readAcsSeries(series: string): AcsSeries | null {
  const [figure = "", level = "", codes = ""] = series.split(" ");
  if (!(figure in ACS_FIGURES) || !(level in ACS_LEVELS)) return null;
  const known = { figure: figure as AcsFigure, level: level as AcsLevel };
  const again = acsSeries(known.figure, known.level, codes);
  return "series" in again && again.series === series ? { ...known, codes: codes.split(",") } : null;
}
