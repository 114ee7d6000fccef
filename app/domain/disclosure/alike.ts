import { compareDecimal } from "~/domain/numbers/decimal";
import { add, isZero } from "~/domain/numbers/fraction";
import type { Decimal } from "~/domain/terms";
import { type Count, restOf, type SplitMember } from "./group-parts";

/** Members whose numbers always stand in the same sums cannot be told apart: one name serves for all of them. */
export class Alike {
  private readonly groupOf = new Map<string, string>();
  private readonly membersIn = new Map<string, Set<string>>();
  private readonly sums = new Map<string, Decimal>();
  private readonly whole = new Map<string, Set<string>>();
  private readonly counted = new Set<string>();

  /** @param sums the numbers that each published or secret sum adds up */
  constructor(sums: Count[][]) {
    const places = new Map<string, string[]>();
    sums.forEach((counts, place) => {
      for (const { memberId, category } of counts)
        places.set(memberId, [...(places.get(memberId) ?? []), `${place}:${category}`]);
    });
    for (const [memberId, list] of places) this.groupOf.set(memberId, list.join(" "));
    const seen = new Map<string, Count>();
    for (const count of sums.flat()) seen.set(`${count.memberId} ${count.category}`, count);
    for (const count of seen.values()) this.count(count);
  }

  names(counts: Count[]): string[] {
    return [...new Set(counts.map((count) => this.nameOf(count)))];
  }

  isNobody(name: string): boolean {
    return isZero(this.sums.get(name) ?? "0");
  }

  isBelow(name: string, limit: number): boolean {
    return compareDecimal(this.sums.get(name) ?? "0", String(limit)) < 0;
  }

  /** The member's total is known: its categories and what it did not record make it up. */
  addWhole(member: SplitMember, measureId: string): void {
    const group = this.groupOf.get(member.memberId);
    if (group === undefined) return;
    const parts = [...(member.parts.get(measureId) ?? [])];
    const counts = parts.map(([category, value]) => ({ memberId: member.memberId, category, value }));
    const names = this.whole.get(group) ?? new Set();
    for (const count of [...counts, restOf(member, measureId)]) {
      this.count(count);
      names.add(this.nameOf(count));
    }
    this.whole.set(group, names);
  }

  wholes(): string[][] {
    return [...this.whole.values()].map((names) => [...names]);
  }

  /** Numbers of one member alone, which are nobody else's to know. */
  singles(): string[] {
    return [...this.membersIn].flatMap(([name, members]) => (members.size === 1 ? [name] : []));
  }

  private nameOf({ memberId, category }: Count): string {
    return `${this.groupOf.get(memberId) ?? memberId} / ${category}`;
  }

  private count(count: Count): void {
    const key = `${count.memberId} ${count.category}`;
    if (this.counted.has(key)) return;
    this.counted.add(key);
    const name = this.nameOf(count);
    this.sums.set(name, add(this.sums.get(name) ?? "0", count.value));
    this.membersIn.set(name, (this.membersIn.get(name) ?? new Set()).add(count.memberId));
  }
}
