import type { Cell, Fact, Part } from "~/domain/disclosure/facts";
import { transitionMonths } from "~/domain/members/fiscal-year";
import { baselineYearOf, isActive, isBaselineOnly } from "~/domain/periods";
import type { Values } from "~/domain/rollup/contributions";
import type { Catalog, Measure, Member } from "~/domain/terms";

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
      const measures = catalog.measures.filter((measure) => [numerator, denominator].includes(measure.code));
      if (span === "year") facts.push(...partsOf(catalog, read, { figure: code, measures, year }));
      else facts.push({ figure: code, year, part: "value", sums: read.sinceBaseline(measures, year) });
    }
    for (const measure of catalog.measures) {
      facts.push(...partsOf(catalog, read, { figure: measure.code, measures: [measure], year }));
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

/** A figure of one year, and the measures that it reads. */
interface YearFigure {
  figure: string;
  measures: Measure[];
  year: number;
}

function partsOf(catalog: Catalog, read: Cells, { figure, measures, year }: YearFigure): Fact[] {
  const { baselineYear } = catalog.collaborative;
  const baseline = (member: Member) => baselineYearOf(member, baselineYear);
  return [
    { figure, year, part: "value", sums: read.inYear(measures, year) },
    { figure, year, part: "change", sums: read.matched(measures, year, baseline, true) },
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
      const cells: Cell[] = [];
      for (let each = first; each <= year; each++) cells.push(...(this.all(member, measures, each) ?? []));
      return cells;
    });
  }

  /** Of the members that have both years: this year's cells, then those of the earlier one. Nobody is compared with itself. */
  matched(
    measures: Measure[],
    year: number,
    earlierOf: (member: Member) => number,
    sinceBaseline = false,
  ): Cell[][] {
    const pairs = this.catalog.members.flatMap((member) => {
      const earlier = earlierOf(member);
      if (earlier >= year || earlier < this.from) return [];
      // An amount of more or fewer than twelve months is not compared with other years'.
      const isFlow = measures.length === 1 && measures[0]?.kind === "flow";
      if (isFlow && [year, earlier].some((each) => transitionMonths(member, each) !== null)) return [];
      const now = this.all(member, measures, year);
      const then = this.all(member, measures, earlier, sinceBaseline);
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

  /** @param asBaseline whether values from before the member joined may serve as its baseline */
  private all(member: Member, measures: Measure[], year: number, asBaseline = false): Cell[] | null {
    if (!isActive(member, year) && !(asBaseline && isBaselineOnly(member, year))) return null;
    const cells = measures.flatMap(({ id }): Cell[] => {
      const value = this.values(member.id, id, year)?.value ?? null;
      return value === null ? [] : [{ memberId: member.id, measureId: id, year, value }];
    });
    return cells.length === measures.length ? cells : null;
  }
}
