import { v7 as uuidv7 } from "uuid";
import type { WriteRule } from "~/domain/entry/entry";
import type { Catalog } from "~/domain/terms";
import { FileError, type Table } from "~/exchange/opening/table";
import { type Preview, previewWrites } from "~/records/entry/preview-writes.server";
import {
  storeObservations,
  type WriteError,
  type WriteOptions,
  type WriteStage,
} from "~/records/entry/write-observations.server";
import { recordImport } from "~/records/imports/imports.server";
import type { Touched } from "~/records/kept-sums/kept-sums.server";
import type { TenantDb } from "~db/tenant";
import { readObservationRows } from "./file";
import type { ObservationRow } from "./row";

export interface ImportCounts {
  created: number;
  changed: number;
  unchanged: number;
}

/** With the members, years, and items that changed. */
export interface Imported extends ImportCounts {
  touched: Touched;
}

/**
 * Stores all rows of an observation file in the caller's transaction, or none.
 * @param options.onlyMemberId refuse rows of other members
 * @throws FileError with every faulty row; the caller must then roll back its transaction.
 */
export function importObservations(
  db: TenantDb,
  catalog: Catalog,
  table: Table,
  options: { onlyMemberId?: string | null } & Pick<WriteOptions, "reason" | "remark"> = {},
): Promise<Imported> {
  // Not async, so that the table can be freed while its rows are stored.
  const rows = readObservationRows(table, catalog);
  refuseOthers(rows, options.onlyMemberId ?? null);
  const { reason, remark } = options;
  return storeRows(db, catalog, rows, { reason, remark });
}

/** @throws FileError with every row that belongs to another member */
export function refuseOthers(rows: ObservationRow[], onlyMemberId: string | null): void {
  const others = onlyMemberId === null ? [] : rows.filter((row) => row.memberId !== onlyMemberId);
  if (others.length > 0)
    throw new FileError(
      others.map((row) => ({
        row: row.line,
        column: "member",
        code: "not_your_member",
        message: "You can send values only for your own institution.",
      })),
    );
}

/** What storing a row would do. */
export type { Preview } from "~/records/entry/preview-writes.server";

/**
 * Finds out what storing each row would do, in their order, without storing anything.
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
 * Stores the rows of a file in the caller's transaction, all or none, and records them as one import, so that they
 * can be undone together.
 * @returns importId is null if the file changed nothing
 * @throws FileError with every faulty row, or the signal's reason; the caller must then roll back its transaction.
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
): Promise<{ importId: string | null } & Imported> {
  const importId = uuidv7();
  const { fileName, ...rest } = options;
  const { touched, ...counts } = await storeRows(db, catalog, rows, { ...rest, batchId: importId });
  if (counts.created + counts.changed === 0) return { importId: null, ...counts, touched };
  await recordImport(db, { id: importId, fileName, ...counts });
  return { importId, ...counts, touched };
}

async function storeRows(
  db: TenantDb,
  catalog: Catalog,
  rows: ObservationRow[],
  options: WriteOptions,
): Promise<Imported> {
  const outcome = await storeObservations(db, catalog, rows, options);
  if (!outcome.stored) throw new FileError(outcome.errors.map((error) => faultOf(error, rows[error.index])));
  const { created, changed, unchanged, touched } = outcome;
  return { created, changed, unchanged, touched };
}

/** A fault with its position in the file. */
function faultOf({ code, message }: WriteError, row: ObservationRow | undefined) {
  return { row: row?.line ?? null, column: columnOf(code, row), code, message };
}

/** The column of the file at which a fault is shown. */
export function columnOf(code: WriteRule, row: Pick<ObservationRow, "column"> | undefined): string | null {
  return code === "not_active" || code === "closed" ? "year" : (row?.column ?? null);
}
