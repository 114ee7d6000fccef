import { targetFaults } from "~/domain/goals/faults";
import type { SimpleTarget } from "~/domain/goals/targets";
import type { Indicator } from "~/domain/indicators/indicators";
import { type Catalog, STRATEGIES, STRATEGY_NAMES, type Strategy, type Unit } from "~/domain/terms";
import { SHAPES, type Shape } from "./typed";

/** A figure a goal can be about, with the kinds of target it allows. */
export interface FigureChoice {
  code: string;
  label: string;
  /** Null for an indicator. */
  strategy: Strategy | null;
  unit: Unit | "share";
  shapes: Shape[];
  /** Repeats another figure under its own code; offered only if already chosen. */
  again: boolean;
}

/** Figures by strategy, the community's last; within a strategy, metrics come before measures. */
export function figureChoices(
  catalog: Pick<Catalog, "measures" | "metrics">,
  indicators: Indicator[],
): FigureChoice[] {
  const { measures, metrics } = catalog;
  const known = { measures, metrics, indicators };
  const aim = { level: "collaborative", startYear: null, targetYear: null } as const;
  const shapesOf = (code: string) =>
    SHAPES.filter((shape) => {
      const faults = targetFaults(example(shape, code), { aim, known });
      return faults.every(({ path }) => path.at(-1) === "reference");
    });
  const unitOf = (code: string) => measures.find((measure) => measure.code === code)?.unit ?? "count";
  const figures = [
    ...metrics.map(({ code, label, strategy, kind, numerator }) => ({
      code,
      label,
      strategy,
      unit: kind === "share" ? ("share" as const) : unitOf(numerator),
    })),
    ...measures.map(({ code, label, strategy, unit }) => ({ code, label, strategy, unit })),
  ];
  const entered = new Set(measures.map(({ label }) => label));
  // A metric that only repeats a measure would be offered twice.
  const repeats = new Set(metrics.filter(({ kind, label }) => kind === "amount" && entered.has(label)));
  const again = new Set([...repeats].map(({ code }) => code));
  return [
    ...STRATEGIES.flatMap((strategy) => figures.filter((figure) => figure.strategy === strategy)),
    ...indicators.map(({ code, label }) => ({ code, label, strategy: null, unit: "percent" as const })),
  ].map((figure) => ({ ...figure, shapes: shapesOf(figure.code), again: again.has(figure.code) }));
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
        kind: "amount",
        figure: code,
        value: 1,
        over: shape === "amount_year" ? "year" : "sinceBaseline",
      };
    case "times":
    case "growth":
      return { kind: "multiple", figure: code, of: shape === "times" ? "baseline" : "lastYear", factor: 2 };
    case "increase_year":
    case "increase_total":
      return {
        kind: "increase",
        figure: code,
        value: 1,
        over: shape === "increase_year" ? "year" : "sinceBaseline",
      };
    case "points":
      return { kind: "points", metric: code, value: 0.01 };
    case "parity":
      return { kind: "parity", indicator: code, reference: code };
    case "reduction":
      return { kind: "reduction", indicator: code, by: 0.5 };
  }
}
