import { parseArgs } from "node:util";

/** A chore cannot be done as asked; the message is one line for whoever typed the command. */
export class ChoreError extends Error {
  override name = "ChoreError";
}

/**
 * Reads `--name value` options. @throws ChoreError for an unknown, missing or repeated one.
 * @param names the options there are; one that ends in "?" may be left out
 */
export function readOptions<Name extends string>(
  args: string[],
  names: Name[],
): Record<string, string | undefined> {
  const known = names.map((name) => name.replace("?", ""));
  const options = Object.fromEntries(known.map((name) => [name, { type: "string" as const }]));
  let values: Record<string, string | undefined>;
  try {
    values = parseArgs({ args, options, strict: true }).values as typeof values;
  } catch (error) {
    throw new ChoreError((error as Error).message.split("\n")[0]);
  }
  for (const name of names)
    if (!name.endsWith("?") && !values[name]) throw new ChoreError(`--${name} is missing.`);
  return values;
}
