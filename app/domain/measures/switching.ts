import {
  isShown,
  type MeasureSetting,
  type MeasureSettings,
  type MetricSetting,
  measureOf,
} from "./settings";

/** What goes along when a measure is switched off or on (docs/rules.md, section 2.4). */
export interface SwitchPlan {
  /** The measure, and the others that follow it. */
  measures: MeasureSetting[];
  /** Metrics that are shown before and not after, or the reverse. */
  metrics: MetricSetting[];
}

/** A part cannot outlive its whole: with a measure, its parts are switched off. */
export function planOff(settings: MeasureSettings, code: string): SwitchPlan {
  const { measures } = settings;
  const gone = new Set([code]);
  // A part can have parts of its own.
  for (let size = 0; size !== gone.size; ) {
    size = gone.size;
    for (const { code: part, partOf } of measures) if (partOf !== null && gone.has(partOf)) gone.add(part);
  }
  return planOf(settings, gone, false);
}

/** A part needs its whole: with a measure, the wholes that it is part of are switched on. */
export function planOn(settings: MeasureSettings, code: string): SwitchPlan {
  const wanted = new Set<string>();
  for (let at: string | null = code; at !== null && !wanted.has(at); ) {
    wanted.add(at);
    at = measureOf(settings.measures, at)?.partOf ?? null;
  }
  return planOf(settings, wanted, true);
}

function planOf({ measures, metrics }: MeasureSettings, codes: Set<string>, on: boolean): SwitchPlan {
  const after = measures.map((measure) => (codes.has(measure.code) ? { ...measure, enabled: on } : measure));
  return {
    measures: measures.filter(({ code, enabled }) => codes.has(code) && enabled !== on),
    metrics: metrics.filter((metric) => isShown(metric, measures) !== isShown(metric, after)),
  };
}

/** Names everything in a plan, so that a confirmation holds only for what the person saw. */
export const planKey = ({ measures, metrics }: SwitchPlan): string =>
  [...measures, ...metrics].map(({ code }) => code).join(",");
