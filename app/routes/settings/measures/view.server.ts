import { type Offer, offersOf } from "~/domain/measures/offers";
import {
  formulaWords,
  isShown,
  type MeasureSetting,
  type MeasureSettings,
  type MetricSetting,
  measureOf,
  partsOf,
} from "~/domain/measures/settings";
import { planKey, planOff, planOn, type SwitchPlan } from "~/domain/measures/switching";
import { headlineMetric } from "~/domain/rollup/headline-metric";
import { STRATEGIES, type Strategy } from "~/domain/terms";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../../seeds/library";
import { kindWords } from "./words";

/** What the library holds, and the codes that it uses. */
export const LIBRARY = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS };
export const LIBRARY_CODES: ReadonlySet<string> = new Set(
  [...STANDARD_MEASURES, ...STANDARD_METRICS].map(({ code }) => code),
);

/** What goes along when something is switched off or on, in names. */
export interface PlanView {
  /** Sent back with the confirmation. */
  key: string;
  measures: string[];
  metrics: string[];
  /** Values that stop counting. */
  values: number;
}

/** A measure or a figure in the list of the settings. */
export interface ItemView {
  type: "measure" | "metric";
  code: string;
  label: string;
  /** "Count, over the year, part of New hires"; or the formula. */
  facts: string;
  enabled: boolean;
  /** Why it is not shown although it is switched on. */
  waitsFor: string | null;
  /** The first figure shown leads its strategy. */
  leads: boolean;
  first: boolean;
  plan: PlanView;
}

export interface StrategyView {
  strategy: Strategy;
  measures: ItemView[];
  metrics: ItemView[];
}

/** The list of the settings, by strategy. */
export function strategyViews(settings: MeasureSettings): StrategyView[] {
  const { measures, metrics } = settings;
  const shown = metrics.filter((metric) => isShown(metric, measures));
  return STRATEGIES.map((strategy) => ({
    strategy,
    measures: measures
      .filter((measure) => measure.strategy === strategy)
      .map((measure, place) => ({ ...measureView(settings, measure), first: place === 0 })),
    metrics: metrics
      .filter((metric) => metric.strategy === strategy)
      .map((metric, place) => ({
        ...metricView(settings, metric),
        leads: headlineMetric(shown, strategy)?.code === metric.code,
        first: place === 0,
      })),
  }));
}

export function measureView(settings: MeasureSettings, measure: MeasureSetting): ItemView {
  const { code, label, enabled, partOf } = measure;
  const whole = measureOf(settings.measures, partOf);
  const plan = enabled ? planOff(settings, code) : planOn(settings, code);
  return {
    type: "measure",
    code,
    label,
    facts: [kindWords(measure), ...(whole ? [`part of ${whole.label}`] : [])].join(", "),
    enabled,
    waitsFor: null,
    leads: false,
    first: false,
    plan: planView(plan, code),
  };
}

export function metricView({ measures }: MeasureSettings, metric: MetricSetting): ItemView {
  const { code, label, enabled } = metric;
  const off = partsOf(metric).find((part) => !measureOf(measures, part)?.enabled);
  return {
    type: "metric",
    code,
    label,
    facts: formulaWords(metric, measures),
    enabled,
    waitsFor: enabled && off !== undefined ? (measureOf(measures, off)?.label ?? off) : null,
    leads: false,
    first: false,
    plan: { key: "", measures: [], metrics: [], values: 0 },
  };
}

function planView(plan: SwitchPlan, code: string): PlanView {
  return {
    key: planKey(plan),
    measures: plan.measures.filter((measure) => measure.code !== code).map(({ label }) => label),
    metrics: plan.metrics.map(({ label }) => label),
    values: plan.measures.reduce((sum, { values }) => sum + values, 0),
  };
}

/** An offer of the library as the page shows it. */
export interface OfferView {
  code: string;
  label: string;
  about: string;
  declined: boolean;
}

export function offerViews(settings: MeasureSettings): OfferView[] {
  return offersOf(settings, LIBRARY).map((offer) => ({
    code: offer.item.code,
    label: offer.item.label,
    about: aboutOffer(offer),
    declined: offer.declined,
  }));
}

function aboutOffer(offer: Offer): string {
  if (offer.type === "measure") return offer.item.definition;
  const formula = formulaWords(offer.item, LIBRARY.measures);
  const needs = offer.needs.map((code) => LIBRARY.measures.find((each) => each.code === code)?.label ?? code);
  return needs.length === 0 ? `${formula}.` : `${formula}. Adds ${needs.join(" and ")} as well.`;
}
