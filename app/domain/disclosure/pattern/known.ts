import type { Member } from "~/domain/terms";
import { type Before, beforeOf } from "./before";
import type { Column, Span } from "./columns";
import type { Component } from "./components";
import { Pattern } from "./pattern";
import { remember } from "./remember";

/** About 64 MB, in numbers of four bytes. */
const MOST = 16_000_000;

/**
 * Patterns of components, for use again while who reported what stays the same. The oldest make room for new ones.
 */
export class KnownPatterns {
  private readonly patterns = new Map<string, { pattern: Pattern; weight: number }>();
  private weight = 0;

  /** Yields now and then, so that others can have a turn. */
  *patternOf(component: Component, columns: Column[], span: Span): Generator<void, Pattern> {
    const key = keyOf(component, columns, span);
    const before = beforeOf(component, columns, span);
    const known = this.patterns.get(key)?.pattern;
    const pattern =
      known && isSame(known.before, before)
        ? known
        : yield* Pattern.of(component.catalog, columns, span, before);
    this.keep(key, { pattern, weight: pattern.weight + key.length / 2 });
    return pattern;
  }

  private keep(key: string, entry: { pattern: Pattern; weight: number }): void {
    // Others may have had a turn, and have kept one of the same key.
    this.weight += entry.weight - (this.patterns.get(key)?.weight ?? 0);
    remember(this.patterns, key, entry, Number.POSITIVE_INFINITY);
    for (const [oldest, { weight }] of this.patterns) {
      if (this.weight <= MOST || oldest === key) break;
      this.patterns.delete(oldest);
      this.weight -= weight;
    }
  }
}

/** All that a pattern is made from, but what was told before. */
function keyOf({ catalog }: Component, columns: Column[], span: Span): string {
  const { collaborative, members, measures, metrics } = catalog;
  return [
    membershipText(members),
    JSON.stringify([
      span,
      collaborative.baselineYear,
      measures.map(({ id, code, kind }) => [id, code, kind]),
      metrics.map(({ code, numerator, denominator, span }) => [code, numerator, denominator, span]),
    ]),
    ...columns.map(({ pattern }) => pattern),
  ].join("\n");
}

const texts = new WeakMap<Member[], string>();

/** When each member counts, as text. All components of a catalog have the same. */
export function membershipText(members: Member[]): string {
  const text =
    texts.get(members) ??
    JSON.stringify(
      members.map(
        ({ id, joinedOn, leftOn, absences, fiscalYearEndMonth, earlierFiscalYearEnds, baselineYear }) => [
          id,
          joinedOn,
          leftOn,
          absences,
          fiscalYearEndMonth,
          earlierFiscalYearEnds,
          baselineYear,
        ],
      ),
    );
  texts.set(members, text);
  return text;
}

function isSame(a: Before, b: Before): boolean {
  return (
    a.facts.length === b.facts.length &&
    a.memberIds.length === b.memberIds.length &&
    a.gone.length === b.gone.length &&
    a.memberIds.every((id, place) => id === b.memberIds[place]) &&
    a.gone.every((unknown, place) => {
      const other = b.gone[place];
      return (
        unknown.member === other?.member && unknown.measure === other.measure && unknown.year === other.year
      );
    }) &&
    a.facts.every(({ key, sums }, place) => {
      const other = b.facts[place];
      return (
        key === other?.key &&
        sums.length === other.sums.length &&
        sums.every(
          (sum, at) =>
            sum.length === other.sums[at]?.length && sum.every((p, i) => p === other.sums[at]?.[i]),
        )
      );
    })
  );
}
