import type { Catalog } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import type { TenantDb } from "~db/tenant";

const ATTEMPTS = 5;

/**
 * Reads what belongs to one revision in several statements. If somebody stores something in between, all of
 * it is read again: a disclosure decision holds only for the figures it was made on.
 * @param read null if what it read belongs to another revision than the catalog
 */
export async function atOneRevision<T>(
  db: TenantDb,
  catalog: Catalog,
  read: (catalog: Catalog) => Promise<T | null>,
): Promise<T> {
  let current = catalog;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const result = await read(current);
    if (result !== null) return result;
    current = await readCatalog(db);
  }
  // Serialization failure: the code on which the caller retries the whole transaction.
  throw Object.assign(new Error("figures kept changing while they were read"), { code: "40001" });
}
