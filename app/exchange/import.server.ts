import type { TenantDb } from "~db/tenant";
import type { Catalog } from "../domain/types";
import { writeObservations } from "../records/write-observations.server";
import { readObservationRows } from "./observation-file";
import { FileError, type Table } from "./table";

export interface ImportCounts {
  created: number;
  changed: number;
  unchanged: number;
}

/**
 * Stores every row of an observation file, in the caller's transaction, or none.
 * @throws FileError with every faulty row; the caller's transaction must then be given up.
 */
export async function importObservations(
  db: TenantDb,
  catalog: Catalog,
  table: Table,
  options: { onlyMemberId?: string | null; reason?: string } = {},
): Promise<ImportCounts> {
  const rows = readObservationRows(table, catalog);
  const others = options.onlyMemberId ? rows.filter((row) => row.memberId !== options.onlyMemberId) : [];
  if (others.length > 0)
    throw new FileError(
      others.map((row) => ({
        row: row.line,
        column: "member",
        code: "not_your_member",
        message: "You may only send values of your own institution.",
      })),
    );
  const outcome = await writeObservations(db, catalog, rows, { reason: options.reason ?? null });
  if (!outcome.stored)
    throw new FileError(
      outcome.errors.map((error) => {
        const row = rows[error.index];
        return {
          row: row?.line ?? null,
          column: error.code === "not_active" ? "year" : (row?.column ?? null),
          code: error.code,
          message: error.message,
        };
      }),
    );
  const { created, changed, unchanged } = outcome;
  return { created, changed, unchanged };
}
