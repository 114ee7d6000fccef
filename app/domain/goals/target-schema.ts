import { z } from "zod";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";
import { DIRECTIONS, isCompound, type Target } from "./targets";

/** The form of a target, as it is stored and sent, with what to say where it does not fit. */

const CODE = /^[a-z][a-z0-9_]*$/;
const code = (message: string) => z.string(message).regex(CODE, message).max(80, message);
const figure = code("Choose a figure.");
const indicator = code("Choose a community indicator.");

/** A year that a goal may name. */
export const yearSchema = z
  .number("Enter a year, such as 2027.")
  .int("Enter a year, such as 2027.")
  .min(FIRST_YEAR, `Enter a year from ${FIRST_YEAR} on.`)
  .max(LAST_YEAR, `Enter a year up to ${LAST_YEAR}.`);
const due = { targetYear: yearSchema.optional() };

const SHARE = "Enter a share from 0% to 100%.";
const FACTOR = "Enter a multiple from 1 to 100.";
const POINTS = "Enter above 0 and up to 100 percentage points.";
const REDUCTION = "Enter a reduction above 0% and up to 100%.";
/** Doubles are still exact to the cent up to here. */
const LARGEST = 10_000_000_000_000;

const share = z.strictObject({
  ...due,
  kind: z.literal("share"),
  metric: code("Choose a share."),
  direction: z.enum(DIRECTIONS).default("atLeast"),
  value: z.number("Enter a share, such as 10%.").min(0, SHARE).max(1, SHARE),
});
const multiple = z.strictObject({
  ...due,
  kind: z.literal("multiple"),
  figure,
  of: z.enum(["baseline", "lastYear"]).default("baseline"),
  factor: z.number("Enter how many times, such as 2.").min(1, FACTOR).max(100, FACTOR),
});
const amount = z.strictObject({
  ...due,
  kind: z.literal("amount"),
  figure,
  over: z.enum(["year", "sinceBaseline"]).default("year"),
  value: z
    .number("Enter an amount, such as 1,000.")
    .gt(0, "Enter an amount above 0.")
    .max(LARGEST, "Enter an amount up to 10 trillion."),
});
const increase = z.strictObject({
  ...due,
  kind: z.literal("increase"),
  figure,
  over: z.enum(["year", "sinceBaseline"]).default("year"),
  value: z
    .number("Enter how much more, such as 1,000.")
    .gt(0, "Enter an increase above 0.")
    .max(LARGEST, "Enter an increase up to 10 trillion."),
});
const points = z.strictObject({
  ...due,
  kind: z.literal("points"),
  metric: code("Choose a share."),
  value: z.number("Enter how many points, such as 1.").gt(0, POINTS).max(1, POINTS),
});
const parity = z.strictObject({ ...due, kind: z.literal("parity"), indicator, reference: indicator });
const reduction = z.strictObject({
  ...due,
  kind: z.literal("reduction"),
  indicator,
  by: z.number("Enter by how much, such as 50%.").gt(0, REDUCTION).max(1, REDUCTION),
});
const clauses = z
  .array(z.lazy(() => anyTarget))
  .min(2, "Add at least two targets to choose from or combine.")
  .max(6, "Combine at most six targets.");
const anyOf = z.strictObject({ kind: z.literal("anyOf"), clauses });
const allOf = z.strictObject({ kind: z.literal("allOf"), clauses });
const WITHIN_EACH = "“Each member” cannot contain another “each member.”";
const eachMember = z.strictObject({
  kind: z.literal("eachMember"),
  target: z.lazy(() => anyTarget).refine((inner) => !holdsEachMember(inner), WITHIN_EACH),
});

const anyTarget: z.ZodType<Target> = z.discriminatedUnion(
  "kind",
  [share, multiple, amount, increase, points, parity, reduction, anyOf, allOf, eachMember],
  "Choose what kind of target this is.",
) as unknown as z.ZodType<Target>;

/** More layers would be unreadable, and a file must not make the program recurse without limit. */
const DEEPEST = 4;

/** A target as stored and sent. goalFaults (faults.ts) checks whether its codes and years fit. */
export const targetSchema = z.unknown().transform((json, context): Target => {
  const message = "Combine targets in at most three layers.";
  if (depthOf(json) > DEEPEST) return fault(context, message);
  const read = anyTarget.safeParse(json);
  if (read.success) return read.data;
  for (const { path, message: why } of read.error.issues)
    context.addIssue({ code: "custom", path, message: why, input: json });
  return z.NEVER;
});

function fault(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

/** How deeply targets are nested in unchecked JSON. */
function depthOf(json: unknown, depth = 1): number {
  if (depth > DEEPEST || typeof json !== "object" || json === null) return depth;
  const inner: unknown[] = [];
  if ("clauses" in json && Array.isArray(json.clauses)) inner.push(...json.clauses);
  if ("target" in json) inner.push(json.target);
  return Math.max(depth, ...inner.map((part) => depthOf(part, depth + 1)));
}

function holdsEachMember(target: Target): boolean {
  if (target.kind === "eachMember") return true;
  return isCompound(target) && target.clauses.some(holdsEachMember);
}
