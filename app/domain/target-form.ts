import { goalNumberText, readGoalNumber } from "./goal-numbers";
import { BLANK_TARGET, isBlank, isJoin, SCALES, type Shape, type TypedTarget } from "./goal-typed";
import type { SimpleTarget, Target } from "./targets";
import type { Typing } from "./typed-number";

/** A target as the sentences of the form, and back: neither way loses anything. */
export function typedTarget(target: Target | null, typing: Pick<Typing, "locale">): TypedTarget {
  if (target === null) return BLANK_TARGET;
  if (target.kind === "eachMember") return { ...typedTarget(target.target, typing), each: true };
  if (target.kind === "anyOf" || target.kind === "allOf")
    return {
      ...BLANK_TARGET,
      shape: target.kind,
      clauses: target.clauses.map((one) => typedTarget(one, typing)),
    };
  return typedSentence(target, typing);
}

function typedSentence(target: SimpleTarget, typing: Pick<Typing, "locale">): TypedTarget {
  const due = target.targetYear === undefined ? "" : String(target.targetYear);
  const said = (shape: Shape, figure: string, number: number | null, reference = ""): TypedTarget => ({
    ...{ ...BLANK_TARGET, shape, figure, reference, due },
    number: number === null ? "" : goalNumberText(number, SCALES[shape], typing),
  });
  switch (target.kind) {
    case "share":
      return said(
        target.direction === "atLeast" ? "share_at_least" : "share_at_most",
        target.metric,
        target.value,
      );
    case "multiple":
      return said(target.of === "baseline" ? "times" : "growth", target.figure, target.factor);
    case "amount":
      return said(target.over === "year" ? "amount_year" : "amount_total", target.figure, target.value);
    case "parity":
      return said("parity", target.indicator, null, target.reference);
    case "reduction":
      return said("reduction", target.indicator, target.by);
  }
}

/** Says what is wrong at a field, by its name. */
export type Told = (name: string, message: string) => void;

/**
 * What the sentences say, as JSON that targetSchema has still to check; null if nothing was said.
 * @param tell hears of everything that cannot be read
 */
export function rawTarget(typed: TypedTarget, typing: Typing, tell: Told, name = "target"): unknown {
  if (isBlank(typed)) return null;
  return joined(typed, typing, tell, name);
}

function joined(typed: TypedTarget, typing: Typing, tell: Told, name: string): unknown {
  const { shape, clauses } = typed;
  const inner = isJoin(shape)
    ? {
        kind: shape,
        clauses: clauses.map((one, place) => joined(one, typing, tell, `${name}.clauses[${place}]`)),
      }
    : sentence({ ...typed, shape }, typing, tell, name);
  return typed.each ? { kind: "eachMember", target: inner } : inner;
}

const ASKED: Record<Shape, string> = {
  share_at_least: "Enter a percentage, such as 10.",
  share_at_most: "Enter a percentage, such as 10.",
  amount_year: "Enter an amount, such as 1,000.",
  amount_total: "Enter an amount, such as 1,000.",
  times: "Enter how many times, such as 2.",
  growth: "Enter by how much more, such as 10.",
  parity: "",
  reduction: "Enter by how much it should fall, such as 50.",
};

function sentence(
  { shape, figure, reference, number, due }: TypedTarget & { shape: Shape },
  typing: Typing,
  tell: Told,
  name: string,
): unknown {
  if (figure === "") tell(`${name}.figure`, "Choose a figure.");
  const targetYear = due.trim() === "" ? {} : { targetYear: readYear(due, tell, `${name}.due`) };
  if (shape === "parity") {
    if (reference === "") tell(`${name}.reference`, "Choose what to compare it with.");
    return { kind: "parity", indicator: figure, reference, ...targetYear };
  }
  const value = readValue(number, shape, typing, tell, `${name}.number`);
  switch (shape) {
    case "share_at_least":
      return { kind: "share", metric: figure, direction: "atLeast", value, ...targetYear };
    case "share_at_most":
      return { kind: "share", metric: figure, direction: "atMost", value, ...targetYear };
    case "amount_year":
      return { kind: "amount", figure, over: "year", value, ...targetYear };
    case "amount_total":
      return { kind: "amount", figure, over: "sinceBaseline", value, ...targetYear };
    case "times":
      return { kind: "multiple", figure, of: "baseline", factor: value, ...targetYear };
    case "growth":
      return { kind: "multiple", figure, of: "lastYear", factor: value, ...targetYear };
    case "reduction":
      return { kind: "reduction", indicator: figure, by: value, ...targetYear };
  }
}

function readValue(text: string, shape: Shape, typing: Typing, tell: Told, name: string): number | null {
  if (text.trim() === "") tell(name, ASKED[shape]);
  else {
    const read = readGoalNumber(text, SCALES[shape], typing);
    if ("value" in read) return read.value;
    tell(name, read.error);
  }
  return null;
}

export function readYear(text: string, tell: Told, name: string): number | null {
  const typed = text.trim();
  if (typed === "") return null;
  if (/^\d{4}$/.test(typed)) return Number(typed);
  tell(name, "Enter a year, such as 2027.");
  return null;
}

const FIELDS: Record<string, string> = {
  ...{ metric: "figure", figure: "figure", indicator: "figure", reference: "reference" },
  ...{ value: "number", factor: "number", by: "number", targetYear: "due" },
};

/** The field of the form that stands for a place in the target: ["target", "clauses", 1, "metric"] and the like. */
export function fieldOf(path: readonly PropertyKey[]): string {
  let name = "";
  for (const step of path) {
    if (typeof step === "number") name += `[${step}]`;
    // What each member should reach stands where "each member" stands.
    else if (name !== "" && step === "target") continue;
    else name += `${name && "."}${FIELDS[String(step)] && name ? FIELDS[String(step)] : String(step)}`;
  }
  return name;
}
