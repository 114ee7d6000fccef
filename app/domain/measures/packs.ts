import { z } from "zod";
import { nameKey } from "~/domain/members/member";
import { STRATEGIES } from "~/domain/terms";
import { type Library, withWholes } from "./offers";
import { ITEM_CODE, MOST_IN_DEFINITION, MOST_IN_NAME, MOST_MEASURES } from "./rules";
import { type MeasureSettings, partsOf } from "./settings";

/** A pack: a file of measures and metrics that belong together. Adopting it adds, never overwrites (docs/rules.md, section 22). */

const code = z.string().regex(ITEM_CODE, "A code has lowercase letters, digits, and underscores.");
const text = (most: number) => z.string().trim().min(1).max(most);
const strategy = z.enum(STRATEGIES);

const packMeasure = z.strictObject({
  code,
  label: text(MOST_IN_NAME),
  definition: text(MOST_IN_DEFINITION),
  unit: z.enum(["count", "currency"]),
  strategy,
  kind: z.enum(["flow", "stock"]),
  partOf: code.nullable(),
  /** Its parts may overlap, and together they cover it. */
  partsOverlap: z.boolean().optional(),
  /** Who uses it so, in words. */
  source: text(500),
  /** What differs from the standard measures, in words; empty where nothing is near. */
  differs: z.string().trim().max(1000),
});

const packMetric = z.strictObject({
  code,
  label: text(MOST_IN_NAME),
  strategy,
  kind: z.enum(["share", "amount"]),
  numerator: code,
  denominator: code.nullable(),
  span: z.enum(["year", "since_baseline"]),
});

/** The nearest measure of another framework, by name and code only, and what differs. */
const packNote = z.strictObject({
  framework: text(60),
  /** Code of the measure or metric here. */
  item: code,
  nearest: text(200),
  differs: text(1000),
});

export const packSchema = z
  .strictObject({
    format: z.literal("tidemark measure pack 1", "This is no pack of measures."),
    code,
    name: text(MOST_IN_NAME),
    about: text(2000),
    measures: z.array(packMeasure).max(MOST_MEASURES),
    metrics: z.array(packMetric).max(MOST_MEASURES),
    notes: z.array(packNote).max(200),
  })
  .superRefine(({ measures, metrics }, { addIssue }) => {
    const codes = [...measures, ...metrics].map((item) => item.code);
    const twice = codes.find((each, at) => codes.indexOf(each) !== at);
    if (twice) addIssue({ code: "custom", message: `“${twice}” stands in the pack twice.` });
    const labels = [...measures, ...metrics.filter(({ kind }) => kind === "share")].map(({ label }) =>
      nameKey(label),
    );
    const same = labels.find((each, at) => labels.indexOf(each) !== at);
    if (same) addIssue({ code: "custom", message: `Two of its items are called “${same}”.` });
    if (codes.length === 0) addIssue({ code: "custom", message: "The pack is empty." });
    const find = (each: string | null) => measures.find((item) => item.code === each);
    const circle = measures.find((item) => isPartOf(find(item.partOf), item.code, find));
    if (circle) addIssue({ code: "custom", message: `“${circle.label}” cannot be part of itself.` });
    for (const metric of metrics)
      if ((metric.kind === "share") !== (metric.denominator !== null))
        addIssue({
          code: "custom",
          message: `“${metric.label}”: a share has a denominator, an amount none.`,
        });
  });
export type MeasurePack = z.output<typeof packSchema>;

/** What adopting a pack adds, and what it leaves as it is. */
export interface PackPlan {
  measures: Library["measures"];
  metrics: Library["metrics"];
  /** Codes that are here already and stay as they are. */
  kept: string[];
  /** Why it cannot be adopted, in a sentence; null if it can. */
  fault: string | null;
}

/**
 * @param library the standard library: a pack may build on measures of it, which then come along. A code of the library
 * means what it means there, whatever a pack says.
 */
export function planPack(settings: MeasureSettings, pack: MeasurePack, library: Library): PackPlan {
  const codesOf = (items: readonly { code: string }[]) => new Set(items.map((item) => item.code));
  const known = { measures: codesOf(settings.measures), metrics: codesOf(settings.metrics) };
  const standard = codesOf([...library.measures, ...library.metrics]);
  const own = pack.measures.filter((item) => !standard.has(item.code)).map(measureOf);
  const all = [...own, ...library.measures];
  const wanted = [...pack.measures.map((item) => item.code), ...pack.metrics.flatMap(partsOf)];
  const added = new Map(
    wanted
      .flatMap((each) => withWholes({ measures: all, metrics: [] }, known.measures, each))
      .map((item) => [item.code, item]),
  );
  const metrics = pack.metrics
    .filter((item) => !known.metrics.has(item.code))
    .map((item) => library.metrics.find((other) => other.code === item.code) ?? item);
  return {
    measures: [...added.values()],
    metrics,
    kept: [...pack.measures, ...pack.metrics]
      .map((item) => item.code)
      .filter((each) => known.measures.has(each) || known.metrics.has(each)),
    fault: faultOf(settings, { measures: [...added.values()], metrics: pack.metrics }),
  };
}

/** A measure's own fields, without the pack's words about it. */
function measureOf({ source: _, differs: __, partsOverlap, ...measure }: MeasurePack["measures"][number]) {
  return { ...measure, ...(partsOverlap && { partsOverlap }) };
}

/** What does not fit together, or with what is here already, in a sentence. */
function faultOf(settings: MeasureSettings, added: Pick<PackPlan, "measures" | "metrics">): string | null {
  const find = (each: string | null) =>
    settings.measures.find((own) => own.code === each) ?? added.measures.find((own) => own.code === each);
  const taken = new Set(settings.metrics.map(({ code: each }) => each));
  for (const item of added.measures) {
    if (taken.has(item.code)) return `“${item.code}” stands for a figure here.`;
    if (item.partOf === null) continue;
    const whole = find(item.partOf);
    if (!whole) return `There is no measure “${item.partOf}”.`;
    if ("enabled" in whole && !whole.enabled) return `“${whole.label}” is switched off. Switch it on first.`;
    if (whole.unit !== item.unit || whole.kind !== item.kind || whole.strategy !== item.strategy)
      return `“${item.label}” cannot be part of “${whole.label}”: they are counted differently.`;
  }
  for (const metric of added.metrics) {
    if (find(metric.code)) return `“${metric.code}” stands for a measure here.`;
    const [numerator, denominator] = [find(metric.numerator), find(metric.denominator)];
    if (!numerator) return `There is no measure “${metric.numerator}”.`;
    if (metric.denominator === null) continue;
    if (!denominator) return `There is no measure “${metric.denominator}”.`;
    if (numerator.unit !== denominator.unit)
      return `“${metric.label}” divides what is counted in different units.`;
  }
  return null;
}

interface Part {
  code: string;
  partOf: string | null;
}

/** Whether a measure is, through its wholes, the one with the code or part of it. */
function isPartOf(
  measure: Part | undefined,
  wanted: string,
  find: (each: string | null) => Part | undefined,
): boolean {
  const seen = new Set<string>();
  for (let at = measure; at && !seen.has(at.code); at = find(at.partOf)) {
    if (at.code === wanted) return true;
    seen.add(at.code);
  }
  return false;
}
