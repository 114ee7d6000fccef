import { z } from "zod";
import { measureFields, metricFields, reasonField } from "~/domain/measures/rules";
import { STRATEGIES, type Unit } from "~/domain/terms";
import { schemas } from "~/routes/api/schemas";

/** Bodies of the calls about measures and metrics. */

const code = z.string();

const ofMeasure = {
  code,
  label: z.string(),
  unit: z.enum(["count", "currency", "percent"] satisfies Unit[]),
  kind: z.enum(["flow", "stock"]).describe("A flow accrues over a year; a stock is counted at year’s end."),
  strategy: z.enum(STRATEGIES),
  partOf: code.nullable().describe("The measure that contains this one; a part never exceeds its whole."),
};
const inUse = z
  .boolean()
  .describe("Whether members are asked for it. While it is off, its values are stored but count nowhere.");

export const measure = z
  .strictObject({ ...ofMeasure, enabled: inUse.optional() })
  .register(schemas, { id: "Measure" });

export const measureDefinition = z
  .strictObject({ ...ofMeasure, definition: z.string(), enabled: inUse })
  .register(schemas, { id: "MeasureDefinition" });

export const metricDefinition = z
  .strictObject({
    code,
    label: z.string(),
    strategy: z.enum(STRATEGIES),
    kind: z.enum(["share", "amount"]),
    numerator: code.describe("Code of a measure."),
    denominator: code.nullable().describe("Code of a measure; null for an amount."),
    span: z.enum(["year", "since_baseline"]),
    enabled: z.boolean(),
    shown: z.boolean().describe("Switched on, and so are its measures."),
    leads: z.boolean().describe("The first figure shown of its strategy."),
  })
  .register(schemas, { id: "MetricDefinition" });

export const definitions = z
  .strictObject({ measures: z.array(measureDefinition), metrics: z.array(metricDefinition) })
  .register(schemas, { id: "Definitions" });

const enabled = z.boolean().optional().describe("Switches it off or on. Parts go off with their whole.");
const reason = reasonField.describe("Why, for the history.");

/** Body of PUT /measures/:code. What is left out stays; a new measure needs all of it but `partOf`. */
export const measureBody = z
  .strictObject({ ...measureFields, enabled, reason })
  .partial()
  .register(schemas, { id: "MeasureBody" });

/** Body of PUT /metrics/:code. */
export const metricBody = z
  .strictObject({ ...metricFields, enabled, reason })
  .partial()
  .register(schemas, { id: "MetricBody" });
