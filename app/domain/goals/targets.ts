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
