import type { z } from "zod";
import {
  isShown,
  type MeasureSetting,
  type MeasureSettings,
  type MetricSetting,
} from "~/domain/measures/settings";
import { headlineMetric } from "~/domain/rollup/headline-metric";
import type { measure, measureDefinition, metricDefinition } from "./measure-schemas";

/** Measures and metrics in the form that the API returns. */

export function measureJson({
  code,
  label,
  unit,
  kind,
  strategy,
  partOf,
}: MeasureSetting): z.infer<typeof measure> {
  return { code, label, unit, kind, strategy, partOf };
}

/** With its definition, and whether it is in use. */
export function definitionJson(setting: MeasureSetting): z.infer<typeof measureDefinition> {
  const { definition, enabled } = setting;
  return { ...measureJson(setting), definition, enabled };
}

export function metricJson({ measures, metrics }: MeasureSettings) {
  const shown = metrics.filter((metric) => isShown(metric, measures));
  return (metric: MetricSetting): z.infer<typeof metricDefinition> => {
    const { code, label, strategy, kind, numerator, denominator, span, enabled } = metric;
    return {
      code,
      label,
      strategy,
      kind,
      numerator,
      denominator,
      span,
      enabled,
      shown: shown.includes(metric),
      leads: headlineMetric(shown, strategy) === metric,
    };
  };
}
