import type { Catalog } from "../domain/types";
import type { ColumnMapping, ColumnUse, Mapping } from "./mapping";

/** What people call things: letters and digits of any spelling, without marks and case. */
export function plainly(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();
}

const HEADERS = new Map<string, ColumnUse>(
  (
    [
      [
        "member",
        "member, members, member name, member slug, institution, institution name, organization, organisation, organization name, organisation name, anchor, anchor institution, anchor name, entity, partner, participant, company",
      ],
      [
        "measure",
        "measure, measures, measure code, measure name, metric, metric name, metric code, indicator, item, data point, data element, kpi, variable, question, line item",
      ],
      [
        "year",
        "year, yr, reporting year, report year, fiscal year, fiscal yr, fy, calendar year, cy, data year, period, reporting period",
      ],
      [
        "value",
        "value, values, amount, number, figure, result, count, quantity, total, actual, this year, reported value",
      ],
      ["state", "state, availability, value state"],
      ["note", "note, notes, comment, comments, remark, remarks, explanation, reason"],
      ["source", "source, sources, data source"],
      ["dimension", "dimension, breakdown, breakdown dimension, split by, broken down by, disaggregation"],
      ["category", "category, categories, group, subgroup, breakdown category, breakdown group"],
      [
        "ignore",
        "status, periodstart, periodend, period start, period end, unit, units, definition, strategy, sector, what to do, last year, prior year, previous year",
      ],
    ] as [ColumnUse, string][]
  ).flatMap(([use, names]) => names.split(", ").map((name): [string, ColumnUse] => [name, use])),
);

/** What a header says by itself, before anybody looks at what stands under it. */
export function headerUse(header: string): ColumnUse | null {
  return HEADERS.get(plainly(header)) ?? null;
}

/** Words of files as the catalog has them: codes and short names. Undefined where no or more than one thing fits. */
export interface Vocabulary {
  member(text: string): string | undefined;
  measure(text: string): string | undefined;
  /** A measure with its category: "impact_hires@gender.women", "Impact hires: Women". */
  part(text: string): Pick<ColumnMapping, "measure" | "dimension" | "category"> | undefined;
  dimension(text: string): string | undefined;
  category(dimension: string, text: string): string | undefined;
}

/** @param words what people have said that words of their files stand for */
export function vocabularyOf(catalog: Catalog, words?: Mapping["words"]): Vocabulary {
  const shares = catalog.metrics.filter((metric) => metric.kind === "share");
  const members = dictionary(catalog.members.map(({ slug, name }) => [slug, [slug, name]]));
  const measures = dictionary([
    ...catalog.measures.map(({ code, label }): Names => [code, [code, label]]),
    ...shares
      .filter(({ label }) => catalog.measures.every((measure) => measure.label !== label))
      .map(({ code, label }): Names => [code, [code, label]]),
  ]);
  const dimensions = dictionary(catalog.dimensions.map(({ code, label }) => [code, [code, label]]));
  const categories = new Map(
    catalog.dimensions.map((dimension) => [
      dimension.code,
      dictionary(dimension.categories.map(({ code, label }) => [code, [code, label]])),
    ]),
  );
  const parts = dictionary(partNames(catalog));
  const partOf = new Map(partNames(catalog).map(([key]) => [key, key]));
  return {
    // Only what is not known here was asked about: what is known by now goes before what somebody said once.
    member: (text) => members(text) ?? said(words?.members, text),
    measure: (text) => measures(text) ?? said(words?.measures, text),
    part(text) {
      const key = partOf.get(text) ?? parts(text);
      const [, measure = "", dimension = "", category = ""] = /^([^@]*)@([^.]*)\.(.*)$/.exec(key ?? "") ?? [];
      return key === undefined ? undefined : { measure, dimension, category };
    },
    dimension: dimensions,
    category: (dimension, text) => categories.get(dimension)?.(text),
  };
}

/** A file may well call something “constructor”, which every object has. */
const said = (words: Record<string, string> | undefined, text: string) =>
  words && Object.hasOwn(words, text) ? words[text] : undefined;

function partNames({ dimensions, measures }: Catalog): Names[] {
  const labels = new Map(measures.map(({ code, label }) => [code, label]));
  return dimensions.flatMap((dimension) =>
    dimension.measures.flatMap((measure) =>
      dimension.categories.map(
        (category): Names => [
          `${measure}@${dimension.code}.${category.code}`,
          [
            `${measure}@${dimension.code}.${category.code}`,
            `${labels.get(measure)}: ${category.label}`,
            `${labels.get(measure)}: ${dimension.label}: ${category.label}`,
          ],
        ],
      ),
    ),
  );
}

type Names = [key: string, names: string[]];

/** Finds a key by its exact name, else by the only one that is spelt alike. */
function dictionary(entries: Names[]): (text: string) => string | undefined {
  const exact = new Map<string, string>();
  const alike = new Map<string, string | null>();
  // Codes go before names: they are told apart by their being unique.
  for (const [key, names] of entries) for (const name of names.slice(1)) exact.set(name, key);
  for (const [key, [code = ""]] of entries) exact.set(code, key);
  for (const [key, names] of entries)
    for (const name of names) {
      const plain = plainly(name);
      const there = alike.get(plain);
      alike.set(plain, there === undefined || there === key ? key : null);
    }
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const found =
      exact.get(text) ?? (plainly(text) === "" ? undefined : (alike.get(plainly(text)) ?? undefined));
    if (known.size < 10_000) known.set(text, found);
    return found;
  };
}
