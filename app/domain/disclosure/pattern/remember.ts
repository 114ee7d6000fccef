/** Keeps the value as the newest of at most so many. */
export function remember<Value>(known: Map<string, Value>, key: string, value: Value, most: number): void {
  known.delete(key);
  known.set(key, value);
  for (const [oldest] of known) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
}
