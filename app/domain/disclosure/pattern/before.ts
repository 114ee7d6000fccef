import { normal } from "~/domain/numbers/fraction";
import type { Cell } from "../facts";
import { factKey } from "../over-time/changed";
import { type Column, type Span, yearsOf } from "./columns";
import type { Component } from "./components";

/** What was told of a component before, in the places of now. */
export interface Before {
  facts: { key: string; sums: Int32Array[] }[];
  /** Numbers that are no longer stored: each an unknown of its own, after those that have a place. */
  gone: { member: number; measure: number; year: number }[];
  memberIds: string[];
}

/** What was told of a component before, beside what its columns hold now. */
export function beforeOf({ catalog, earlier }: Component, columns: Column[], span: Span): Before {
  const years = yearsOf(span);
  const memberIds = catalog.members.map(({ id }) => id);
  const members = new Map(memberIds.map((id, place) => [id, place]));
  const measures = new Map(catalog.measures.map(({ id }, place) => [id, place]));
  const size = members.size * years;
  const places = size * measures.size;
  const gone: Before["gone"] = [];
  const goneAt = new Map<string, number>();
  const unknownOf = ({ memberId, measureId, year, value }: Cell): number => {
    const member = placeIn(members, memberId);
    const measure = placeIn(measures, measureId);
    const column = columns[measure];
    if (column && member < catalog.members.length && year >= span.first && year <= span.to) {
      const place = (year - span.first) * catalog.members.length + member;
      const now = column.numbers[place] ?? null;
      if (now !== null && (now === value || normal(now) === normal(value))) return measure * size + place;
    }
    const key = `${member} ${measure} ${year} ${normal(value)}`;
    const known = goneAt.get(key);
    if (known !== undefined) return known;
    gone.push({ member, measure, year });
    goneAt.set(key, places + gone.length - 1);
    return places + gone.length - 1;
  };
  const facts = earlier.map((fact) => ({
    key: factKey(fact),
    sums: fact.sums.map((sum) => Int32Array.from(sum, unknownOf)),
  }));
  return { facts, gone, memberIds: [...members.keys()] };
}

/** The place of a name; a new one for a name that has none. */
function placeIn(places: Map<string, number>, name: string): number {
  const place = places.get(name) ?? places.size;
  places.set(name, place);
  return place;
}
