import type { SimpleTarget, Target } from "~/domain/goals/targets";
import type { Typing } from "~/domain/numbers/read-number";
import { goalNumberText, readGoalNumber } from "./numbers";
import { BLANK_TARGET, isBlank, isJoin, SCALES, type Shape, type TypedTarget } from "./typed";

/** A target as the form's sentences. rawTarget reads it back; nothing is lost either way. */
export function typedTarget(target: Target | null, typing: Pick<Typing, "locale">): TypedTarget {
  if (target === null) return BLANK_TARGET;
  if (target.kind === "eachMember") return { ...typedTarget(target.target, typing), each: true };
  if (target.kind === "anyOf" || target.kind === "allOf")
    return {
      ...BLANK_TARGET,
      shape: target.kind,
      clauses: target.clauses.map((clause) => typedTarget(clause, typing)),
    };
  return typedSentence(target, typing);
}

function typedSentence(target: SimpleTarget, typing: Pick<Typing, "locale">): TypedTarget {
  const due = target.targetYear === undefined ? "" : String(target.targetYear);
  const sentence = (shape: Shape, figure: string, number: number | null, reference = ""): TypedTarget => ({
    ...BLANK_TARGET,
    shape,
    figure,
    reference,
    due,
    number: number === null ? "" : goalNumberText(number, SCALES[shape], typing),
  });
  switch (target.kind) {
    case "share":
      return sentence(
        target.direction === "atLeast" ? "share_at_least" : "share_at_most",
        target.metric,
        target.value,
      );
    case "multiple":
      return sentence(target.of === "baseline" ? "times" : "growth", target.figure, target.factor);
    case "amount":
      return sentence(target.over === "year" ? "amount_year" : "amount_total", target.figure, target.value);
    case "increase": {
      const shape = target.over === "year" ? "increase_year" : "increase_total";
      return sentence(shape, target.figure, target.value);
    }
    case "points":
      return sentence("points", target.metric, target.value);
    case "parity":
      return sentence("parity", target.indicator, null, target.reference);
    case "reduction":
      return sentence("reduction", target.indicator, target.by);
  }
}

/** Reports what is wrong with a field, by its name. */
export type Report = (name: string, message: string) => void;

/**
 * The sentences as JSON that targetSchema still has to check; null if the form is blank.
 * @param report is told what cannot be read
 */
export function rawTarget(typed: TypedTarget, typing: Typing, report: Report, name = "target"): unknown {
  if (isBlank(typed)) return null;
  return joined(typed, typing, report, name);
}

function joined(typed: TypedTarget, typing: Typing, report: Report, name: string): unknown {
  const { shape, clauses } = typed;
  const inner = isJoin(shape)
    ? {
        kind: shape,
        clauses: clauses.map((clause, place) => joined(clause, typing, report, `${name}.clauses[${place}]`)),
      }
    : sentence({ ...typed, shape }, typing, report, name);
  return typed.each ? { kind: "eachMember", target: inner } : inner;
}

const NUMBER_HINTS: Record<Shape, string> = {
  share_at_least: "Enter a percentage, such as 10.",
  share_at_most: "Enter a percentage, such as 10.",
  amount_year: "Enter an amount, such as 1,000.",
  amount_total: "Enter an amount, such as 1,000.",
  times: "Enter how many times, such as 2.",
  growth: "Enter by how much more, such as 10.",
  increase_year: "Enter how much more, such as 1,000.",
  increase_total: "Enter how much more, such as 1,000.",
  points: "Enter how many percentage points, such as 1.",
  parity: "",
  reduction: "Enter by how much it should fall, such as 50.",
};

function sentence(
  { shape, figure, reference, number, due }: TypedTarget & { shape: Shape },
  typing: Typing,
  report: Report,
  name: string,
): unknown {
  if (figure === "") report(`${name}.figure`, "Choose a figure.");
  const targetYear = due.trim() === "" ? {} : { targetYear: readYear(due, report, `${name}.due`) };
  if (shape === "parity") {
    if (reference === "") report(`${name}.reference`, "Choose what to compare it with.");
    return { kind: "parity", indicator: figure, reference, ...targetYear };
  }
  const value = readValue(number, shape, { typing, report: (message) => report(`${name}.number`, message) });
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
    case "increase_year":
      return { kind: "increase", figure, over: "year", value, ...targetYear };
    case "increase_total":
      return { kind: "increase", figure, over: "sinceBaseline", value, ...targetYear };
    case "points":
      return { kind: "points", metric: figure, value, ...targetYear };
    case "reduction":
      return { kind: "reduction", indicator: figure, by: value, ...targetYear };
  }
}

function readValue(
  text: string,
  shape: Shape,
  { typing, report }: { typing: Typing; report: (message: string) => void },
): number | null {
  if (text.trim() === "") report(NUMBER_HINTS[shape]);
  else {
    const read = readGoalNumber(text, SCALES[shape], typing);
    if ("value" in read) return read.value;
    report(read.error);
  }
  return null;
}

export function readYear(text: string, report: Report, name: string): number | null {
  const typed = text.trim();
  if (typed === "") return null;
  if (/^\d{4}$/.test(typed)) return Number(typed);
  report(name, "Enter a year, such as 2027.");
  return null;
}

const FIELDS: Record<string, string> = {
  metric: "figure",
  figure: "figure",
  indicator: "figure",
  reference: "reference",
  value: "number",
  factor: "number",
  by: "number",
  targetYear: "due",
};

/** The form field for a place in the target, such as ["target", "clauses", 1, "metric"]. */
export function fieldOf(path: readonly PropertyKey[]): string {
  let name = "";
  for (const step of path) {
    if (typeof step === "number") name += `[${step}]`;
    // The form has no field of its own for the target inside "each member".
    else if (name !== "" && step === "target") continue;
    else name += `${name && "."}${FIELDS[String(step)] && name ? FIELDS[String(step)] : String(step)}`;
  }
  return name;
}
