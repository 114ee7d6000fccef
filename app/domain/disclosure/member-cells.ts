import { compareDecimal } from "~/domain/numbers/decimal";
import { isZero } from "~/domain/numbers/fraction";
import { NOT_RECORDED } from "~/domain/rollup/breakdowns";
import type { Withheld } from "~/domain/rollup/figures";
import { CountEquations } from "./count-equations";
import { type Count, groupsOf, restOf } from "./group-parts";
import { COMPLEMENTARY, type Protection } from "./small-cells";
import { smallCell } from "./withheld";

/**
 * Where members see each other's figures: which parts of the others' totals a member may see, besides the
 * groups of all members together. Counts of few people are withheld, with as many others of the same member
 * as it takes; the smallest go first.
 * @param hidden the groups of all together that are withheld, from withholdGroups
 * @returns by member, measure and category (ids)
 */
export function withholdParts(
  protection: Protection,
  hidden: ReadonlyMap<string, Withheld>,
): Map<string, Withheld> {
  const groups = groupsOf(protection);
  const withheld = new Map<string, Withheld>();
  const measures = new Set(groups.flatMap(({ parts }) => parts.map(({ measureId }) => measureId)));
  for (const measureId of measures) {
    const others = protection.members.filter(({ memberId }) => memberId !== protection.own);
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
    const equations = new CountEquations((name) => isZero(valueOfCount.get(name) ?? "0"));
    for (const { memberId } of splitting)
      equations.learn([...parts, ...rests].filter((count) => count.memberId === memberId).map(nameOf));
    const sums = groups.flatMap((group) =>
      group.parts
        .filter((part) => part.measureId === measureId)
        .map(({ counts }) => ({
          isShown: !hidden.has(group.key),
          names: counts.filter(({ memberId }) => memberId !== protection.own).map(nameOf),
        })),
    );
    for (const { isShown, names } of sums) if (isShown && names.length > 0) equations.learn(names);
    for (const { isShown, names } of sums) if (!isShown && names.length > 0) equations.protect(names);

    const ofPeople = protection.figures.some(
      ({ numerator }) => numerator.id === measureId && numerator.unit === "count",
    );
    const { smallestCell } = protection.policy;
    const small = ({ value }: Count) => ofPeople && compareDecimal(value, String(smallestCell)) < 0;
    let safe = true;
    for (const count of [...parts, ...rests].filter(small)) {
      const secret = equations.protect([nameOf(count)]);
      // Nobody of nobody is told by the total; anything else that nothing protects leaves all of them out.
      if (!secret && !isZero(count.value)) safe = false;
      if (count.category !== NOT_RECORDED && (secret || !isZero(count.value)))
        withheld.set(keyOf(count, measureId), smallCell(smallestCell));
    }
    const large = parts.filter((count) => !small(count)).sort((a, b) => compareDecimal(b.value, a.value));
    for (const count of large)
      if (!safe || !equations.admits([nameOf(count)])) withheld.set(keyOf(count, measureId), COMPLEMENTARY);
  }
  return withheld;
}

const nameOf = ({ memberId, category }: Count) => `${memberId} ${category}`;

function keyOf({ memberId, category }: Count, measureId: string): string {
  return partKey(memberId, measureId, category);
}

export function partKey(memberId: string, measureId: string, categoryId: string): string {
  return `${memberId} ${measureId} ${categoryId}`;
}
