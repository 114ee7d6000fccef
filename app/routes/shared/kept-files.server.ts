/**
 * Files that were read a moment ago, so that turning a page of a preview does not read 200,000 rows again. Nothing
 * here depends on anything but its key; the oldest make room, counted in rows.
 */
const MOST_ROWS = 450_000;
const kept = new Map<string, { rows: number; value: Promise<unknown> }>();

/**
 * What was made under this key, or is being made, or is made now.
 * @param weigh how many rows of a file it holds
 */
export async function once<T>(key: string, make: () => Promise<T>, weigh: (made: T) => number): Promise<T> {
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known.value as Promise<T>;
  }
  const value = make();
  const entry = { rows: 0, value };
  kept.set(key, entry);
  try {
    const made = await value;
    entry.rows = weigh(made);
    makeRoom(key);
    return made;
  } catch (error) {
    if (kept.get(key) === entry) kept.delete(key);
    throw error;
  }
}

/** Lets go of everything under keys that begin so. */
export function forget(start: string): void {
  for (const key of kept.keys()) if (key.startsWith(start)) kept.delete(key);
}

function makeRoom(newest: string): void {
  let rows = [...kept.values()].reduce((sum, entry) => sum + entry.rows, 0);
  for (const [key, entry] of kept) {
    if (rows <= MOST_ROWS) return;
    if (key === newest) continue;
    kept.delete(key);
    rows -= entry.rows;
  }
}
