import type { Catalog } from "~/domain/terms";
import type { TenantDb } from "~db/tenant";

/**
 * Results computed from a revision of a collaborative. After a change, callers ask under another key, and the
 * oldest results make room. A result depends only on its key.
 */
const MOST = 200;
const known = new Map<string, unknown>();
const asked = { hit: 0, miss: 0 };

/** How many results are kept, and how often one was asked for that was there, or not. */
export const cacheCounts = () => ({ entries: known.size, ...asked });

/** The key of a result that depends on the figures, members, and formulas, and on `about`. */
export function keyOf(db: TenantDb, catalog: Catalog, about: unknown[]): string | null {
  if (catalog.revision === undefined) return null;
  return JSON.stringify([db.collaborativeId, catalog.revision, formulasOf(catalog), ...about]);
}

export function recall<T>(key: string | null): T | undefined {
  if (key === null) return undefined;
  const cached = known.get(key) as T | undefined;
  asked[cached === undefined ? "miss" : "hit"]++;
  if (cached !== undefined) {
    known.delete(key);
    known.set(key, cached);
  }
  return cached;
}

/** @param value plain data, never changed afterwards */
export function keep(key: string | null, value: unknown): void {
  if (key === null) return;
  known.set(key, value);
  for (const [oldest] of known) {
    if (known.size <= MOST) break;
    known.delete(oldest);
  }
}

const formulas = new WeakMap<Catalog, string>();

/** The formulas. Switching a measure off or on does not count as a change of revision. */
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
