import { parseArgs } from "node:util";

/** A command that cannot be done. The message is one line for the person who typed it. */
export class CommandError extends Error {
  override name = "CommandError";
}

/**
 * Reads `--name value` options. @throws CommandError for an unknown, missing, or repeated option
 * @param names the known options; a name that ends in "?" is optional
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
    throw new CommandError((error as Error).message.split("\n")[0]);
  }
  for (const name of names)
    if (!name.endsWith("?") && !values[name]) throw new CommandError(`--${name} is required.`);
  return values;
}
