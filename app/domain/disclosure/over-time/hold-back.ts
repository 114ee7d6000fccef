import { valuesOf } from "~/domain/rollup/contributions";
import type { Catalog, Observation } from "~/domain/terms";
import { type Fact, factsOf } from "../facts";
import { factKey, membersBehindDifference, restsOnFew } from "./changed";
import type { KeptColumn, Showing } from "./showing";

/** Values that are about to be shown, and everything that was shown before. */
export interface HoldBackCase {
  catalog: Catalog;
  /** Everything that would be shown: wholes, categories, and shares reported alone. */
  observations: Observation[];
  /** Oldest first. */
  earlier: Showing[];
}

/** What may be shown now. */
export interface HeldBack {
  observations: Observation[];
  kept: KeptColumn[];
  withheldSplits: string[];
}

/**
 * Keeps earlier values wherever a figure's difference to one shown before would rest on too few members. What is kept
 * is a column, the values of one measure in one year: all figures that read it keep it together, so they still fit each
 * other. A column goes back to the last showing that told it.
 */
export function holdBack({ catalog, observations, earlier }: HoldBackCase): HeldBack {
  if (earlier.length === 0) return { observations, kept: [], withheldSplits: [] };
  const { minimumContributors } = catalog.collaborative.policy;
  const table = new Table(observations, earlier);
  const years = [...observations, ...earlier.flatMap((showing) => showing.observations)].map(
    ({ year }) => year,
  );
  const { baselineYear } = catalog.collaborative;
  const [from, to] = years.reduce(
    ([low, high], year) => [Math.min(low, year), Math.max(high, year)],
    [baselineYear, baselineYear],
  );
  // Each round sends columns back or ends; there are finitely many.
  for (let more = true; more; ) {
    const facts = factsOf(catalog, valuesOf(table.wholes()), from, to);
    const now = new Map(facts.map((fact) => [factKey(fact), fact]));
    const pairs = earlier.flatMap(({ told }) =>
      told.flatMap((before): [Fact, Fact][] => {
        const after = now.get(factKey(before));
        return after ? [[before, after]] : [];
      }),
    );
    more = pairs
      .map(([before, after]) => {
        const members = membersBehindDifference(before, after);
        return restsOnFew(members, minimumContributors) && table.sendBack(members, [before, after]);
      })
      .some((sent) => sent);
  }
  return {
    observations: [...table.wholes(), ...observations.filter(({ categoryId }) => categoryId !== null)],
    kept: table.kept(),
    withheldSplits: splitsToWithhold({ catalog, observations, earlier }, new Set(table.sentBack())),
  };
}

const columnOf = (itemId: string, year: number) => `${itemId} ${year}`;

/** Values by column, now and as they were told last. */
class Table {
  private readonly now = new Map<string, Map<string, Observation>>();
  private readonly last = new Map<string, { rows: Map<string, Observation>; since: string }>();
  private readonly back = new Set<string>();

  constructor(observations: Observation[], earlier: Showing[]) {
    for (const row of observations) if (row.categoryId === null) put(this.now, row);
    for (const showing of earlier) {
      const told = new Set(
        showing.told.flatMap(({ sums }) =>
          sums.flat().map(({ measureId, year }) => columnOf(measureId, year)),
        ),
      );
      const columns = new Map<string, Map<string, Observation>>();
      for (const row of showing.observations) if (row.categoryId === null) put(columns, row);
      const keptSince = new Map(
        showing.kept.map(({ itemId, year, since }) => [columnOf(itemId, year), since]),
      );
      for (const [column, rows] of columns)
        if (told.has(column)) this.last.set(column, { rows, since: keptSince.get(column) ?? showing.at });
    }
  }

  wholes(): Observation[] {
    const columns = new Set([...this.now.keys(), ...this.back]);
    return [...columns].flatMap((column) => [...(this.rowsOf(column)?.values() ?? [])]);
  }

  /**
   * Sends back the columns of these figures in which one of the members has another number than was told last.
   * @returns whether there was any
   */
  sendBack(members: ReadonlySet<string>, facts: Fact[]): boolean {
    const before = this.back.size;
    for (const { sums } of facts)
      for (const { memberId, measureId, year } of sums.flat()) {
        if (!members.has(memberId)) continue;
        for (const column of this.columnsOf(facts, year, measureId))
          if (this.differs(column, memberId)) this.back.add(column);
      }
    return this.back.size > before;
  }

  sentBack(): string[] {
    return [...this.back];
  }

  kept(): KeptColumn[] {
    return [...this.back].map((column) => {
      const [itemId = "", year] = column.split(" ");
      return { itemId, year: Number(year), since: this.last.get(column)?.since ?? "" };
    });
  }

  private rowsOf(column: string): Map<string, Observation> | undefined {
    return this.back.has(column) ? this.last.get(column)?.rows : this.now.get(column);
  }

  private differs(column: string, memberId: string): boolean {
    const last = this.last.get(column);
    if (!last || this.back.has(column)) return false;
    const then = last.rows.get(memberId);
    const now = this.now.get(column)?.get(memberId);
    return then?.state !== now?.state || Number(then?.value ?? -1) !== Number(now?.value ?? -1);
  }

  /** A member enters or leaves a share, or a change, by any of the numbers that it needs there. */
  private columnsOf(facts: Fact[], year: number, measureId: string): Set<string> {
    const cells = facts.flatMap(({ sums }) => sums.flat());
    const years = new Set([year, ...cells.map((cell) => cell.year)]);
    const measures = new Set([measureId, ...cells.map((cell) => cell.measureId)]);
    return new Set([...years].flatMap((at) => [...measures].map((measure) => columnOf(measure, at))));
  }
}

function put(columns: Map<string, Map<string, Observation>>, row: Observation): void {
  const key = columnOf(row.itemId, row.year);
  const rows = columns.get(key) ?? new Map<string, Observation>();
  columns.set(key, rows.set(row.memberId, row));
}

/**
 * Breakdowns of a year ("dimension year") that may not be shown: some of its categories have changed since they were
 * shown, but not every one by enough members, or the wholes beside them kept an earlier value.
 */
function splitsToWithhold(
  { catalog, observations, earlier }: HoldBackCase,
  sentBack: ReadonlySet<string>,
): string[] {
  const { minimumContributors } = catalog.collaborative.policy;
  return catalog.dimensions.flatMap(({ id, categories, measures }) => {
    const own = new Set(categories.map((category) => category.id));
    const items = catalog.measures.filter(({ code }) => measures.includes(code)).map((measure) => measure.id);
    const rowsIn = (rows: Observation[], year: number) =>
      rows.filter((row) => row.year === year && row.categoryId !== null && own.has(row.categoryId));
    const years = new Set(
      observations.flatMap(({ categoryId, year }) => (categoryId && own.has(categoryId) ? [year] : [])),
    );
    return [...years].flatMap((year) => {
      const key = `${id} ${year}`;
      if (items.some((item) => sentBack.has(columnOf(item, year)))) return [key];
      const now = rowsIn(observations, year);
      const shown = earlier
        .filter(({ withheldSplits }) => !withheldSplits.includes(key))
        .map((showing) => rowsIn(showing.observations, year))
        .filter((rows) => rows.length > 0);
      return shown.every((before) => maySucceed(before, now, minimumContributors)) ? [] : [key];
    });
  });
}

/** Nothing changed, or every category changed by enough members. */
function maySucceed(before: Observation[], now: Observation[], minimumContributors: number): boolean {
  const place = ({ itemId, categoryId }: Observation) => `${itemId} ${categoryId}`;
  const changed = new Map<string, Set<string>>();
  const text = (rows: Observation[]) =>
    new Map(rows.map((row) => [`${place(row)} ${row.memberId}`, `${row.state} ${Number(row.value ?? -1)}`]));
  const [then, after] = [text(before), text(now)];
  for (const row of [...before, ...now]) {
    const members = changed.get(place(row)) ?? new Set<string>();
    const key = `${place(row)} ${row.memberId}`;
    if (then.get(key) !== after.get(key)) members.add(row.memberId);
    changed.set(place(row), members);
  }
  const sizes = [...changed.values()].map(({ size }) => size);
  return sizes.every((size) => size === 0) || sizes.every((size) => size >= minimumContributors);
}
