import type { Strategy } from "~/domain/terms";

/**
 * A goal as typed in its form: texts only, in the user's locale. Nothing here validates, so the browser needs no
 * rules; form.ts reads it.
 */
export interface TypedGoal {
  /** "collaborative", or the id of the institution whose goal it is. */
  whose: string;
  strategy: Strategy;
  statement: string;
  population: string;
  geography: string;
  target: TypedTarget;
  startYear: string;
  targetYear: string;
  milestones: TypedMilestone[];
  owner: string;
  resources: string;
  consultedWho: string;
  consultedWhen: string;
  disparity: string;
  breakdown: string;
  rollsUpTo: string;
  /** Why an adopted goal changes. */
  reason: string;
}

export interface TypedMilestone {
  year: string;
  number: string;
}

/** The kinds of sentence about a figure; each is one kind of target with one direction. */
export const SHAPES = [
  "share_at_least",
  "share_at_most",
  "amount_year",
  "amount_total",
  "times",
  "growth",
  "increase_year",
  "increase_total",
  "points",
  "parity",
  "reduction",
] as const;
export type Shape = (typeof SHAPES)[number];
export type Join = "anyOf" | "allOf";

/** One sentence about one figure, or several of them joined. */
export interface TypedTarget {
  shape: Shape | Join;
  /** Asked of each member separately. */
  each: boolean;
  figure: string;
  /** The indicator to compare with. */
  reference: string;
  number: string;
  /** When this part is due, if before the goal itself. */
  due: string;
  /** The parts of a joined target. */
  clauses: TypedTarget[];
}

/** Messages by field name. */
export type FieldErrors = Record<string, string[]>;

export const BLANK_TARGET: TypedTarget = {
  shape: "share_at_least",
  each: false,
  figure: "",
  reference: "",
  number: "",
  due: "",
  clauses: [],
};

export const BLANK_GOAL: TypedGoal = {
  whose: "collaborative",
  strategy: "workforce",
  statement: "",
  population: "",
  geography: "",
  target: BLANK_TARGET,
  startYear: "",
  targetYear: "",
  milestones: [],
  owner: "",
  resources: "",
  consultedWho: "",
  consultedWhen: "",
  disparity: "",
  breakdown: "",
  rollsUpTo: "",
  reason: "",
};

export function isJoin(shape: TypedTarget["shape"]): shape is Join {
  return shape === "anyOf" || shape === "allOf";
}

/** True if nothing was entered: the goal has no target. */
export function isBlank({ shape, figure, reference, number, clauses }: TypedTarget): boolean {
  return isJoin(shape) ? clauses.every(isBlank) : figure === "" && reference === "" && number === "";
}

/** The scale of a sentence's number; milestones use the same one. */
export type Scale = "percent" | "growth" | "times" | "points" | "amount";
export const SCALES: Record<Shape, Scale> = {
  share_at_least: "percent",
  share_at_most: "percent",
  amount_year: "amount",
  amount_total: "amount",
  times: "times",
  growth: "growth",
  increase_year: "amount",
  increase_total: "amount",
  points: "percent",
  parity: "points",
  reduction: "percent",
};

export function scaleOf({ shape }: Pick<TypedTarget, "shape">): Scale {
  return isJoin(shape) ? "amount" : SCALES[shape];
}
