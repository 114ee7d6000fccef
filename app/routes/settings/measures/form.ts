import { z } from "zod";
import {
  measureFields,
  metricFields,
  newMeasureSchema,
  newMetricSchema,
  reasonField,
} from "~/domain/measures/rules";
import { STRATEGIES } from "~/domain/terms";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";

/** Forms of the settings of measures. */

export const measureForm = newMeasureSchema;
export const metricForm = newMetricSchema;

const { label, definition, unit, kind, partOf } = measureFields;
/** A measure that has no values yet; later, only its wording changes. */
export const measureEdit = z.object({
  label,
  definition,
  unit: unit.optional(),
  kind: kind.optional(),
  partOf,
  reason: reasonField,
});
export const metricEdit = z.object({
  label: metricFields.label,
  denominator: metricFields.denominator,
  reason: reasonField,
});

const YEAR = `Enter a year from ${FIRST_YEAR} to ${LAST_YEAR}.`;
const year = z.coerce.number(YEAR).int(YEAR).min(FIRST_YEAR, YEAR).max(LAST_YEAR, YEAR);
/** "This strategy does not concern that member." */
export const exemptionForm = z.object({
  member: z.string("Choose a member.").min(1, "Choose a member.").max(100),
  strategy: z.enum(STRATEGIES, "Choose a strategy."),
  from: year,
  until: z
    .union([z.literal(""), year])
    .optional()
    .transform((value) => (value === "" || value === undefined ? null : value)),
});
