import { v7 as uuidv7 } from "uuid";
import type { TenantDb } from "~db/tenant";
import type { WriteRule } from "../domain/entry";
import type { Catalog } from "../domain/types";
import { recordImport } from "../records/imports.server";
import { type Preview, previewWrites } from "../records/preview-writes.server";
import {
  storeObservations,
  type WriteError,
  type WriteOptions,
  type WriteStage,
} from "../records/write-observations.server";
import { readObservationRows } from "./observation-file";
import type { ObservationRow } from "./observation-row";
import { FileError, type Table } from "./table";

export interface ImportCounts {
  created: number;
  changed: number;
  unchanged: number;
}

/**
 * Stores every row of an observation file, in the caller's transaction, or none.
 * @param options.onlyMemberId rows of others are refused
 * @throws FileError with every faulty row; the caller's transaction must then be given up.
 */
export function importObservations(
  db: TenantDb,
  catalog: Catalog,
  table: Table,
  options: { onlyMemberId?: string | null } & Pick<WriteOptions, "reason" | "remark"> = {},
): Promise<ImportCounts> {
  // Not async: nothing here holds on to the table while its rows are stored.
  const rows = readObservationRows(table, catalog);
  refuseOthers(rows, options.onlyMemberId ?? null);
  const { reason, remark } = options;
  return storeRows(db, catalog, rows, { reason, remark });
}

/** @throws FileError with every row that is not this member's */
export function refuseOthers(rows: ObservationRow[], onlyMemberId: string | null): void {
  const others = onlyMemberId === null ? [] : rows.filter((row) => row.memberId !== onlyMemberId);
  if (others.length > 0)
    throw new FileError(
      others.map((row) => ({
        row: row.line,
        column: "member",
        code: "not_your_member",
        message: "You may only send values of your own institution.",
      })),
    );
}

/** What storing a row would do, without storing anything. */
export type { Preview } from "../records/preview-writes.server";

/**
 * What storing each of the rows would do, in their order.
 * @param options.reason without one, changing a verified value is an error (`reason_required`)
 */
export function previewObservations(
  db: TenantDb,
  catalog: Catalog,
  rows: ObservationRow[],
  options: { reason?: string | null; signal?: AbortSignal } = {},
): Promise<Preview[]> {
  return previewWrites(db, catalog, rows, options);
}

/**
 * Stores the rows of a file in the caller's transaction, all or none, and keeps that they came together: so
 * they can be undone together.
 * @returns importId null where the file changed nothing
 * @throws FileError with every faulty row, or the signal's reason; the caller's transaction must then be given up.
 */
export async function applyObservations(
  db: TenantDb,
  catalog: Catalog,
  rows: ObservationRow[],
  options: {
    fileName: string;
    reason?: string | null;
    onProgress?: (done: number, total: number, stage: WriteStage) => void;
    signal?: AbortSignal;
  },
): Promise<{ importId: string | null } & ImportCounts> {
  const importId = uuidv7();
  const { fileName, ...given } = options;
  const counts = await storeRows(db, catalog, rows, { ...given, batchId: importId });
  if (counts.created + counts.changed === 0) return { importId: null, ...counts };
  await recordImport(db, { id: importId, fileName, ...counts });
  return { importId, ...counts };
}

async function storeRows(
  db: TenantDb,
  catalog: Catalog,
  rows: ObservationRow[],
  options: WriteOptions,
): Promise<ImportCounts> {
  const outcome = await storeObservations(db, catalog, rows, options);
  if (!outcome.stored) throw new FileError(outcome.errors.map((error) => faultOf(error, rows[error.index])));
  const { created, changed, unchanged } = outcome;
  return { created, changed, unchanged };
}

/** Where in the file a row's fault is shown. */
function faultOf({ code, message }: WriteError, row: ObservationRow | undefined) {
  return { row: row?.line ?? null, column: columnOf(code, row), code, message };
}

export function columnOf(code: WriteRule, row: Pick<ObservationRow, "column"> | undefined): string | null {
  return code === "not_active" || code === "closed" ? "year" : (row?.column ?? null);
}
