/**
 * What a record has under a name that comes from outside. Names that every object has, such as "constructor" and
 * "__proto__", are no entries of it.
 */
export function own<Value>(
  record: Readonly<Record<string, Value>>,
  name: string | null | undefined,
): Value | undefined {
  return typeof name === "string" && Object.hasOwn(record, name) ? record[name] : undefined;
}
