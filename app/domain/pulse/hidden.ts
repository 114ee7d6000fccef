/** Which groups may be shown, so that nobody can work out the few whom they leave over. */

export interface Counted<Key> {
  key: Key;
  count: number;
}

/**
 * The groups with at least k answers, as long as all others together number k or nobody. While they number fewer, the
 * smallest group shown is hidden with them; of equal ones the last in the list.
 * @param total all answers, those of people without a group included
 */
export function shownGroups<Key>(total: number, groups: readonly Counted<Key>[], k: number): Key[] {
  let shown = groups.filter(({ count }) => count >= k);
  for (;;) {
    const hidden = total - shown.reduce((sum, { count }) => sum + count, 0);
    if (hidden === 0 || hidden >= k || shown.length === 0) return shown.map(({ key }) => key);
    const smallest = shown.reduce((least, group) => (group.count <= least.count ? group : least));
    shown = shown.filter((group) => group !== smallest);
  }
}
