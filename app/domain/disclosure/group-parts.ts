import { add, minus } from "~/domain/numbers/fraction";
import { NOT_RECORDED, type SplitFigure, type SplitSum } from "~/domain/rollup/breakdowns";
import type { Decimal, Dimension } from "~/domain/terms";

/** Groups of a breakdown as the members' numbers that they add up: disclosure depends on whose they are. */

/** What one member recorded: totals by measure (id), and their parts by measure and category (ids). */
export interface SplitMember {
  memberId: string;
  totals: ReadonlyMap<string, Decimal>;
  parts: ReadonlyMap<string, ReadonlyMap<string, Decimal>>;
}

/** What a dimension splits in one year. */
export interface Split {
  dimension: Pick<Dimension, "categories">;
  figures: SplitFigure[];
  members: SplitMember[];
}

/** A number of one member: a category's part of a measure, or what it did not record. */
export interface Count {
  memberId: string;
  category: string;
  value: Decimal;
}

/** The numerator or denominator of a group. */
export interface Part {
  measureId: string;
  ofPeople: boolean;
  counts: Count[];
}

/** A group of one figure, with the numbers behind it. */
export interface GroupParts {
  key: string;
  figure: string;
  category: string;
  parts: Part[];
  contributors: string[];
}

/** Every category of every figure, plus "not recorded", with the numbers it adds up. */
export function groupsOf({ dimension, figures, members }: Split): GroupParts[] {
  return figures.flatMap((figure) => {
    const measures = [figure.numerator, figure.denominator].filter((measure) => measure !== null);
    const part = (member: SplitMember, measureId: string, category: string) =>
      member.parts.get(measureId)?.get(category);
    const both = (member: SplitMember, category: string) =>
      measures.every(({ id }) => part(member, id, category) !== undefined);
    const make = (code: string, behind: SplitMember[], of: (member: SplitMember, id: string) => Count[]) => ({
      key: `${figure.code} ${code}`,
      figure: figure.code,
      category: code,
      contributors: behind.map(({ memberId }) => memberId),
      parts: measures.map(({ id, unit }) => ({
        measureId: id,
        ofPeople: unit === "count",
        counts: behind.flatMap((member) => of(member, id)),
      })),
    });
    const categories = dimension.categories.map(({ id, code }) =>
      make(
        code,
        members.filter((member) => both(member, id)),
        (member, measureId) => [
          { memberId: member.memberId, category: id, value: part(member, measureId, id) ?? "0" },
        ],
      ),
    );
    const whole = members.filter(
      (member) =>
        measures.every(({ id }) => member.totals.has(id)) &&
        dimension.categories.some(({ id }) => both(member, id)),
    );
    const rest = make(NOT_RECORDED, whole, (member, measureId) => {
      // What is given for one part of a share alone counts as not recorded for the share.
      const alone = dimension.categories.filter(({ id }) => !both(member, id));
      const counts = alone.flatMap(({ id }): Count[] => {
        const value = part(member, measureId, id);
        return value === undefined ? [] : [{ memberId: member.memberId, category: id, value }];
      });
      return [restOf(member, measureId), ...counts];
    });
    return [...categories, rest].filter(({ contributors }) => contributors.length > 0);
  });
}

export function restOf({ memberId, totals, parts }: SplitMember, measureId: string): Count {
  const recorded = [...(parts.get(measureId)?.values() ?? [])].reduce(add, "0");
  const value = minus(totals.get(measureId) ?? recorded, recorded);
  return { memberId, category: NOT_RECORDED, value: value.startsWith("-") ? "0" : value };
}

export const sum = (counts: Count[]) => counts.reduce((all, { value }) => add(all, value), "0");

/** The sums of the groups, as the database would add them up. */
export function sumsOfGroups(split: Split): SplitSum[] {
  const idOf = new Map(split.dimension.categories.map(({ id, code }) => [code, id]));
  return groupsOf(split).map(({ figure, category, parts: [numerator, denominator], contributors }) => ({
    figure,
    categoryId: idOf.get(category) ?? null,
    reporting: contributors.length,
    numerator: sum(numerator?.counts ?? []),
    denominator: denominator ? sum(denominator.counts) : null,
  }));
}
