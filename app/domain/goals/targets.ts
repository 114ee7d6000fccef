import { z } from "zod";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";

/**
 * What a goal aims at: a small expression, stored as JSON and evaluated the same way everywhere (docs/rules.md,
 * section 5). Thresholds are JSON numbers that mean the decimal as written: 0.1 is exactly a tenth, and its
 * products are exact as well (numbers/times.ts). Shares are fractions: 0.1 is 10%.
 */
export type Target = SimpleTarget | AnyOf | AllOf | EachMember;
export type SimpleTarget =
  | ShareTarget
  | MultipleTarget
  | AmountTarget
  | IncreaseTarget
  | PointsTarget
  | ParityTarget
  | ReductionTarget;
export type CompoundTarget = AnyOf | AllOf;

export const DIRECTIONS = ["atLeast", "atMost"] as const;
export type Direction = (typeof DIRECTIONS)[number];

interface Due {
  /** When this clause is due, if not in the goal's own target year. */
  targetYear?: number | undefined;
}

/** A share metric reaches a fraction, or stays at or below it. */
export interface ShareTarget extends Due {
  kind: "share";
  metric: string;
  direction: Direction;
  value: number;
}

/** A figure grows by a factor: 2 doubles it, 1.1 over last year adds 10% each year. */
export interface MultipleTarget extends Due {
  kind: "multiple";
  /** Code of a measure, or of a metric over a year. */
  figure: string;
  of: "baseline" | "lastYear";
  factor: number;
}

/** The figure reaches an amount, in a year or summed since the baseline. */
export interface AmountTarget extends Due {
  kind: "amount";
  /** Code of a measure, or of a metric that is an amount. */
  figure: string;
  over: "year" | "sinceBaseline";
  value: number;
}

/** An amount grows by so much over the baseline: within a year, or added up over the years since. */
export interface IncreaseTarget extends Due {
  kind: "increase";
  /** Code of a measure, or of a metric that is an amount of a year. */
  figure: string;
  over: "year" | "sinceBaseline";
  value: number;
}

/** A share metric gains so many percentage points over the baseline; 0.01 is one point. */
export interface PointsTarget extends Due {
  kind: "points";
  metric: string;
  value: number;
}

/** A community indicator is at or below another one in the same year. */
export interface ParityTarget extends Due {
  kind: "parity";
  indicator: string;
  reference: string;
}

/** A community indicator falls by a fraction of its baseline: 0.5 is half. */
export interface ReductionTarget extends Due {
  kind: "reduction";
  indicator: string;
  by: number;
}

/** Met as soon as one clause is. */
export interface AnyOf {
  kind: "anyOf";
  clauses: Target[];
}

/** Met when every clause is. */
export interface AllOf {
  kind: "allOf";
  clauses: Target[];
}

/** Every active member meets the inner target with its own figures. */
export interface EachMember {
  kind: "eachMember";
  target: SimpleTarget | CompoundTarget;
}

const CODE = /^[a-z][a-z0-9_]*$/;
const code = (message: string) => z.string(message).regex(CODE, message).max(80, message);
const figure = code("Choose a figure.");
const indicator = code("Choose a community indicator.");
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

export function isCompound(target: Target): target is CompoundTarget {
  return target.kind === "anyOf" || target.kind === "allOf";
}

export function isSimple(target: Target): target is SimpleTarget {
  return !isCompound(target) && target.kind !== "eachMember";
}

/** The simple targets in a target, in order. */
export function simpleTargets(target: Target): SimpleTarget[] {
  if (target.kind === "eachMember") return simpleTargets(target.target);
  return isCompound(target) ? target.clauses.flatMap(simpleTargets) : [target];
}

/** Which direction is good. Only the kind of target decides. */
export function directionOf(target: SimpleTarget): Direction {
  if (target.kind === "share") return target.direction;
  return target.kind === "parity" || target.kind === "reduction" ? "atMost" : "atLeast";
}

/** The number to reach on the target's own scale; null where it moves with an indicator. */
export function levelOf(target: SimpleTarget): number | null {
  if (target.kind === "multiple") return target.factor;
  return target.kind === "parity" || target.kind === "reduction" ? null : target.value;
}

/** True for a target of the place: its figure is a community indicator. */
export function isOfPlace(target: SimpleTarget): target is ParityTarget | ReductionTarget {
  return target.kind === "parity" || target.kind === "reduction";
}

/** The code of the measure or metric that a target is about. */
export function figureCodeOf(target: Exclude<SimpleTarget, ParityTarget | ReductionTarget>): string {
  return target.kind === "share" || target.kind === "points" ? target.metric : target.figure;
}

/**
 * The values its figure is read with: summed since the baseline only for an amount that is set that way. An increase
 * adds up its own differences.
 */
export function spanOf(target: SimpleTarget): "year" | "sinceBaseline" {
  return target.kind === "amount" ? target.over : "year";
}

/** The codes of the measures, metrics, and indicators a target reads, each once. */
export function codesOf(target: Target): { figures: string[]; indicators: string[] } {
  const figures = new Set<string>();
  const indicators = new Set<string>();
  for (const simple of simpleTargets(target)) {
    if (isOfPlace(simple)) indicators.add(simple.indicator);
    else figures.add(figureCodeOf(simple));
    if (simple.kind === "parity") indicators.add(simple.reference);
  }
  return { figures: [...figures], indicators: [...indicators] };
}
