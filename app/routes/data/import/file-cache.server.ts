/**
 * Recently read files, so that turning a page of the preview does not read 200,000 rows again. An entry depends on
 * nothing but its key. The least recently used entries are dropped first; the size is counted in rows.
 */
const MAX_ROWS = 450_000;
const cache = new Map<string, { rows: number; value: Promise<unknown> }>();

/**
 * The cached value of this key, or the one that `read` returns.
 * @param countRows how many rows of a file the value holds
 */
export async function cached<T>(
  key: string,
  read: () => Promise<T>,
  countRows: (value: T) => number,
): Promise<T> {
  const hit = cache.get(key);
  if (hit) {
    cache.delete(key);
    cache.set(key, hit);
    return hit.value as Promise<T>;
  }
  const pending = read();
  const entry = { rows: 0, value: pending };
  cache.set(key, entry);
  try {
    const value = await pending;
    entry.rows = countRows(value);
    makeRoom(key);
    return value;
  } catch (error) {
    if (cache.get(key) === entry) cache.delete(key);
    throw error;
  }
}

/** Drops every entry whose key starts with `start`. */
export function forget(start: string): void {
  for (const key of cache.keys()) if (key.startsWith(start)) cache.delete(key);
}

function makeRoom(newest: string): void {
  let rows = [...cache.values()].reduce((sum, entry) => sum + entry.rows, 0);
  for (const [key, entry] of cache) {
    if (rows <= MAX_ROWS) return;
    if (key === newest) continue;
    cache.delete(key);
    rows -= entry.rows;
  }
}
