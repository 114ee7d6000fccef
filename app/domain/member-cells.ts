import { NOT_RECORDED } from "./breakdowns";
import { compareDecimal } from "./checks";
import { Deduction } from "./deduction";
import { isZero } from "./fraction";
import type { Withheld } from "./rollup";
import { COMPLEMENTARY, type Count, groupsOf, type Protection, restOf } from "./small-cells";

/**
 * Where members see each other's figures: which parts of the others' totals one of them may be told, beside
 * the groups of all together that it is shown. Counts of few people are withheld, with as many others of the
 * same member as it takes; the smallest go first.
 * @param hidden the groups of all together that are withheld, from withholdGroups
 * @returns by member, measure and category (ids)
 */
export function withholdParts(
  given: Protection,
  hidden: ReadonlyMap<string, Withheld>,
): Map<string, Withheld> {
  const groups = groupsOf(given);
  const found = new Map<string, Withheld>();
  const measures = new Set(groups.flatMap(({ parts }) => parts.map(({ measureId }) => measureId)));
  for (const measureId of measures) {
    const others = given.members.filter(({ memberId }) => memberId !== given.own);
    const parts = others.flatMap((member) =>
      [...(member.parts.get(measureId) ?? [])].map(
        ([category, value]): Count => ({ memberId: member.memberId, category, value }),
      ),
    );
    const splitting = others.filter(
      (member) => member.totals.has(measureId) && (member.parts.get(measureId)?.size ?? 0) > 0,
    );
    const rests = splitting.map((member) => restOf(member, measureId));
    const valueOfCount = new Map([...parts, ...rests].map((count) => [nameOf(count), count.value]));
    const deduction = new Deduction((name) => isZero(valueOfCount.get(name) ?? "0"));
    for (const { memberId } of splitting)
      deduction.learn([...parts, ...rests].filter((count) => count.memberId === memberId).map(nameOf));
    const sums = groups.flatMap((group) =>
      group.parts
        .filter((part) => part.measureId === measureId)
        .map(({ counts }) => ({
          told: !hidden.has(group.key),
          names: counts.filter(({ memberId }) => memberId !== given.own).map(nameOf),
        })),
    );
    for (const { told, names } of sums) if (told && names.length > 0) deduction.learn(names);
    for (const { told, names } of sums) if (!told && names.length > 0) deduction.protect(names);

    const ofPeople = given.figures.some(
      ({ numerator }) => numerator.id === measureId && numerator.unit === "count",
    );
    const { smallestCell } = given.policy;
    const small = ({ value }: Count) => ofPeople && compareDecimal(value, String(smallestCell)) < 0;
    const detail = `shown from ${smallestCell} people on`;
    let safe = true;
    for (const count of [...parts, ...rests].filter(small)) {
      const secret = deduction.protect([nameOf(count)]);
      // Nobody of nobody is told by the total; anything else that nothing protects leaves all of them out.
      if (!secret && !isZero(count.value)) safe = false;
      if (count.category !== NOT_RECORDED && (secret || !isZero(count.value)))
        found.set(keyOf(count, measureId), { rule: "small_cell", detail });
    }
    const large = parts.filter((count) => !small(count)).sort((a, b) => compareDecimal(b.value, a.value));
    for (const count of large)
      if (!safe || !deduction.admits([nameOf(count)])) found.set(keyOf(count, measureId), COMPLEMENTARY);
  }
  return found;
}

const nameOf = ({ memberId, category }: Count) => `${memberId} ${category}`;

function keyOf({ memberId, category }: Count, measureId: string): string {
  return partKey(memberId, measureId, category);
}

export function partKey(memberId: string, measureId: string, categoryId: string): string {
  return `${memberId} ${measureId} ${categoryId}`;
}
