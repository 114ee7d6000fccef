import { own } from "~/domain/own";
import type { Catalog } from "~/domain/terms";
import type { ColumnMapping, ColumnUse, Mapping } from "./mapping";

/** Text reduced for comparison: lower case, letters and digits only, without accents. */
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

/**
 * Names that people give to columns in their files, in American and British spelling: data, not prose. Keep both.
 */
const HEADERS = new Map<string, ColumnUse>(
  (
    [
      [
        "member",
        "member, members, member name, member slug, institution, institution name, organization, organisation, organization name, organisation name, anchor, anchor institution, anchor name, partner, participant, company, reporting entity, member organization, member organisation, member institution",
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
        "value, values, amount, number, figure, result, count, quantity, total, actual, reported value",
      ],
      ["state", "state, availability, value state"],
      ["note", "note, notes, comment, comments, remark, remarks, explanation, reason"],
      ["source", "source, sources, data source"],
      ["dimension", "dimension, breakdown, breakdown dimension, split by, broken down by, disaggregation"],
      ["category", "category, categories, group, subgroup, breakdown category, breakdown group"],
      [
        "ignore",
        "status, periodstart, periodend, period start, period end, transitionmonths, transition months, definition, strategy, sector, what to do",
      ],
      ["unit", "unit, units, unit of measure, unit of measurement, uom, currency, scale"],
      [
        "scenario",
        "scenario, type, kind, value type, data type, record type, row type, figure type, version, actual or target, actual target",
      ],
    ] as [ColumnUse, string][]
  ).flatMap(([use, names]) => names.split(", ").map((name): [string, ColumnUse] => [name, use])),
);

/** Names of members where no other column names them; else of what is a part of a member. */
const KINDS_OF_MEMBER = new Set(
  "agency, hospital, campus, entity, school, college, university, district, school district, foundation, health system, city, county, utility, grantee, site, facility, location, name".split(
    ", ",
  ),
);

/** What a header says on its own, without its cells; null if nothing. */
export function headerUse(header: string): ColumnUse | null {
  return HEADERS.get(plainly(header)) ?? null;
}

/** Whether the header may name members: "Hospital", "Campus". */
export const isKindOfMember = (header: string): boolean => KINDS_OF_MEMBER.has(plainly(header));

/** Instead of a meaning: rows with this word are left out. */
export const LEFT_OUT = "@out";

type Part = Pick<ColumnMapping, "measure" | "dimension" | "category">;

/**
 * Finds what the words of a file mean: codes of the catalog and short names of members. Undefined where nothing
 * fits, or more than one thing does.
 */
export interface Vocabulary {
  member(text: string): string | undefined;
  measure(text: string): string | undefined;
  /** Whether a code is a share metric's. */
  isShare(code: string): boolean;
  /** A measure with its category: "impact_hires@gender.women", "Impact hires: Women". */
  part(text: string): Part | undefined;
  dimension(text: string): string | undefined;
  category(dimension: string, text: string): string | undefined;
  /** The only dimension that has a category of this name, and the category. */
  anyCategory(text: string): { dimension: string; category: string } | undefined;
}

/** Vocabularies without anybody's choices: building one takes longer than reading a small file. */
const known = new WeakMap<Catalog, Vocabulary>();

/** @param words meanings that people chose for words of their files */
export function vocabularyOf(catalog: Catalog, words?: Mapping["words"]): Vocabulary {
  const vocabulary = known.get(catalog) ?? ownVocabulary(catalog);
  known.set(catalog, vocabulary);
  if (!words) return vocabulary;
  return {
    ...vocabulary,
    // People choose meanings only for unknown words: once a word is known, its own meaning comes first.
    member: (text) => vocabulary.member(text) ?? own(words.members, text),
    measure: (text) => vocabulary.measure(text) ?? own(words.measures, text),
    category: (dimension, text) =>
      vocabulary.category(dimension, text) ?? own(words.categories, `${dimension}: ${text}`),
  };
}

function ownVocabulary(catalog: Catalog): Vocabulary {
  const shares = catalog.metrics.filter((metric) => metric.kind === "share");
  const members = dictionary(catalog.members.map(({ slug, name }) => [slug, [slug, name]]));
  const measures = dictionary([
    ...catalog.measures.map(({ code, label }): Names => [code, [code, label]]),
    ...shares
      .filter(({ label }) => catalog.measures.every((measure) => measure.label !== label))
      .map(({ code, label }): Names => [code, [code, label]]),
  ]);
  const dimensions = dictionary(
    catalog.dimensions.map(({ code, label }) => [
      code,
      [code, label, ...otherNames(DIMENSION_NAMES, code, label)],
    ]),
  );
  const categories = new Map(
    catalog.dimensions.map((dimension) => [
      dimension.code,
      dictionary(
        dimension.categories.map(({ code, label }) => [
          code,
          [code, label, ...otherNames(CATEGORY_NAMES, code, label)],
        ]),
      ),
    ]),
  );
  const parts = dictionary(partNames(catalog));
  const partOf = new Map(partNames(catalog).map(([key]) => [key, key]));
  return {
    member: members,
    measure: measures,
    isShare: (code) =>
      shares.some((share) => share.code === code) &&
      catalog.measures.every((measure) => measure.code !== code),
    part(text) {
      const key = partOf.get(text) ?? parts(text);
      const [, measure = "", dimension = "", category = ""] = /^([^@]*)@([^.]*)\.(.*)$/.exec(key ?? "") ?? [];
      return key === undefined ? undefined : { measure, dimension, category };
    },
    dimension: dimensions,
    category: (dimension, text) => categories.get(dimension)?.(text),
    anyCategory(text) {
      // A letter such as "M" means nothing without its dimension.
      if (plainly(text).length < 2) return undefined;
      const found = [...categories].flatMap(([dimension, find]) => {
        const category = find(text);
        return category === undefined ? [] : [{ dimension, category }];
      });
      return found.length === 1 ? found[0] : undefined;
    },
  };
}

/** Other names of common dimensions and categories: words of files, not of this app. */
const DIMENSION_NAMES = [
  "gender, sex, gender identity",
  "race ethnicity, race and ethnicity, race, ethnicity, race or ethnicity, ethnic group, racial group, ethnicity race, race ethnic group",
  "focus area, neighborhood, focus neighborhood",
].map((names) => names.split(", "));
const CATEGORY_NAMES = [
  "women, woman, female, females, f",
  "men, man, male, males, m",
  "nonbinary, non binary, nonbinary or another, non binary or another, nb",
  "american indian, american indian or alaska native, american indian and alaska native, american indian alaska native, native american, alaska native",
  "asian, asian american",
  "black, african american, black or african american, black and african american, black african american",
  "hispanic, latino, latina, latinx, latine, hispanic or latino, hispanic latino, hispanic and latino, hispanic latinx",
  "middle eastern, middle eastern or north african, mena",
  "pacific islander, native hawaiian, native hawaiian or pacific islander, native hawaiian or other pacific islander, native hawaiian and pacific islander",
  "white, caucasian",
  "two or more, two or more races, 2 or more, 2 or more races, multiracial, multi racial",
].map((names) => names.split(", "));

function otherNames(groups: string[][], code: string, label: string): string[] {
  const own = [plainly(code), plainly(label)];
  return groups.find((names) => own.some((name) => names.includes(name))) ?? [];
}

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

/** Finds a key by its exact name, else by its plain form if only one key has it. */
function dictionary(entries: Names[]): (text: string) => string | undefined {
  const exact = new Map<string, string>();
  const alike = new Map<string, string | null>();
  const shared = new Set<string>();
  for (const [key, names] of entries)
    for (const name of names.slice(1)) {
      if ((exact.get(name) ?? key) !== key) shared.add(name);
      exact.set(name, key);
    }
  // Two members of old data may have the same name: then it means neither.
  for (const name of shared) exact.delete(name);
  // Codes come last and win over names, because only codes are unique.
  for (const [key, [code = ""]] of entries) exact.set(code, key);
  for (const [key, names] of entries)
    for (const name of names) {
      const plain = plainly(name);
      const earlier = alike.get(plain);
      alike.set(plain, earlier === undefined || earlier === key ? key : null);
    }
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const plain = plainly(text);
    // "newHires" is how programs write "New hires".
    const split = /^[a-z]+(?:[A-Z][a-z]+)+$/.test(text) ? plainly(text.replace(/(?=[A-Z])/g, " ")) : plain;
    const key =
      exact.get(text) ?? (plain === "" ? undefined : (alike.get(plain) ?? alike.get(split) ?? undefined));
    if (known.size < 10_000) known.set(text, key);
    return key;
  };
}
