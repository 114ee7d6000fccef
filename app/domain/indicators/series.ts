import { z } from "zod";
import { ACS_FIGURES, ACS_LEVELS, type AcsFigure, type AcsLevel, acsSeries, readAcsSeries } from "./acs";
import type { Feed } from "./indicators";
import { LAUS_LEVELS, type LausLevel, lausSeries, lausSeriesId } from "./laus";

/** Where an indicator's values can come from. */
export const SERIES_KINDS = {
  hand: "Entered by hand only",
  bls: "Unemployment rate, from the Bureau of Labor Statistics",
  census_poverty: "Poverty rate, from the Census Bureau",
  census_unemployment: "Unemployment rate, from the Census Bureau",
} as const;
export type SeriesKind = keyof typeof SERIES_KINDS;

export const AREA_LEVELS = {
  state: "State",
  county: "County",
  city: "City",
  metro: "Metropolitan area",
  tract: "Census tracts",
  zip: "ZIP areas",
  id: "Series of the Bureau of Labor Statistics",
} as const;
export type AreaLevel = keyof typeof AREA_LEVELS;

export interface SeriesChoice {
  kind: SeriesKind;
  level: AreaLevel;
  codes: string;
}

const keys = <Name extends string>(names: Record<Name, unknown>) => Object.keys(names) as [Name, ...Name[]];

/** The form of a series: its source, the kind of area, and the area numbers. */
export const seriesFields = z
  .object({
    kind: z.enum(keys(SERIES_KINDS), { error: "Choose where the values come from." }),
    level: z.enum(keys(AREA_LEVELS), { error: "Choose the kind of area." }).default("county"),
    codes: z.string().trim().default(""),
  })
  .transform((choice, context): { feed: Feed | null; series: string | null } => {
    if (choice.kind === "hand") return { feed: null, series: null };
    const read = choice.kind === "bls" ? ofLabor(choice) : ofCensus(choice.kind, choice);
    if ("series" in read) return { feed: choice.kind === "bls" ? "bls" : "census", series: read.series };
    context.addIssue({ code: "custom", path: [read.field ?? "codes"], message: read.error });
    return z.NEVER;
  });

type Read = { series: string } | { error: string; field?: "level" | "codes" };

function ofLabor({ level, codes }: SeriesChoice): Read {
  if (level === "id") return lausSeriesId(codes);
  // A pasted series id counts, whatever kind of area is chosen.
  if (/^LA[SU]/i.test(codes)) return lausSeriesId(codes);
  if (Object.hasOwn(LAUS_LEVELS, level)) return lausSeries(level as LausLevel, codes);
  return {
    field: "level",
    error:
      "The Bureau of Labor Statistics has no tracts or ZIP areas: choose a larger area, or the Census Bureau.",
  };
}

function ofCensus(kind: Exclude<SeriesKind, "hand" | "bls">, { level, codes }: SeriesChoice): Read {
  if (Object.hasOwn(ACS_LEVELS, level))
    return acsSeries(kind.replace("census_", "") as AcsFigure, level as AcsLevel, codes);
  return {
    field: "level",
    error: "For the Census Bureau, choose a state, county, city, tracts, or ZIP areas.",
  };
}

/** The choice behind a stored series, to fill in its form. */
export function choiceOf({ feed, series }: { feed: Feed | null; series: string | null }): SeriesChoice {
  if (feed === null || series === null) return { kind: "hand", level: "county", codes: "" };
  if (feed === "bls") return { kind: "bls", level: "id", codes: series };
  const read = readAcsSeries(series);
  return read
    ? { kind: `census_${read.figure}`, level: read.level, codes: read.codes.join(", ") }
    : { kind: "hand", level: "county", codes: "" };
}

/** "BLS series LAUCN295100000000003", "Census poverty rate of 3 census tracts". */
export function seriesWords(feed: Feed, series: string): string {
  if (feed === "bls") return `BLS series ${series}`;
  const read = readAcsSeries(series);
  if (!read) return "a series of the Census Bureau";
  const { figure, level, codes } = read;
  const [singular, plural] = AREA_WORDS[level];
  const where = codes.length === 1 ? `${singular} ${codes[0]}` : `${codes.length} ${plural}`;
  return `Census ${ACS_FIGURES[figure].label} of ${where}`;
}

const AREA_WORDS: Record<AcsLevel, [singular: string, plural: string]> = {
  state: ["state", "states"],
  county: ["county", "counties"],
  city: ["city", "cities"],
  tract: ["census tract", "census tracts"],
  zip: ["ZIP area", "ZIP areas"],
};
