import { transitionMonths } from "~/domain/members/fiscal-year";
import { baselineYearOf, isActive, isBaselineOnly } from "~/domain/periods";
import type { Values } from "~/domain/rollup/contributions";
import type { Catalog, Decimal, Measure, Member } from "~/domain/terms";

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
export interface Fact<C = Cell> {
  /** Code of the measure or metric. */
  figure: string;
  year: number;
  part: Part;
  sums: C[][];
}

/** What stands for the number of a member, both by their places in the catalog's lists; null if it has none. */
export type CellAt<C> = (member: number, measure: number, year: number) => C | null;

/** Everything that the roll-up of these years tells, with the numbers in it. */
export function factsOf(catalog: Catalog, values: Values, from: number, to: number): Fact[] {
  const { members, measures } = catalog;
  const cellAt: CellAt<Cell> = (member, measure, year) => {
    const memberId = members[member]?.id ?? "";
    const measureId = measures[measure]?.id ?? "";
    const value = values(memberId, measureId, year)?.value ?? null;
    return value === null ? null : { memberId, measureId, year, value };
  };
  return [...yearsOfFacts(catalog, cellAt, from, to)].flat();
}

/**
 * Everything that the roll-up of these years tells, part by part: newest year first, figures before their
 * changes, metrics before the measures they are made of. In this order it is decided what may be told. The
 * rules are those of the roll-up itself (docs/rules.md), read as "whose numbers are in it".
 * @returns year by year; in each sum, cells of one member follow each other
 */
export function* yearsOfFacts<C>(
  catalog: Catalog,
  cellAt: CellAt<C>,
  from: number,
  to: number,
): Generator<Fact<C>[], void> {
  const read = new Cells(catalog, cellAt, from);
  for (let year = to; year >= from; year--) {
    const facts: Fact<C>[] = [];
    for (const { code, numerator, denominator, span } of catalog.metrics) {
      const measures = placesOf(catalog.measures, ({ code }) => code === numerator || code === denominator);
      if (span === "year") facts.push(...partsOf(catalog, read, { figure: code, measures, year }));
      else facts.push({ figure: code, year, part: "value", sums: read.sinceBaseline(measures, year) });
    }
    catalog.measures.forEach(({ code, kind }, place) => {
      facts.push(...partsOf(catalog, read, { figure: code, measures: [place], year }));
      if (kind === "flow")
        facts.push({ figure: code, year, part: "sinceBaseline", sums: read.sinceBaseline([place], year) });
    });
    yield facts.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
  }
}

const PARTS: Part[] = ["value", "sinceBaseline", "change", "changeFromLastYear"];

const placesOf = (measures: Measure[], which: (measure: Measure) => boolean) =>
  measures.flatMap((measure, place) => (which(measure) ? [place] : []));

/** A figure of one year, and the measures that it reads, by their places. */
interface YearFigure {
  figure: string;
  measures: number[];
  year: number;
}

function partsOf<C>(catalog: Catalog, read: Cells<C>, { figure, measures, year }: YearFigure): Fact<C>[] {
  const { baselineYear } = catalog.collaborative;
  const baseline = (member: Member) => baselineYearOf(member, baselineYear);
  return [
    { figure, year, part: "value", sums: read.inYear(measures, year) },
    { figure, year, part: "change", sums: read.matched(measures, year, baseline, true) },
    { figure, year, part: "changeFromLastYear", sums: read.matched(measures, year, () => year - 1) },
  ];
}

/** Finds the cells of members that have a number for all of the measures asked about. */
class Cells<C> {
  /** By member, then year. */
  private readonly presence = new Map<number, Presence>();

  constructor(
    private readonly catalog: Catalog,
    private readonly cellAt: CellAt<C>,
    private readonly from: number,
  ) {}

  inYear(measures: number[], year: number): C[][] {
    const sums: C[][] = measures.map(() => []);
    this.catalog.members.forEach((_, member) => {
      put(sums, 0, this.all(member, measures, year));
    });
    return sums;
  }

  sinceBaseline(measures: number[], year: number): C[][] {
    const { baselineYear } = this.catalog.collaborative;
    const sums: C[][] = measures.map(() => []);
    this.catalog.members.forEach((each, member) => {
      const first = Math.max(baselineYearOf(each, baselineYear), baselineYear) + 1;
      for (let at = first; at <= year; at++) put(sums, 0, this.all(member, measures, at));
    });
    return sums;
  }

  /** Of the members that have both years: this year's cells, then those of the earlier one. Nobody is compared with itself. */
  matched(
    measures: number[],
    year: number,
    earlierOf: (member: Member) => number,
    sinceBaseline = false,
  ): C[][] {
    const sums: C[][] = [...measures, ...measures].map(() => []);
    const [measure = 0] = measures;
    // An amount of more or fewer than twelve months is not compared with other years'.
    const isFlow = measures.length === 1 && this.catalog.measures[measure]?.kind === "flow";
    this.catalog.members.forEach((each, member) => {
      const earlier = earlierOf(each);
      if (earlier >= year || earlier < this.from) return;
      if (isFlow && (transitionMonths(each, year) !== null || transitionMonths(each, earlier) !== null))
        return;
      const now = this.all(member, measures, year);
      const then = now && this.all(member, measures, earlier, sinceBaseline);
      if (!then) return;
      put(sums, 0, now);
      put(sums, measures.length, then);
    });
    return sums;
  }

  /** @param asBaseline whether values from before the member joined may serve as its baseline */
  private all(member: number, measures: number[], year: number, asBaseline = false): C[] | null {
    const { isMember, isBaseline } = this.presenceOf(member, year);
    if (!isMember && !(asBaseline && isBaseline)) return null;
    const cells: C[] = [];
    for (const measure of measures) {
      const cell = this.cellAt(member, measure, year);
      if (cell === null) return null;
      cells.push(cell);
    }
    return cells;
  }

  private presenceOf(place: number, year: number): Presence {
    const key = place * 10_000 + year;
    const known = this.presence.get(key);
    if (known) return known;
    const member = this.catalog.members[place];
    const found = {
      isMember: member !== undefined && isActive(member, year),
      isBaseline: member !== undefined && isBaselineOnly(member, year),
    };
    this.presence.set(key, found);
    return found;
  }
}

interface Presence {
  isMember: boolean;
  isBaseline: boolean;
}

/** @param from the sum that gets the first of the cells */
function put<C>(sums: C[][], from: number, cells: C[] | null): void {
  cells?.forEach((cell, place) => {
    sums[from + place]?.push(cell);
  });
}
