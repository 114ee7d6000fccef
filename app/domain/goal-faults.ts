import type { Indicator } from "./indicators";
import { directionOf, isSimple, type SimpleTarget, type Target } from "./targets";
import type { Measure, Metric } from "./types";

/** What a collaborative can set targets for. */
export interface Targetable {
  measures: Pick<Measure, "code" | "kind">[];
  metrics: Pick<Metric, "code" | "kind" | "span" | "numerator">[];
  indicators: Pick<Indicator, "code">[];
}

/** The figure that should be reached on the way; said as the target is said (see Milestone in goal.ts). */
export interface Milestone {
  year: number;
  value: number;
}

/** The parts of a goal that must fit together. What is not filled in yet is null. */
export interface Aim {
  level: "institution" | "collaborative";
  target: Target | null;
  startYear: number | null;
  targetYear: number | null;
  milestones: Milestone[];
}

export interface Fault {
  /** Where it stands in the goal, e.g. ["target", "clauses", 1, "metric"]. */
  path: (string | number)[];
  message: string;
}

const FEWEST_YEARS = 1;
const MOST_YEARS = 10;

/** True if they lie 1–10 years apart. */
export function yearsFit(startYear: number, targetYear: number): boolean {
  const years = targetYear - startYear;
  return years >= FEWEST_YEARS && years <= MOST_YEARS;
}

/** Everything about a goal's target and years that does not fit, in plain words. */
export function goalFaults(aim: Aim, known: Targetable): Fault[] {
  const faults: Fault[] = [];
  const { startYear, targetYear, target } = aim;
  if (startYear !== null && targetYear !== null && !yearsFit(startYear, targetYear))
    faults.push({ path: ["targetYear"], message: "The target year lies 1 to 10 years after the start." });
  if (target) faults.push(...targetFaults(target, aim, known));
  return [...faults, ...milestoneFaults(aim)];
}

/** Faults of a target alone: codes that do not exist here, and what cannot be asked of them. */
export function targetFaults(
  target: Target,
  aim: Pick<Aim, "level" | "startYear" | "targetYear">,
  known: Targetable,
  path: Fault["path"] = ["target"],
  ofMember = aim.level === "institution",
): Fault[] {
  if (target.kind === "eachMember") {
    const inside = targetFaults(target.target, aim, known, [...path, "target"], true);
    if (aim.level === "collaborative") return inside;
    return [{ path, message: "A goal of one institution does not speak of each member." }, ...inside];
  }
  if (!isSimple(target))
    return target.clauses.flatMap((one, place) =>
      targetFaults(one, aim, known, [...path, "clauses", place], ofMember),
    );
  const at = (field: string, message: string | null) =>
    message === null ? [] : [{ path: [...path, field], message }];
  return [...figureFaults(target, known, ofMember, at), ...at("targetYear", dueFault(target, aim))];
}

function figureFaults(
  target: SimpleTarget,
  known: Targetable,
  ofMember: boolean,
  at: (field: string, message: string | null) => Fault[],
): Fault[] {
  switch (target.kind) {
    case "share":
      return [
        ...at("metric", shareFault(target.metric, known)),
        ...at(
          "value",
          target.direction === "atLeast" && target.value === 0 ? "At least 0 % asks for nothing." : null,
        ),
      ];
    case "multiple":
      return at("figure", multipleFault(target.figure, known));
    case "amount":
      return at("figure", amountFault(target.figure, target.over, known));
    case "parity":
    case "reduction": {
      const place = ofMember
        ? "A community indicator describes the place, not one institution: set this target for the collaborative."
        : indicatorFault(target.indicator, known);
      const faults = at("indicator", place);
      if (target.kind === "reduction") return faults;
      const same = target.reference === target.indicator ? "Choose another indicator to compare with." : null;
      return [...faults, ...at("reference", indicatorFault(target.reference, known) ?? same)];
    }
  }
}

const unknown = (code: string) => `There is no figure “${code}” here.`;

function shareFault(code: string, { metrics, measures }: Targetable): string | null {
  const metric = metrics.find((one) => one.code === code);
  if (metric?.kind === "share") return null;
  const exists = metric !== undefined || measures.some((one) => one.code === code);
  return exists ? "This figure is an amount: choose one that is a share." : unknown(code);
}

function multipleFault(code: string, { metrics, measures }: Targetable): string | null {
  const metric = metrics.find((one) => one.code === code);
  if (metric?.span === "since_baseline")
    return "This figure already adds up the years since the baseline: it has no baseline to multiply.";
  return metric || measures.some((one) => one.code === code) ? null : unknown(code);
}

function amountFault(code: string, over: "year" | "sinceBaseline", known: Targetable): string | null {
  const metric = known.metrics.find((one) => one.code === code);
  if (metric?.kind === "share") return "This figure is a share: choose an amount.";
  if (metric?.span === "since_baseline" && over === "year")
    return "This figure adds up the years since the baseline: set the target for all of them.";
  const measure = known.measures.find((one) => one.code === (metric?.numerator ?? code));
  if (!measure) return unknown(code);
  return over === "sinceBaseline" && measure.kind === "stock"
    ? "This stands at the end of each year: years of it are not added up."
    : null;
}

function indicatorFault(code: string, { indicators }: Targetable): string | null {
  return indicators.some((one) => one.code === code)
    ? null
    : `There is no community indicator “${code}” here.`;
}

function dueFault(target: SimpleTarget, { startYear, targetYear }: Pick<Aim, "startYear" | "targetYear">) {
  const due = target.targetYear;
  if (due === undefined) return null;
  if (startYear !== null && due <= startYear) return "This part is due after the start of the goal.";
  if (targetYear !== null && due > targetYear) return "No part is due after the goal itself.";
  return null;
}

/** Milestones lie between start and target year, one after the other, and never lead away from the target. */
function milestoneFaults({ target, startYear, targetYear, milestones }: Aim): Fault[] {
  if (milestones.length === 0) return [];
  const simple = target && milestoned(target);
  if (target && !simple)
    return [
      { path: ["milestones"], message: "Milestones are for a target with one figure that it moves towards." },
    ];
  return milestones.flatMap(({ year, value }, place): Fault[] => {
    const at = (field: string, message: string) => [{ path: ["milestones", place, field], message }];
    const before = milestones[place - 1];
    if ((startYear !== null && year <= startYear) || (targetYear !== null && year >= targetYear))
      return at("year", "A milestone lies between the start and the target year.");
    if (before && year <= before.year) return at("year", "Milestones follow one another, year by year.");
    if (!simple || !before) return [];
    const falls = simple.kind === "parity" || (simple.kind === "share" && directionOf(simple) === "atMost");
    return (falls ? value > before.value : value < before.value)
      ? at("value", "This milestone lies further from the target than the one before.")
      : [];
  });
}

/** The simple target that milestones lead to; null where there is none or more than one. */
export function milestoned(target: Target): SimpleTarget | null {
  const simple = target.kind === "eachMember" ? target.target : target;
  if (!isSimple(simple)) return null;
  return simple.kind === "multiple" && simple.of === "lastYear" ? null : simple;
}
