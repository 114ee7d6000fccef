import type { TenantDb } from "~db/tenant";
import type { Catalog } from "../domain/types";

/**
 * What was computed from a revision of a collaborative, until somebody changes a figure: then it is asked for
 * under another key, and the oldest make room. Nothing here depends on anything but its key.
 */
const MOST = 200;
const known = new Map<string, unknown>();

/** The key of something that depends on the figures, the members and the formulas, and on `about` besides. */
export function keyOf(db: TenantDb, catalog: Catalog, about: unknown[]): string | null {
  if (catalog.revision === undefined) return null;
  return JSON.stringify([db.collaborativeId, catalog.revision, formulasOf(catalog), ...about]);
}

export function recall<T>(key: string | null): T | undefined {
  if (key === null) return undefined;
  const found = known.get(key) as T | undefined;
  if (found !== undefined) {
    known.delete(key);
    known.set(key, found);
  }
  return found;
}

/** @param value plain data that nobody changes afterwards */
export function keep(key: string | null, value: unknown): void {
  if (key === null) return;
  known.set(key, value);
  for (const [oldest] of known) {
    if (known.size <= MOST) break;
    known.delete(oldest);
  }
}

const formulas = new WeakMap<Catalog, string>();

/** What is computed; a measure that is switched off or on is none of the changes that are counted. */
function formulasOf(catalog: Catalog): string {
  const text =
    formulas.get(catalog) ??
    JSON.stringify([
      catalog.measures.map(({ code, kind }) => [code, kind]),
      catalog.metrics.map(({ code, kind, numerator, denominator, span }) => [
        code,
        kind,
        numerator,
        denominator,
        span,
      ]),
    ]);
  formulas.set(catalog, text);
  return text;
}
