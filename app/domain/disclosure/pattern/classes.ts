/** Unknown numbers that always stand in the same sums cannot be told apart: one class, and one name, for all of them. */
export interface Classes {
  /** The class of each unknown; -1 where it is in no sum. */
  of: Int32Array;
  /** How many unknowns each class has. */
  sizes: Int32Array;
}

/**
 * @param many how many unknowns there are: 0, 1, …
 * @param sums the unknowns that each sum adds up
 */
export function classesOf(many: number, sums: Int32Array[]): Classes {
  const of = new Int32Array(many).fill(-1);
  // Every sum splits each class that it has a part of. Entry 0 stands for the unknowns of no sum so far.
  const splitAt: number[] = [-1];
  const splitTo: number[] = [0];
  sums.forEach((sum, place) => {
    for (const unknown of sum) {
      const before = (of[unknown] ?? -1) + 1;
      if (splitAt[before] !== place) {
        splitAt[before] = place;
        splitTo[before] = splitAt.length - 1;
        splitAt.push(-1);
        splitTo.push(0);
      }
      of[unknown] = splitTo[before] ?? -1;
    }
  });
  return numbered(of);
}

/** The same classes, numbered from 0 in the order of their first unknowns. */
function numbered(of: Int32Array): Classes {
  const numbers = new Map<number, number>();
  const sizes: number[] = [];
  for (let unknown = 0; unknown < of.length; unknown++) {
    const old = of[unknown] ?? -1;
    if (old < 0) continue;
    let number = numbers.get(old);
    if (number === undefined) {
      number = sizes.length;
      numbers.set(old, number);
      sizes.push(0);
    }
    of[unknown] = number;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  return { of, sizes: Int32Array.from(sizes) };
}

/** The classes in each of these sums, each class once. */
export function inClasses({ of, sizes }: Classes, sums: Int32Array[]): Int32Array[] {
  const seenIn = new Int32Array(sizes.length).fill(-1);
  return sums.map((sum, place) => {
    const classes: number[] = [];
    for (const unknown of sum) {
      const own = of[unknown] ?? -1;
      if (own < 0 || seenIn[own] === place) continue;
      seenIn[own] = place;
      classes.push(own);
    }
    return Int32Array.from(classes);
  });
}
