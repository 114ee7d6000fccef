import type { KeptColumn } from "~/domain/disclosure/over-time/showing";
import type { Catalog } from "~/domain/terms";

/** Columns of values by the names of their measures, newest year first. */
export function keptWords(kept: KeptColumn[], { measures, metrics }: Pick<Catalog, "measures" | "metrics">) {
  const labelOf = new Map([...measures, ...metrics].map(({ id, label }) => [id, label]));
  return kept
    .flatMap(({ itemId, year, since }) => {
      const label = labelOf.get(itemId);
      return label === undefined ? [] : [{ label, year, since }];
    })
    .sort((a, b) => b.year - a.year || a.label.localeCompare(b.label));
}
