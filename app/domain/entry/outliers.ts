/** How far a number lies from its peers, measured so that a few extreme peers do not distort it. */

/** From this robust z on, a number is unlike its peers (Iglewicz and Hoaglin 1993). */
export const OUTLYING = 3.5;
/** With fewer there is nothing to compare with. */
export const LEAST_PEERS = 5;

export interface Standing {
  z: number;
  /** Of the peers. */
  median: number;
  /** How far the peers lie from it: the median distance, or the mean where that is 0. */
  spread: number;
  by: "median" | "mean";
  peers: number;
}

/**
 * Takes every number, and then, for one of them, says where it stands among the others:
 * z = 0.6745 · (x − median) ÷ MAD, where MAD is the median distance of the peers from their median. Where more
 * than half of the peers are the same, MAD is 0 and the mean distance takes its place:
 * z = (x − median) ÷ (1.253314 · mean distance). Where all peers are the same, there is no distance to measure
 * by; then, and with too few peers, it is null.
 */
export function peersOf(every: readonly number[]): (own: number) => Standing | null {
  const sorted = [...every].sort((a, b) => a - b);
  // Leaving one out, a list has at most three medians: the distances from each are sorted once.
  const distances = new Map<number, number[]>();
  const from = (median: number) => {
    const known = distances.get(median) ?? sorted.map((x) => Math.abs(x - median)).sort((a, b) => a - b);
    distances.set(median, known);
    return known;
  };
  const peers = sorted.length - 1;
  return (own) => {
    if (peers < LEAST_PEERS) return null;
    const median = medianWithout(sorted, own);
    const away = from(median);
    const distance = own - median;
    const mad = medianWithout(away, Math.abs(distance));
    if (mad > 0) return { z: (0.6745 * distance) / mad, median, spread: mad, by: "median", peers };
    const mean = (away.reduce((sum, distance) => sum + distance, 0) - Math.abs(distance)) / peers;
    return mean > 0 ? { z: distance / (1.253314 * mean), median, spread: mean, by: "mean", peers } : null;
  };
}

/** The median of a sorted list without one of its numbers. */
function medianWithout(sorted: readonly number[], left: number): number {
  const out = lowest(sorted, left);
  const at = (place: number) => sorted[place < out ? place : place + 1] ?? 0;
  const count = sorted.length - 1;
  const middle = Math.floor(count / 2);
  return count % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/** Where a number stands first in a sorted list. */
function lowest(sorted: readonly number[], sought: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
