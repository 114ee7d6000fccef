import { Adding, type Equation, factorOf, leadingWith, less, withoutNames } from "./equation";

/** A sum of unknown numbers, by their names. Sums of different measures have no name in common. */
export interface Sum {
  measure: number;
  names: ArrayLike<number>;
}

/** What a reader knows of the sums of one measure. */
interface Table {
  /** The published equations in reduced form, each led by a name that stands in no other. Null: there is none any more. */
  published: (Published | null)[];
  /** Secret sums, less what is published of them. Null: nothing is left, so a reader can work it out. */
  secrets: (Secret | null)[];
}

interface Published {
  lead: number;
  equation: Equation;
}

interface Secret {
  secret: number;
  left: Equation;
}

/**
 * What a reader can work out from published sums. Each sum is a linear equation over protected numbers; one of them
 * is known once the equations, added to and subtracted from each other, leave it alone on one side. They are
 * kept in reduced form, where such a number is an equation of its own.
 */
export class SumEquations {
  private readonly tables = new Map<number, Table>();
  /** By name: the place of the equation that it leads; -1 for none. */
  private readonly leads: Int32Array;
  /** By name: 1 where the number was published by itself. It stands in no equation any more. */
  private readonly known: Uint8Array;
  /** How many sums of each secret cannot be worked out yet. */
  private readonly open: number[] = [];
  private readonly adding: Adding;
  /** What an attempt has changed so far. */
  private changes: Change[] = [];

  /**
   * @param names how many there are: 0, 1, …
   * @param mayBeKnown numbers that are not secret, or that stand for several members, so a sum reveals none of them
   */
  constructor(
    names: number,
    private readonly mayBeKnown: (name: number) => boolean = () => false,
  ) {
    this.leads = new Int32Array(names).fill(-1);
    this.known = new Uint8Array(names);
    this.adding = new Adding(names);
  }

  /** From now on, admits no sums from which all of these could be worked out. */
  protect(sums: Sum[]): void {
    const secret = this.open.length;
    let count = 0;
    for (const { measure, names } of sums) {
      const table = this.table(measure);
      const left = this.reduced(table, names);
      if (left.names.length === 0) continue;
      table.secrets.push({ secret, left });
      count++;
    }
    this.open.push(count);
  }

  /**
   * Takes in all of the sums if they reveal neither a protected number nor a protected sum; otherwise none. Yields now
   * and then, so that others can have a turn.
   * @param singles numbers that are taken in along with them, by measure; they may be known
   * @returns whether they may be published
   */
  *admits(sums: Sum[], singles: ReadonlyMap<number, number[]> = new Map()): Generator<void, boolean> {
    const tables = [...new Set([...singles.keys(), ...sums.map(({ measure }) => measure)])].map((measure) =>
      this.table(measure),
    );
    const sizes = tables.map(({ published }) => published.length);
    const revealed = new Map<number, number>();
    let isSafe = true;
    for (const [measure, names] of singles) {
      isSafe = isSafe && (yield* this.learnSingles(this.table(measure), names, revealed));
      yield;
    }
    for (const { measure, names } of sums) {
      const table = this.table(measure);
      isSafe = isSafe && this.learn(table, this.reduced(table, names), revealed);
      yield;
    }
    isSafe = isSafe && [...revealed].every(([secret, count]) => (this.open[secret] ?? 0) > count);
    if (isSafe) this.settle(tables, revealed);
    else this.takeBack(tables, sizes);
    this.changes = [];
    return isSafe;
  }

  private settle(tables: Table[], revealed: ReadonlyMap<number, number>): void {
    for (const [secret, count] of revealed) this.open[secret] = (this.open[secret] ?? 0) - count;
    if (revealed.size === 0) return;
    for (const table of tables) table.secrets = table.secrets.filter((secret) => secret !== null);
  }

  private takeBack(tables: Table[], sizes: number[]): void {
    for (const { list, at, was } of this.changes.reverse()) list[at] = was;
    tables.forEach(({ published }, place) => {
      published.length = sizes[place] ?? 0;
    });
  }

  private table(measure: number): Table {
    const table = this.tables.get(measure) ?? { published: [], secrets: [] };
    this.tables.set(measure, table);
    return table;
  }

  /** The sum, less what is published of it. */
  private reduced(table: Table, names: ArrayLike<number>): Equation {
    for (let at = 0; at < names.length; at++) {
      const name = names[at] ?? -1;
      if (this.known[name] === 0) this.adding.add(name, 1);
    }
    // No published equation has a name that leads another, so each is taken away once.
    for (let at = 0; at < names.length; at++) {
      const name = names[at] ?? -1;
      const lead = table.published[this.leads[name] ?? -1];
      if (lead) this.adding.subtract(lead.equation, this.adding.factorOf(name));
    }
    return this.adding.take();
  }

  /**
   * @param sum less what is published of it
   * @param revealed counts, by secret, the sums that this one reveals
   */
  private learn(table: Table, sum: Equation, revealed: Map<number, number>): boolean {
    const [lead] = sum.names;
    if (lead === undefined) return true;
    const equation = leadingWith(sum, lead);
    if (this.reveals(equation)) return false;
    const rest = (each: Equation) => {
      const factor = factorOf(each, lead);
      return factor === 0 ? each : less(each, equation, factor);
    };
    for (let at = 0; at < table.published.length; at++) {
      const other = table.published[at];
      if (!other) continue;
      const left = rest(other.equation);
      if (left === other.equation) continue;
      if (this.reveals(left)) return false;
      this.change(table.published, at, { lead: other.lead, equation: left });
    }
    this.change(this.leads, lead, table.published.length);
    table.published.push({ lead, equation });
    this.reduceSecrets(table, rest, revealed);
    return true;
  }

  /** As if each of these numbers were learned by itself: they leave every equation. */
  private *learnSingles(
    table: Table,
    names: number[],
    revealed: Map<number, number>,
  ): Generator<void, boolean> {
    for (const name of names) if (this.known[name] === 0) this.change(this.known, name, 1);
    const withoutLead: Equation[] = [];
    for (let at = 0; at < table.published.length; at++) {
      const other = table.published[at];
      if (!other) continue;
      const left = withoutNames(other.equation, this.known);
      if (left === other.equation) continue;
      if (this.known[other.lead] === 1) {
        this.change(table.published, at, null);
        this.change(this.leads, other.lead, -1);
        withoutLead.push(left);
      } else {
        if (this.reveals(left)) return false;
        this.change(table.published, at, { lead: other.lead, equation: left });
      }
    }
    this.reduceSecrets(table, (each) => withoutNames(each, this.known), revealed);
    for (const equation of withoutLead) {
      if (!this.learn(table, this.lessPublished(table, equation), revealed)) return false;
      yield;
    }
    return true;
  }

  private lessPublished(table: Table, { names, factors }: Equation): Equation {
    for (let at = 0; at < names.length; at++) this.adding.add(names[at] ?? 0, factors[at] ?? 0);
    for (const name of names) {
      const lead = table.published[this.leads[name] ?? -1];
      if (lead) this.adding.subtract(lead.equation, this.adding.factorOf(name));
    }
    return this.adding.take();
  }

  private reduceSecrets(
    table: Table,
    rest: (equation: Equation) => Equation,
    revealed: Map<number, number>,
  ): void {
    for (let at = 0; at < table.secrets.length; at++) {
      const secret = table.secrets[at];
      if (!secret) continue;
      const left = rest(secret.left);
      if (left === secret.left) continue;
      if (left.names.length > 0) this.change(table.secrets, at, { secret: secret.secret, left });
      else {
        this.change(table.secrets, at, null);
        revealed.set(secret.secret, (revealed.get(secret.secret) ?? 0) + 1);
      }
    }
  }

  private reveals({ names }: Equation): boolean {
    const [name] = names;
    return names.length === 1 && name !== undefined && !this.mayBeKnown(name);
  }

  private change<Value>(list: { [at: number]: Value }, at: number, to: Value): void {
    this.changes.push({ list, at, was: list[at] });
    list[at] = to;
  }
}

interface Change {
  list: { [at: number]: unknown };
  at: number;
  was: unknown;
}
