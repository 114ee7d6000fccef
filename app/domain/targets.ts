import { z } from "zod";

/**
 * What a goal aims at, as a small expression that is stored as JSON and evaluated the same way everywhere
 * (rule book §5). Thresholds are JSON numbers and mean the decimal that they are written as: 0.1 is exactly a
 * tenth, and a product with one is exact, too (times.ts). Shares are fractions: 0.1 is 10 %.
 */
export type Target = SimpleTarget | AnyOf | AllOf | EachMember;
export type SimpleTarget = ShareTarget | MultipleTarget | AmountTarget | ParityTarget | ReductionTarget;
export type CompoundTarget = AnyOf | AllOf;

export const DIRECTIONS = ["atLeast", "atMost"] as const;
export type Direction = (typeof DIRECTIONS)[number];

interface Due {
  /** When this clause is due, where it is not the goal's own target year. */
  targetYear?: number | undefined;
}

/** A share metric reaches, or stays at or below, a fraction. */
export interface ShareTarget extends Due {
  kind: "share";
  metric: string;
  direction: Direction;
  value: number;
}

/** A figure is so many times what it was: "2" doubles it, "1.1" over last year adds ten percent each year. */
export interface MultipleTarget extends Due {
  kind: "multiple";
  /** Code of a measure or metric that reads a year. */
  figure: string;
  of: "baseline" | "lastYear";
  factor: number;
}

/** The figure of the year, or all of it since the baseline, comes to an amount. */
export interface AmountTarget extends Due {
  kind: "amount";
  /** Code of a measure, or of a metric that is an amount. */
  figure: string;
  over: "year" | "sinceBaseline";
  value: number;
}

/** A community indicator is at or below another one of the same year. */
export interface ParityTarget extends Due {
  kind: "parity";
  indicator: string;
  reference: string;
}

/** A community indicator has fallen by a part of its baseline: 0.5 is half. */
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
  .min(1990, "Enter a year from 1990 on.")
  .max(2100, "Enter a year up to 2100.");
const due = { targetYear: yearSchema.optional() };

const SHARE = "A share lies between 0 and 100 %.";
const FACTOR = "A multiple lies between 1 and 100 times.";
const REDUCTION = "A reduction lies between 0 and 100 %.";
/** Cents of it are still exact as doubles. */
const LARGEST = 10_000_000_000_000;

const share = z.strictObject({
  ...due,
  kind: z.literal("share"),
  metric: code("Choose a share."),
  direction: z.enum(DIRECTIONS).default("atLeast"),
  value: z.number("Enter a share, such as 10 %.").min(0, SHARE).max(1, SHARE),
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
    .max(LARGEST, "Enter an amount up to ten million million."),
});
const parity = z.strictObject({ ...due, kind: z.literal("parity"), indicator, reference: indicator });
const reduction = z.strictObject({
  ...due,
  kind: z.literal("reduction"),
  indicator,
  by: z.number("Enter by how much, such as 50 %.").gt(0, REDUCTION).max(1, REDUCTION),
});
const clauses = z
  .array(z.lazy(() => anyTarget))
  .min(2, "Name at least two targets to choose from or to combine.")
  .max(6, "Combine at most six targets.");
const anyOf = z.strictObject({ kind: z.literal("anyOf"), clauses });
const allOf = z.strictObject({ kind: z.literal("allOf"), clauses });
const WITHIN_EACH = "“Each member” already speaks of every member: it cannot stand inside another one.";
const eachMember = z.strictObject({
  kind: z.literal("eachMember"),
  target: z.lazy(() => anyTarget).refine((inner) => !holdsEachMember(inner), WITHIN_EACH),
});

const anyTarget: z.ZodType<Target> = z.discriminatedUnion(
  "kind",
  [share, multiple, amount, parity, reduction, anyOf, allOf, eachMember],
  "Choose what kind of target this is.",
) as unknown as z.ZodType<Target>;

/** Nobody can hold more of them in mind, and a file cannot make the program dig without end. */
const DEEPEST = 4;

/** A target as it is stored and sent. Whether its codes and years fit is said by goalFaults (goal-faults.ts). */
export const targetSchema = z.unknown().transform((given, context): Target => {
  const message = "Combine targets in at most three layers.";
  if (depthOf(given) > DEEPEST) return fault(context, message);
  const read = anyTarget.safeParse(given);
  if (read.success) return read.data;
  for (const { path, message: why } of read.error.issues)
    context.addIssue({ code: "custom", path, message: why, input: given });
  return z.NEVER;
});

function fault(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

/** How deep targets are nested in what may be one. */
function depthOf(given: unknown, depth = 1): number {
  if (depth > DEEPEST || typeof given !== "object" || given === null) return depth;
  const inner: unknown[] = [];
  if ("clauses" in given && Array.isArray(given.clauses)) inner.push(...given.clauses);
  if ("target" in given) inner.push(given.target);
  return Math.max(depth, ...inner.map((one) => depthOf(one, depth + 1)));
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

/** The simple targets that it is made of, in order. */
export function simpleTargets(target: Target): SimpleTarget[] {
  if (target.kind === "eachMember") return simpleTargets(target.target);
  return isCompound(target) ? target.clauses.flatMap(simpleTargets) : [target];
}

/** Which way is good. It belongs to the kind: nothing else in the program decides it. */
export function directionOf(target: SimpleTarget): Direction {
  if (target.kind === "share") return target.direction;
  return target.kind === "parity" || target.kind === "reduction" ? "atMost" : "atLeast";
}

/** Codes of the measures and metrics that it reads, and of the indicators; each once. */
export function codesOf(target: Target): { figures: string[]; indicators: string[] } {
  const figures = new Set<string>();
  const indicators = new Set<string>();
  for (const one of simpleTargets(target)) {
    if (one.kind === "share") figures.add(one.metric);
    else if (one.kind === "multiple" || one.kind === "amount") figures.add(one.figure);
    else indicators.add(one.indicator);
    if (one.kind === "parity") indicators.add(one.reference);
  }
  return { figures: [...figures], indicators: [...indicators] };
}
