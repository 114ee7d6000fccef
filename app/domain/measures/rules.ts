import { z } from "zod";
import { nameKey } from "~/domain/members/member";
import { isReadable } from "~/domain/plain-text";
import { STRATEGIES } from "~/domain/terms";
import { type MeasureSetting, type MeasureSettings, measureOf, type SettingFault } from "./settings";

/** The rules for measures and metrics, shared by the settings pages and the API (docs/rules.md, section 2.4). */

export const MOST_IN_NAME = 120;
export const MOST_IN_DEFINITION = 2000;
/** Of each: every one is a column of files and a row of grids. */
export const MOST_MEASURES = 200;

export const ITEM_CODE = /^[a-z][a-z0-9_]{0,79}$/;

const label = z
  .string("Enter a name.")
  .trim()
  .refine(isReadable, "Enter a name.")
  .max(MOST_IN_NAME, `A name has at most ${MOST_IN_NAME} characters.`);
const definition = z
  .string("Say what counts and what does not.")
  .trim()
  .refine(isReadable, "Say what counts and what does not.")
  .max(MOST_IN_DEFINITION, `A definition has at most ${MOST_IN_DEFINITION} characters.`);
const strategy = z.enum(STRATEGIES, "Choose a strategy.");
const otherCode = (message: string) => z.string(message).regex(ITEM_CODE, message);
const orNone = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal(""), schema])
    .nullish()
    .transform((value) => (value === "" || value === undefined ? null : value));

export const measureFields = {
  label,
  definition,
  strategy,
  unit: z.enum(["count", "currency"], "Choose a unit."),
  kind: z.enum(["flow", "stock"], "Choose whether years can be added up."),
  partOf: orNone(otherCode("Choose a measure.")),
};
export const metricFields = {
  label,
  strategy,
  kind: z.enum(["share", "amount"], "Choose a share or an amount."),
  numerator: otherCode("Choose what is counted."),
  denominator: orNone(otherCode("Choose a measure.")),
  span: z.enum(["year", "since_baseline"], "Choose a time."),
};
/** Why something is changed, for the history. */
export const reasonField = z
  .string()
  .trim()
  .max(500, "A reason has at most 500 characters.")
  .nullish()
  .transform((value) => (value ? value : null));

export const newMeasureSchema = z.object(measureFields);
export const newMetricSchema = z.object(metricFields);
export type NewMeasure = z.output<typeof newMeasureSchema>;
export type NewMetric = z.output<typeof newMetricSchema>;

/** An item whose name is judged; without a code, it is new. */
interface Named {
  label: string;
  code?: string;
  /** Files take measures and shares by name, so these share one list; amounts are only shown. */
  kind: "measure" | "share" | "amount";
}

/** Why the name cannot be given: files, pages, and charts find measures by name. */
export function labelFault({ measures, metrics }: MeasureSettings, item: Named): SettingFault | null {
  const key = nameKey(item.label);
  const others: Named[] = [
    ...measures.map(({ label, code }) => ({ label, code, kind: "measure" as const })),
    ...metrics.map(({ label, code, kind }) => ({ label, code, kind })),
  ];
  // An amount may have the name of the measure that it adds up.
  const meets = ({ kind }: Named) => [kind, item.kind].toSorted().join() !== "amount,measure";
  const own = others.find(({ code }) => code === item.code);
  // A name that is kept is not given anew.
  if (own && own.label === item.label) return null;
  const same = others.find((other) => other !== own && meets(other) && nameKey(other.label) === key);
  if (same) return { field: "label", message: `“${same.label}” already exists. Choose another name.` };
  const code = others.find((other) => other !== own && other.code === item.label);
  return code
    ? { field: "label", message: `“${item.label}” already stands for “${code.label}” in files.` }
    : null;
}

/** Why the measure cannot be part of that whole, or null. @param item without a code, it is new */
export function partOfFault(
  measures: readonly MeasureSetting[],
  item: Pick<MeasureSetting, "partOf" | "unit" | "kind" | "strategy"> & { code?: string; enabled?: boolean },
): SettingFault | null {
  const fault = (message: string) => ({ field: "partOf", message });
  if (item.partOf === null) return null;
  const whole = measureOf(measures, item.partOf);
  if (!whole) return fault("There is no such measure.");
  if (whole.code === item.code) return fault("A measure cannot be part of itself.");
  for (let at = whole; at.partOf !== null; ) {
    if (at.partOf === item.code) return fault(`${whole.label} is itself a part of this measure.`);
    const next = measureOf(measures, at.partOf);
    if (!next) break;
    at = next;
  }
  if (whole.unit !== item.unit) return fault(`${whole.label} has another unit.`);
  if (whole.kind !== item.kind)
    return fault(
      `${whole.label} is counted ${whole.kind === "flow" ? "over the year" : "at the end of the year"}.`,
    );
  if (whole.strategy !== item.strategy) return fault(`${whole.label} belongs to another strategy.`);
  if (!whole.enabled && item.enabled !== false) return fault(`${whole.label} is switched off.`);
  return null;
}

/** Why the metric cannot be computed so, or null. @param item without a code, it is new */
export function formulaFault(
  { measures, metrics }: MeasureSettings,
  item: Omit<NewMetric, "label" | "strategy"> & { code?: string },
): SettingFault | null {
  const numerator = measureOf(measures, item.numerator);
  const fault = (field: string, message: string) => ({ field, message });
  if (!numerator?.enabled) return fault("numerator", "Choose a measure that is in use.");
  if (item.span === "since_baseline" && numerator.kind !== "flow")
    return fault("span", `${numerator.label} holds at the end of a year, so years cannot be added up.`);
  if (item.kind === "amount") {
    if (item.denominator !== null) return fault("denominator", "An amount is not divided by anything.");
  } else {
    const denominator = measureOf(measures, item.denominator);
    if (!denominator?.enabled) return fault("denominator", "Choose a measure that is in use.");
    if (denominator.code === numerator.code)
      return fault("denominator", "Choose another measure than the one above.");
    if (denominator.unit !== numerator.unit)
      return fault("denominator", `${denominator.label} has another unit than ${numerator.label}.`);
    if (item.span === "since_baseline" && denominator.kind !== "flow")
      return fault(
        "denominator",
        `${denominator.label} holds at the end of a year, so years cannot be added up.`,
      );
  }
  const same = metrics.find(
    (metric) =>
      metric.code !== item.code &&
      metric.kind === item.kind &&
      metric.numerator === item.numerator &&
      metric.denominator === item.denominator &&
      metric.span === item.span,
  );
  return same ? fault("numerator", `“${same.label}” is computed just so.`) : null;
}
