import type { z } from "zod";
import type { IndicatorRecord } from "~/domain/indicators/indicators";
import type { indicator } from "./result-schemas";

/** A community indicator in the form that the API returns. */
export function indicatorJson(stored: IndicatorRecord): z.infer<typeof indicator> {
  const { id, code, label, unit, per, wanted, pooledYears, source, values } = stored;
  return {
    id,
    code,
    label,
    unit,
    per,
    wanted,
    pooledYears,
    source,
    values: values.map((own) => ({
      year: own.year,
      value: Number(own.value),
      margin: own.margin === null ? null : Number(own.margin),
      origin: own.origin,
      source: own.source,
      preliminary: own.preliminary,
    })),
  };
}
