import type { Values } from "./contributions";
import { baselineYearOf, isActive } from "./periods";
import type { Catalog, Decimal, Measure, Member } from "./types";

/** One number of one member: what disclosure protects. */
export interface Cell {
  memberId: string;
  measureId: string;
  year: number;
  value: Decimal;
}

/** Which part of a figure: the figure itself, its sum since the baseline, or one of its changes. */
export type Part = "value" | "sinceBaseline" | "change" | "changeFromLastYear";

/**
 * What a reader learns from one part of a figure: the sum of each of these lists of cells. A share tells its
 * numerator and its denominator, a change both of its years.
 */
export interface Fact {
  /** Code of the measure or metric. */
  figure: string;
  year: number;
  part: Part;
  sums: Cell[][];
}

/**
 * Everything that the roll-up of these years tells, part by part: newest year first, figures before their
 * changes, metrics before the measures they are made of. In this order it is decided what may be told. The
 * rules are those of the roll-up itself (docs/rules.md), read as "whose numbers are in it".
 */
export function factsOf(catalog: Catalog, values: Values, from: number, to: number): Fact[] {
  const read = new Cells(catalog, values, from);
  const facts: Fact[] = [];
  for (let year = to; year >= from; year--) {
    for (const { code, numerator, denominator, span } of catalog.metrics) {
      const measures = catalog.measures.filter((one) => [numerator, denominator].includes(one.code));
      if (span === "year") facts.push(...partsOf(catalog, read, code, measures, year));
      else facts.push({ figure: code, year, part: "value", sums: read.sinceBaseline(measures, year) });
    }
    for (const measure of catalog.measures) {
      facts.push(...partsOf(catalog, read, measure.code, [measure], year));
      if (measure.kind === "flow")
        facts.push({
          figure: measure.code,
          year,
          part: "sinceBaseline",
          sums: read.sinceBaseline([measure], year),
        });
    }
  }
  return facts.sort((a, b) => b.year - a.year || PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}

const PARTS: Part[] = ["value", "sinceBaseline", "change", "changeFromLastYear"];

function partsOf(catalog: Catalog, read: Cells, figure: string, measures: Measure[], year: number): Fact[] {
  const { baselineYear } = catalog.collaborative;
  const baseline = (member: Member) => baselineYearOf(member, baselineYear);
  return [
    { figure, year, part: "value", sums: read.inYear(measures, year) },
    { figure, year, part: "change", sums: read.matched(measures, year, baseline) },
    { figure, year, part: "changeFromLastYear", sums: read.matched(measures, year, () => year - 1) },
  ];
}

function byMeasure(measures: Measure[], cells: Cell[]): Cell[][] {
  return measures.map(({ id }) => cells.filter(({ measureId }) => measureId === id));
}

/** Finds the cells of members that have a number for all of the measures asked about. */
class Cells {
  constructor(
    private readonly catalog: Catalog,
    private readonly values: Values,
    private readonly from: number,
  ) {}

  inYear(measures: Measure[], year: number): Cell[][] {
    return this.gather(measures, (member) => this.all(member, measures, year));
  }

  sinceBaseline(measures: Measure[], year: number): Cell[][] {
    const { baselineYear } = this.catalog.collaborative;
    return this.gather(measures, (member) => {
      const first = Math.max(baselineYearOf(member, baselineYear), baselineYear) + 1;
      const found: Cell[] = [];
      for (let each = first; each <= year; each++) found.push(...(this.all(member, measures, each) ?? []));
      return found;
    });
  }

  /** Of the members that have both years: this year's cells, then those of the earlier one. */
  matched(measures: Measure[], year: number, earlierOf: (member: Member) => number): Cell[][] {
    const pairs = this.catalog.members.flatMap((member) => {
      const earlier = earlierOf(member);
      if (earlier > year || earlier < this.from) return [];
      const [now, then] = [this.all(member, measures, year), this.all(member, measures, earlier)];
      return now && then ? [{ now, then }] : [];
    });
    return [
      ...byMeasure(
        measures,
        pairs.flatMap(({ now }) => now),
      ),
      ...byMeasure(
        measures,
        pairs.flatMap(({ then }) => then),
      ),
    ];
  }

  private gather(measures: Measure[], cellsOf: (member: Member) => Cell[] | null): Cell[][] {
    return byMeasure(
      measures,
      this.catalog.members.flatMap((member) => cellsOf(member) ?? []),
    );
  }

  private all(member: Member, measures: Measure[], year: number): Cell[] | null {
    if (!isActive(member, year)) return null;
    const cells = measures.flatMap(({ id }): Cell[] => {
      const value = this.values(member.id, id, year)?.value ?? null;
      return value === null ? [] : [{ memberId: member.id, measureId: id, year, value }];
    });
    return cells.length === measures.length ? cells : null;
  }
}
