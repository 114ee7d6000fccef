import { targetFaults } from "./goal-faults";
import { SHAPES, type Shape } from "./goal-typed";
import type { Indicator } from "./indicators";
import type { SimpleTarget } from "./targets";
import { type Catalog, STRATEGIES, STRATEGY_NAMES, type Strategy, type Unit } from "./types";

/** A figure that a goal can be about, with what can be said of it here. */
export interface FigureChoice {
  code: string;
  label: string;
  /** Of an indicator: null. */
  strategy: Strategy | null;
  unit: Unit | "share";
  shapes: Shape[];
  /** The same under another code: offered only where it is chosen already. */
  again: boolean;
}

/** Shares first, then amounts, then what is entered; each strategy's together, and the community's last. */
export function figureChoices(
  catalog: Pick<Catalog, "measures" | "metrics">,
  indicators: Indicator[],
): FigureChoice[] {
  const { measures, metrics } = catalog;
  const known = { measures, metrics, indicators };
  const aim = { level: "collaborative", startYear: null, targetYear: null } as const;
  const sayable = (code: string) =>
    SHAPES.filter((shape) => {
      const faults = targetFaults(example(shape, code), aim, known);
      return faults.every(({ path }) => path.at(-1) === "reference");
    });
  const unitOf = (code: string) => measures.find((one) => one.code === code)?.unit ?? "count";
  const figures = [
    ...metrics.map(({ code, label, strategy, kind, numerator }) => ({
      ...{ code, label, strategy },
      unit: kind === "share" ? ("share" as const) : unitOf(numerator),
    })),
    ...measures.map(({ code, label, strategy, unit }) => ({ code, label, strategy, unit })),
  ];
  const entered = new Set(measures.map(({ label }) => label));
  // An amount that only repeats a measure under the same name would be offered twice.
  const repeats = new Set(metrics.filter(({ kind, label }) => kind === "amount" && entered.has(label)));
  const again = new Set([...repeats].map(({ code }) => code));
  return [
    ...STRATEGIES.flatMap((strategy) => figures.filter((one) => one.strategy === strategy)),
    ...indicators.map(({ code, label }) => ({ code, label, strategy: null, unit: "percent" as const })),
  ].map((one) => ({ ...one, shapes: sayable(one.code), again: again.has(one.code) }));
}

/** The group under which a figure is listed. */
export function groupOf({ strategy }: Pick<FigureChoice, "strategy">): string {
  return strategy ? STRATEGY_NAMES[strategy] : "The community";
}

function example(shape: Shape, code: string): SimpleTarget {
  switch (shape) {
    case "share_at_least":
    case "share_at_most":
      return { kind: "share", metric: code, direction: "atLeast", value: 0.5 };
    case "amount_year":
    case "amount_total":
      return {
        ...{ kind: "amount", figure: code, value: 1 },
        over: shape === "amount_year" ? "year" : "sinceBaseline",
      };
    case "times":
    case "growth":
      return { kind: "multiple", figure: code, of: shape === "times" ? "baseline" : "lastYear", factor: 2 };
    case "parity":
      return { kind: "parity", indicator: code, reference: code };
    case "reduction":
      return { kind: "reduction", indicator: code, by: 0.5 };
  }
}
