/**
 * A member that looks at every group of a breakdown it is shown, knows all totals, its own
 * numbers, and that no count is below zero, and derives what follows. The numbers behind a group are
 * worked out here from the rule book rather than with the app's code.
 */
export interface SplitCase {
  /** By member: totals by measure (null means not reported), and parts by measure and category. */
  members: {
    id: string;
    totals: Record<string, number | null>;
    parts: Record<string, Record<string, number>>;
  }[];
  categories: string[];
  /** The numerator, and the denominator of a share. */
  figures: { code: string; measures: string[] }[];
}

export interface Sum {
  /** Members' numbers: "m1 hires women", "m1 hires rest". */
  of: string[];
  value: number;
}

/** A group's numerator and denominator. Empty if no member is behind it. */
export function sumsOfGroup(input: SplitCase, figure: string, category: string): Sum[] {
  const measures = input.figures.find(({ code }) => code === figure)?.measures ?? [];
  const both = (m: SplitCase["members"][number], c: string) =>
    measures.every((q) => m.parts[q]?.[c] !== undefined);
  return measures.map((q) => {
    const of: string[] = [];
    let value = 0;
    for (const m of input.members) {
      const paired = input.categories.filter((c) => both(m, c));
      if (category !== "not_recorded") {
        if (!paired.includes(category)) continue;
        of.push(`${m.id} ${q} ${category}`);
        value += m.parts[q]?.[category] ?? 0;
      } else {
        if (paired.length === 0 || measures.some((measure) => m.totals[measure] == null)) continue;
        const recorded = Object.values(m.parts[q] ?? {}).reduce((a, b) => a + b, 0);
        of.push(`${m.id} ${q} rest`);
        value += (m.totals[q] ?? 0) - recorded;
        for (const [c, amount] of Object.entries(m.parts[q] ?? {}))
          if (!paired.includes(c)) {
            of.push(`${m.id} ${q} ${c}`);
            value += amount;
          }
      }
    }
    return { of, value };
  });
}

/** Each member's total is the sum of its categories and its unrecorded rest. */
export function wholes(input: SplitCase): Sum[] {
  return input.members.flatMap((m) =>
    Object.entries(m.totals).flatMap(([q, value]) => {
      const parts = Object.keys(m.parts[q] ?? {});
      if (value === null || parts.length === 0) return [];
      return [{ of: [...parts.map((c) => `${m.id} ${q} ${c}`), `${m.id} ${q} rest`], value }];
    }),
  );
}

/** A member knows each of its own numbers. */
export function ownNumbers(input: SplitCase, me: string): Sum[] {
  const mine = input.members.filter(({ id }) => id === me);
  return mine.flatMap((m) =>
    Object.entries(m.parts).flatMap(([q, parts]) =>
      Object.entries(parts).map(([c, value]) => ({ of: [`${m.id} ${q} ${c}`], value })),
    ),
  );
}

/** Whether the sum follows from the others, exactly or because none of its numbers can be below zero. */
export function follows(target: Sum, knownSums: Sum[]): boolean {
  let equations = knownSums;
  for (;;) {
    const table = new Table(equations);
    if (table.spans(target.of)) return true;
    const nobody = table.nobody().filter((name) => !table.spans([name]));
    if (nobody.length === 0) return false;
    equations = [...equations, ...nobody.map((name) => ({ of: [name], value: 0 }))];
  }
}

type Row = { of: Map<string, bigint>; value: bigint };

/** Gauss–Jordan elimination over integers, without rounding. */
class Table {
  private rows: { pivot: string; row: Row }[] = [];

  constructor(sums: Sum[]) {
    for (const { of, value } of sums) {
      const row = this.reduced({ of: counted(of), value: BigInt(value) });
      const [pivot] = row.of.keys();
      if (pivot === undefined) continue;
      for (const other of this.rows) other.row = cancelled(other.row, pivot, row);
      this.rows.push({ pivot, row });
    }
  }

  spans(of: string[]): boolean {
    return this.reduced({ of: counted(of), value: 0n }).of.size === 0;
  }

  /** Numbers that an equation sums to zero, with all signs equal. */
  nobody(): string[] {
    return this.rows.flatMap(({ row }) => {
      const signs = new Set([...row.of.values()].map((coefficient) => coefficient > 0n));
      return row.value === 0n && signs.size === 1 ? [...row.of.keys()] : [];
    });
  }

  private reduced(start: Row): Row {
    return this.rows.reduce((row, { pivot, row: own }) => cancelled(row, pivot, own), start);
  }
}

function counted(of: string[]): Map<string, bigint> {
  const row = new Map<string, bigint>();
  for (const name of of) row.set(name, (row.get(name) ?? 0n) + 1n);
  return row;
}

function cancelled(row: Row, pivot: string, by: Row): Row {
  const factor = row.of.get(pivot);
  const head = by.of.get(pivot) ?? 1n;
  if (factor === undefined) return row;
  const of = new Map<string, bigint>();
  for (const name of new Set([...row.of.keys(), ...by.of.keys()])) {
    const value = (row.of.get(name) ?? 0n) * head - (by.of.get(name) ?? 0n) * factor;
    if (value !== 0n) of.set(name, value);
  }
  return { of, value: row.value * head - by.value * factor };
}
