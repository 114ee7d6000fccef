import type { Measure, Metric } from "~/domain/terms";
import { type MeasureSettings, partsOf } from "./settings";

/** What the standard library holds, in its order. */
export interface Library {
  measures: readonly Omit<Measure, "id" | "position">[];
  metrics: readonly Omit<Metric, "id" | "position">[];
}

/** A measure or metric of the library that the collaborative does not have. */
export type Offer = { declined: boolean } & (
  | { type: "measure"; item: Library["measures"][number] }
  | {
      type: "metric";
      item: Library["metrics"][number];
      /** Codes of the measures that it reads and that have to be taken first. */
      needs: string[];
    }
);

/**
 * What the library has and the collaborative does not, measures first. Nothing of it is added by itself; what was
 * declined stays in the list, marked. A code that the collaborative gave to a measure of its own is not offered.
 */
export function offersOf({ measures, metrics, declined }: MeasureSettings, library: Library): Offer[] {
  const known = new Set([...measures, ...metrics].map(({ code }) => code));
  const said = new Set(declined);
  const fresh = <Item extends { code: string }>(items: readonly Item[]) =>
    items.filter(({ code }) => !known.has(code));
  return [
    ...fresh(library.measures).map(
      (item): Offer => ({
        type: "measure",
        item,
        declined: said.has(item.code),
      }),
    ),
    ...fresh(library.metrics).map(
      (item): Offer => ({
        type: "metric",
        item,
        declined: said.has(item.code),
        needs: partsOf(item).filter((code) => !known.has(code)),
      }),
    ),
  ];
}

/** The wholes that come along with an offered measure, nearest first, and the measure itself last. */
export function withWholes(library: Library, known: ReadonlySet<string>, code: string): Library["measures"] {
  const item = library.measures.find((measure) => measure.code === code);
  if (!item || known.has(code)) return [];
  return item.partOf === null ? [item] : [...withWholes(library, known, item.partOf), item];
}
