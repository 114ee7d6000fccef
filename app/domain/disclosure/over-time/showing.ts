import { periodFor } from "~/domain/periods";
import { type Catalog, OBSERVATION_STATES, type Observation } from "~/domain/terms";
import type { Fact, Part } from "../facts";

/** What was shown at one moment, and the numbers behind it (docs/rules.md, section 8.3). */
export interface Showing {
  /** ISO date. */
  at: string;
  /** Every value that the figures were made of, of all years. */
  observations: Observation[];
  /** What readers could see. */
  told: Fact[];
  /** Columns that kept an earlier value. */
  kept: KeptColumn[];
  /** Breakdowns ("dimension year") that were not shown. */
  withheldSplits: string[];
}

/** The values of a measure, or of a share reported alone, in one year that stay as they were shown on a day. */
export interface KeptColumn {
  itemId: string;
  year: number;
  /** ISO date. */
  since: string;
}

/** A showing as it is stored: ids once, and places in their lists everywhere else. */
export interface StoredShowing {
  members: string[];
  items: string[];
  categories: string[];
  /** Member, item, category (-1: the whole), year, state, value. */
  rows: [number, number, number, number, number, string | null][];
  /** Figure, year, part, and the rows that each of its sums adds up. */
  told: [string, number, Part, number[][]][];
  kept: KeptColumn[];
  withheldSplits: string[];
}

export function packShowing({
  observations,
  told,
  kept,
  withheldSplits,
}: Omit<Showing, "at">): StoredShowing {
  const members = new Places();
  const items = new Places();
  const categories = new Places();
  const rowOf = new Map<string, number>();
  const rows = observations.map((row, at): StoredShowing["rows"][number] => {
    if (row.categoryId === null) rowOf.set(`${row.memberId} ${row.itemId} ${row.year}`, at);
    return [
      members.of(row.memberId),
      items.of(row.itemId),
      row.categoryId === null ? -1 : categories.of(row.categoryId),
      row.year,
      OBSERVATION_STATES.indexOf(row.state),
      row.value,
    ];
  });
  return {
    members: members.list,
    items: items.list,
    categories: categories.list,
    rows,
    told: told.map(({ figure, year, part, sums }) => [
      figure,
      year,
      part,
      sums.map((cells) =>
        cells.flatMap((cell) => rowOf.get(`${cell.memberId} ${cell.measureId} ${cell.year}`) ?? []),
      ),
    ]),
    kept,
    withheldSplits,
  };
}

/** @param at the day on which it was shown, ISO */
export function unpackShowing(stored: StoredShowing, catalog: Catalog, at: string): Showing {
  const shares = new Set(catalog.metrics.map(({ id }) => id));
  const members = new Map(catalog.members.map((member) => [member.id, member]));
  const observations = stored.rows.map(([member, item, category, year, state, value]): Observation => {
    const memberId = stored.members[member] ?? "";
    const itemId = stored.items[item] ?? "";
    const { start, end } = periodFor(members.get(memberId) ?? { fiscalYearEndMonth: 12 }, year);
    return {
      kind: shares.has(itemId) ? "share" : "measure",
      itemId,
      memberId,
      categoryId: stored.categories[category] ?? null,
      year,
      state: OBSERVATION_STATES[state] ?? "value",
      value,
      status: "verified",
      periodStart: start,
      periodEnd: end,
      note: null,
      source: null,
      revision: 0,
      changedAt: at,
      changedBy: "",
      computed: false,
    };
  });
  const cellOf = (row: number) => {
    const { memberId = "", itemId: measureId = "", year = 0, value = null } = observations[row] ?? {};
    return { memberId, measureId, year, value: value ?? "0" };
  };
  const told = stored.told.map(
    ([figure, year, part, sums]): Fact => ({
      figure,
      year,
      part,
      sums: sums.map((rows) => rows.map(cellOf)),
    }),
  );
  return { at, observations, told, kept: stored.kept, withheldSplits: stored.withheldSplits };
}

/** A list of distinct texts, and the place of each in it. */
class Places {
  readonly list: string[] = [];
  private readonly place = new Map<string, number>();

  of(text: string): number {
    const known = this.place.get(text);
    if (known !== undefined) return known;
    this.place.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}
