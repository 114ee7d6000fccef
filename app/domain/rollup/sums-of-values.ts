import { isExempt } from "~/domain/members/exemptions";
import { transitionMonths } from "~/domain/members/fiscal-year";
import { add } from "~/domain/numbers/fraction";
import { acceptsValues, isActive, type MemberYear, memberYears } from "~/domain/periods";
import { type Catalog, type Decimal, GRADES, type Grade, type Measure } from "~/domain/terms";
import { awaitedOf, type CollectionFacts, underWayOf } from "./awaited";
import type { Values } from "./contributions";
import { definitionIn, lowestGrade, type OwnDefinition } from "./definitions";
import type { Cohort, MeasureSum, PairCohort, PairSum, Sums } from "./sums";

/** Values to add up. */
export interface ValuesCase {
  catalog: Catalog;
  values: Values;
  definitions: OwnDefinition[];
  collection: CollectionFacts;
  /** First and last year. */
  from: number;
  to: number;
}

/**
 * The sums of docs/rules.md, section 4, from values in memory: for readers who are shown other values than those
 * stored now, such as those of the last release. The kept sums follow the same rules in SQL.
 */
export function sumsOfValues({ catalog, values, definitions, collection, from, to }: ValuesCase): Sums {
  const { members, measures, metrics, collaborative } = catalog;
  const active = memberYears(members, collaborative.baselineYear, from, to);
  const byYear = new Map<number, MemberYear[]>();
  for (const place of active) byYear.set(place.year, [...(byYear.get(place.year) ?? []), place]);
  const years = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  const reader = new Reader(catalog, values, definitions);
  const measureOf = new Map(measures.map((measure) => [measure.code, measure]));
  return {
    activity: years.map((year) => {
      const here = byYear.get(year) ?? [];
      return { year, active: here.length, counted: here.filter(({ counted }) => counted).length };
    }),
    measures: measures.flatMap((measure) =>
      inOrder(years, byYear, (places, before: MeasureSum | null) =>
        measureSum(reader, measure, places, before),
      ),
    ),
    pairs: metrics.flatMap((metric) => {
      const numerator = measureOf.get(metric.numerator);
      const denominator = measureOf.get(metric.denominator ?? "");
      if (metric.kind !== "share" || !numerator || !denominator) return [];
      const parts = { metricId: metric.id, numerator, denominator };
      return inOrder(years, byYear, (places, before: PairSum | null) =>
        pairSum(reader, parts, places, before),
      );
    }),
    underWay: underWayOf(collection),
    awaited: awaitedOf(catalog, collection),
  };
}

/** One sum a year, each with the one before it: sums since the baseline are running totals. */
function inOrder<S>(
  years: number[],
  byYear: ReadonlyMap<number, MemberYear[]>,
  sum: (places: MemberYear[], before: S | null) => S | null,
): S[] {
  const sums: S[] = [];
  for (const year of years) {
    const next = sum(byYear.get(year) ?? [], sums.at(-1) ?? null);
    if (next) sums.push(next);
  }
  return sums;
}

/** A member's value of a measure, with its earlier ones; null where there is none. */
interface Cell {
  now: Decimal | null;
  base: Decimal | null;
  last: Decimal | null;
  /** Something is recorded, or it is said for the whole strategy that it does not apply. */
  recorded: boolean;
  notApplicable: boolean;
  /** Not applicable because the strategy does not concern the member. */
  exempt: boolean;
  grade: Grade;
  baseGrade: Grade;
  lastGrade: Grade;
}

class Reader {
  private readonly members;

  constructor(
    catalog: Catalog,
    readonly values: Values,
    private readonly definitions: OwnDefinition[],
  ) {
    this.members = new Map(catalog.members.map((member) => [member.id, member]));
  }

  cell({ memberId, year, baselineYear }: MemberYear, { id, strategy }: Measure): Cell {
    const stored = this.values(memberId, id, year);
    const member = this.members.get(memberId);
    const accepts = member !== undefined && acceptsValues(member, baselineYear);
    const exempt = !stored && member !== undefined && isExempt(member, strategy, year);
    const valueAt = (at: number) => this.values(memberId, id, at)?.value ?? null;
    return {
      now: stored?.value ?? null,
      base: baselineYear < year && accepts ? valueAt(baselineYear) : null,
      last: member && isActive(member, year - 1) ? valueAt(year - 1) : null,
      recorded: stored !== undefined || exempt,
      notApplicable: stored?.state === "not_applicable" || exempt,
      exempt,
      grade: this.grade(memberId, id, year),
      baseGrade: this.grade(memberId, id, baselineYear),
      lastGrade: this.grade(memberId, id, year - 1),
    };
  }

  /** Flows of more or fewer than twelve months are not compared with other years'. */
  isEven({ kind }: Measure, memberId: string, years: number[]): boolean {
    const member = this.members.get(memberId);
    if (kind !== "flow" || !member) return true;
    return years.every((year) => transitionMonths(member, year) === null);
  }

  private grade(memberId: string, measureId: string, year: number): Grade {
    if (this.definitions.length === 0) return "same";
    return definitionIn(this.definitions, memberId, measureId, year)?.grade ?? "same";
  }
}

const total = (values: (Decimal | null)[]): Decimal | null =>
  values.reduce<Decimal | null>((sum, value) => (value === null ? sum : add(sum ?? "0", value)), null);

const lowestOf = (grades: Grade[]): Grade => (grades.length === 0 ? GRADES[0] : lowestGrade(grades));

function measureSum(
  reader: Reader,
  measure: Measure,
  places: MemberYear[],
  before: MeasureSum | null,
): MeasureSum | null {
  const cells = places.map((place) => ({ place, counted: place.counted, ...reader.cell(place, measure) }));
  const year = places[0]?.year;
  if (year === undefined || !cells.some(({ recorded }) => recorded)) return null;
  const given = cells.filter(({ now }) => now !== null);
  const counted = given.filter((cell) => cell.counted);
  const cohort = (part: "base" | "last", grade: "baseGrade" | "lastGrade"): Cohort => {
    const both = given.filter(({ place: { memberId, baselineYear }, ...cell }) => {
      const earlier = part === "base" ? baselineYear : year - 1;
      return cell[part] !== null && reader.isEven(measure, memberId, [year, earlier]);
    });
    return {
      size: both.length,
      now: total(both.map(({ now }) => now)),
      before: total(both.map((cell) => cell[part])),
      grade: lowestOf(both.flatMap((cell) => [cell.grade, cell[grade]])),
    };
  };
  return {
    measureId: measure.id,
    year,
    total: total(given.map(({ now }) => now)),
    reporting: given.length,
    notApplicable: cells.filter(({ notApplicable }) => notApplicable).length,
    grade: lowestOf(given.map(({ grade }) => grade)),
    sinceBaseline: total([before?.sinceBaseline ?? null, ...counted.map(({ now }) => now)]),
    span: {
      reporting: counted.length,
      notApplicable: cells.filter((cell) => cell.counted && cell.notApplicable).length,
      grade: lowestOf([before?.span.grade ?? "same", ...counted.map(({ grade }) => grade)]),
    },
    baseline: cohort("base", "baseGrade"),
    lastYear: cohort("last", "lastGrade"),
  };
}

interface PairParts {
  metricId: string;
  numerator: Measure;
  denominator: Measure;
}

function pairSum(
  reader: Reader,
  { metricId, numerator, denominator }: PairParts,
  places: MemberYear[],
  before: PairSum | null,
): PairSum | null {
  const cells = places.map((place) => {
    const alone = reader.values(place.memberId, metricId, place.year);
    const n = reader.cell(place, numerator);
    const d = reader.cell(place, denominator);
    return { counted: place.counted, n, d, alone, both: n.now !== null && d.now !== null };
  });
  const year = places[0]?.year;
  if (year === undefined || !cells.some(({ n, d, alone }) => n.recorded || d.recorded || alone)) return null;
  const given = cells.filter(({ both }) => both);
  const counted = given.filter((cell) => cell.counted);
  const rest = cells.filter(({ both }) => !both);
  const left = rest.filter(
    ({ n, d, alone }) =>
      [n, d].some((part) => part.notApplicable && !(part.exempt && alone)) ||
      alone?.state === "not_applicable",
  );
  const cohort = (part: "base" | "last", grade: "baseGrade" | "lastGrade"): PairCohort => {
    const matched = given.filter(({ n, d }) => n[part] !== null && d[part] !== null);
    return {
      size: matched.length,
      numerator: total(matched.map(({ n }) => n.now)),
      denominator: total(matched.map(({ d }) => d.now)),
      numeratorBefore: total(matched.map(({ n }) => n[part])),
      denominatorBefore: total(matched.map(({ d }) => d[part])),
      grade: lowestOf(matched.flatMap(({ n, d }) => [n.grade, d.grade, n[grade], d[grade]])),
    };
  };
  const since = before?.sinceBaseline;
  return {
    metricId,
    year,
    numerator: total(given.map(({ n }) => n.now)),
    denominator: total(given.map(({ d }) => d.now)),
    reporting: given.length,
    notApplicable: left.length,
    shareOnly: rest.filter(({ alone }) => alone?.state === "value").length,
    grade: lowestOf(given.flatMap(({ n, d }) => [n.grade, d.grade])),
    sinceBaseline: {
      numerator: total([since?.numerator ?? null, ...counted.map(({ n }) => n.now)]),
      denominator: total([since?.denominator ?? null, ...counted.map(({ d }) => d.now)]),
    },
    span: {
      reporting: counted.length,
      notApplicable: left.filter((cell) => cell.counted).length,
      grade: lowestOf([before?.span.grade ?? "same", ...counted.flatMap(({ n, d }) => [n.grade, d.grade])]),
    },
    baseline: cohort("base", "baseGrade"),
    lastYear: cohort("last", "lastGrade"),
  };
}
