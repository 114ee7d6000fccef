import type { Catalog } from "~/domain/terms";
import type { Fact } from "../facts";

/** Figures that have measures in common, directly or through others. What is told of one tells nothing of another. */
export interface Component {
  /** Measures and metrics of these figures only. */
  catalog: Catalog;
  /** What was told of them before. */
  earlier: Fact[];
}

/** Splits the figures of a catalog, so that each component can be decided on its own. */
export function componentsOf(catalog: Catalog, earlier: Fact[]): Component[] {
  const roots = new Roots();
  const idOf = new Map(catalog.measures.map(({ id, code }) => [code, id]));
  const readBy = new Map<string, string[]>();
  for (const { id, code } of catalog.measures) readBy.set(code, [...(readBy.get(code) ?? []), id]);
  for (const { code, numerator, denominator } of catalog.metrics) {
    const read = [numerator, denominator].flatMap((part) => (part && idOf.get(part)) ?? []);
    readBy.set(code, [...(readBy.get(code) ?? []), ...read]);
  }
  for (const [code, ids] of readBy) roots.join([figureName(code), ...ids]);
  for (const { figure, sums } of earlier)
    roots.join([figureName(figure), ...sums.flatMap(([cell]) => cell?.measureId ?? [])]);

  const parts = new Map<string, Component>();
  const partOf = (name: string) => {
    const root = roots.of(name);
    const part = parts.get(root) ?? { catalog: { ...catalog, measures: [], metrics: [] }, earlier: [] };
    parts.set(root, part);
    return part;
  };
  for (const measure of catalog.measures) partOf(measure.id).catalog.measures.push(measure);
  for (const metric of catalog.metrics) partOf(figureName(metric.code)).catalog.metrics.push(metric);
  for (const fact of earlier) partOf(figureName(fact.figure)).earlier.push(fact);
  // What was told only of figures that are no longer there decides nothing.
  return [...parts.values()].filter(
    ({ catalog: { measures, metrics } }) => measures.length + metrics.length > 0,
  );
}

/** Codes and ids are different names. */
const figureName = (code: string) => `figure ${code}`;

/** Names that were joined, directly or through others, have the same root. */
class Roots {
  private readonly above = new Map<string, string>();

  of(name: string): string {
    let root = name;
    for (let above = this.above.get(root); above !== undefined; above = this.above.get(root)) root = above;
    if (root !== name) this.above.set(name, root);
    return root;
  }

  join([first, ...others]: string[]): void {
    if (first === undefined) return;
    for (const other of others) {
      const [root, above] = [this.of(other), this.of(first)];
      if (root !== above) this.above.set(root, above);
    }
  }
}
