import type { Indicator } from "~/domain/indicators/indicators";
import type { Measure, Metric } from "~/domain/terms";
import { directionOf, isSimple, type SimpleTarget, type Target } from "./targets";

/** What a collaborative can set targets for. */
export interface Targetable {
  measures: Pick<Measure, "code" | "kind">[];
  metrics: Pick<Metric, "code" | "kind" | "span" | "numerator">[];
  indicators: Pick<Indicator, "code">[];
}

/** A value to reach on the way, on the target's own scale (see milestoneSchema in goal.ts). */
export interface Milestone {
  year: number;
  value: number;
}

/** The parts of a goal that must fit together; null where not filled in yet. */
export interface Aim {
  level: "institution" | "collaborative";
  target: Target | null;
  startYear: number | null;
  targetYear: number | null;
  milestones: Milestone[];
}

export interface Fault {
  /** Its place in the goal, such as ["target", "clauses", 1, "metric"]. */
  path: (string | number)[];
  message: string;
}

const FEWEST_YEARS = 1;
const MOST_YEARS = 10;

/** True if the years are 1–10 years apart. */
export function yearsFit(startYear: number, targetYear: number): boolean {
  const years = targetYear - startYear;
  return years >= FEWEST_YEARS && years <= MOST_YEARS;
}

/** Every fault in a goal's target, years, and milestones, in plain words. */
export function goalFaults(aim: Aim, known: Targetable): Fault[] {
  const faults: Fault[] = [];
  const { startYear, targetYear, target } = aim;
  if (startYear !== null && targetYear !== null && !yearsFit(startYear, targetYear))
    faults.push({ path: ["targetYear"], message: "Choose a target year 1 to 10 years after the start." });
  if (target) faults.push(...targetFaults(target, { aim, known }));
  return [...faults, ...milestoneFaults(aim)];
}

interface TargetContext {
  aim: Pick<Aim, "level" | "startYear" | "targetYear">;
  known: Targetable;
  path?: Fault["path"];
  /** The target is for single members: of an institution's goal, or for each member. */
  ofMember?: boolean;
}

/** Faults of a target alone: unknown codes, and targets a figure does not allow. */
export function targetFaults(target: Target, context: TargetContext): Fault[] {
  const { aim, known, path = ["target"], ofMember = aim.level === "institution" } = context;
  if (target.kind === "eachMember") {
    const inside = targetFaults(target.target, { aim, known, path: [...path, "target"], ofMember: true });
    if (aim.level === "collaborative") return inside;
    return [{ path, message: "Only a goal of the collaborative can ask each member." }, ...inside];
  }
  if (!isSimple(target))
    return target.clauses.flatMap((clause, place) =>
      targetFaults(clause, { aim, known, path: [...path, "clauses", place], ofMember }),
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
          target.direction === "atLeast" && target.value === 0
            ? "Enter more than 0%: anything is at least 0%."
            : null,
        ),
      ];
    case "multiple":
      return at("figure", multipleFault(target.figure, known));
    case "amount":
      return at("figure", amountFault(target.figure, target.over, known));
    case "increase":
      return at("figure", increaseFault(target.figure, target.over, known));
    case "points":
      return at("metric", shareFault(target.metric, known) ?? multipleFault(target.metric, known));
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
  const metric = metrics.find((metric) => metric.code === code);
  if (metric?.kind === "share") return null;
  const exists = metric !== undefined || measures.some((measure) => measure.code === code);
  return exists ? "This figure is an amount: choose one that is a share." : unknown(code);
}

function multipleFault(code: string, { metrics, measures }: Targetable): string | null {
  const metric = metrics.find((metric) => metric.code === code);
  if (metric?.span === "since_baseline")
    return "This figure already adds up the years since the baseline: it has no baseline to multiply.";
  return metric || measures.some((measure) => measure.code === code) ? null : unknown(code);
}

function amountFault(code: string, over: "year" | "sinceBaseline", known: Targetable): string | null {
  const metric = known.metrics.find((metric) => metric.code === code);
  if (metric?.kind === "share") return "This figure is a share: choose an amount.";
  if (metric?.span === "since_baseline" && over === "year")
    return "This figure adds up the years since the baseline: set one target for all of them.";
  const measure = known.measures.find((measure) => measure.code === (metric?.numerator ?? code));
  if (!measure) return unknown(code);
  return over === "sinceBaseline" && measure.kind === "stock"
    ? "This is counted at the end of each year, so years cannot be added up."
    : null;
}

function increaseFault(code: string, over: "year" | "sinceBaseline", known: Targetable): string | null {
  const isRunning = known.metrics.some((metric) => metric.code === code && metric.span === "since_baseline");
  if (isRunning) return "This figure already adds up the years since the baseline: set an amount to reach.";
  const isShare = known.metrics.some((metric) => metric.code === code && metric.kind === "share");
  if (isShare) return "This figure is a share: set how many points it should gain.";
  return amountFault(code, over, known);
}

function indicatorFault(code: string, { indicators }: Targetable): string | null {
  return indicators.some((indicator) => indicator.code === code)
    ? null
    : `There is no community indicator “${code}” here.`;
}

function dueFault(target: SimpleTarget, { startYear, targetYear }: Pick<Aim, "startYear" | "targetYear">) {
  const due = target.targetYear;
  if (due === undefined) return null;
  if (startYear !== null && due <= startYear) return "Choose a due year after the start of the goal.";
  if (targetYear !== null && due > targetYear)
    return "Choose a due year no later than the goal’s target year.";
  return null;
}

/** Milestones fall between start and target year, in order, and never move away from the target. */
function milestoneFaults({ target, startYear, targetYear, milestones }: Aim): Fault[] {
  if (milestones.length === 0) return [];
  const simple = target && milestoned(target);
  if (target && !simple)
    return [
      { path: ["milestones"], message: "Only a target with one figure to move toward can have milestones." },
    ];
  return milestones.flatMap(({ year, value }, place): Fault[] => {
    const at = (field: string, message: string) => [{ path: ["milestones", place, field], message }];
    const before = milestones[place - 1];
    if ((startYear !== null && year <= startYear) || (targetYear !== null && year >= targetYear))
      return at("year", "Choose a year between the start and the target year.");
    if (before && year <= before.year)
      return at("year", "Put milestones in order, each in a later year than the one before.");
    if (!simple || !before) return [];
    const falls = simple.kind === "parity" || (simple.kind === "share" && directionOf(simple) === "atMost");
    return (falls ? value > before.value : value < before.value)
      ? at("value", "This milestone is farther from the target than the one before.")
      : [];
  });
}

/** The simple target that milestones lead to; null if there is none or more than one. */
export function milestoned(target: Target): SimpleTarget | null {
  const simple = target.kind === "eachMember" ? target.target : target;
  if (!isSimple(simple)) return null;
  return simple.kind === "multiple" && simple.of === "lastYear" ? null : simple;
}
