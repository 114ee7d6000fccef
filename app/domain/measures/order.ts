import type { Strategy } from "~/domain/terms";

interface Placed {
  code: string;
  strategy: Strategy;
}

/** The list with the item before its neighbor of the same strategy; the same list if it is the first there. */
export function movedUpInStrategy<Item extends Placed>(items: readonly Item[], code: string): Item[] {
  return moved(items, code, (places, at) => places[places.indexOf(at) - 1]);
}

/** The list with the item first in its strategy: the first figure leads the strategy (docs/rules.md, section 2.4). */
export function movedFirst<Item extends Placed>(items: readonly Item[], code: string): Item[] {
  return moved(items, code, (places) => places[0]);
}

function moved<Item extends Placed>(
  items: readonly Item[],
  code: string,
  target: (places: number[], at: number) => number | undefined,
): Item[] {
  const at = items.findIndex((item) => item.code === code);
  const item = items[at];
  if (!item) return [...items];
  const places = items.flatMap(({ strategy }, place) => (strategy === item.strategy ? [place] : []));
  const to = target(places, at);
  return to === undefined ? [...items] : items.toSpliced(at, 1).toSpliced(to, 0, item);
}
