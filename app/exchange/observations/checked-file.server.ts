import type { Catalog, Viewer } from "~/domain/terms";
import { FileError, type RowError } from "~/exchange/opening/table";
import type { Preview } from "~/records/entry/preview-writes.server";
import { softChecksBefore } from "~/records/entry/soft-checks.server";
import type { TenantDb } from "~db/tenant";
import { columnOf, previewObservations, refuseOthers } from "./import.server";
import type { ObservationRow } from "./row";

/** The rows of a file, looked up and compared with what is stored. */
export interface CheckedFile {
  /** The rows that could be read, in file order. */
  rows: ObservationRow[];
  /** What storing each row would do. */
  previews: Preview[];
  /** Faults of rows that could not be read or that the sender may not send. */
  unread: RowError[];
  /** Everything that keeps the whole file from being stored, in file order. */
  faults: RowError[];
  /** Sentences about unlikely values by place of the row. They block nothing. */
  warnings: Map<number, string[]>;
  /** Places of the rows that can be stored without the others; all rows if there are no faults. */
  storable: number[];
  counts: Record<Verdict, number>;
  /** How many verified values would change; they need a reason. */
  verified: number;
}

export const VERDICTS = ["error", "warning", "changed", "new", "unchanged"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Stands in for the reason: people give one for the whole file when they store it, not row by row. */
const REASON_LATER = "asked when it is stored";
/** Rows depend on each other: leaving out faulty ones may make others faulty. */
const MAX_ROUNDS = 5;

/**
 * Finds out what storing a file would do, without storing anything.
 * @param input.rows the rows that could be read
 * @param input.errors faults of those that could not
 */
export async function checkFile(
  db: TenantDb,
  {
    catalog,
    viewer,
    signal,
    ...read
  }: {
    catalog: Catalog;
    viewer: Viewer;
    rows: ObservationRow[];
    errors: RowError[];
    signal?: AbortSignal;
  },
): Promise<CheckedFile> {
  const others = faultsOf(() => refuseOthers(read.rows, viewer.memberId));
  const rows =
    others.length === 0 ? read.rows : read.rows.filter(({ memberId }) => memberId === viewer.memberId);
  const options = { reason: REASON_LATER, ...(signal && { signal }) };
  const previews = await previewObservations(db, catalog, rows, options);
  const warnings = await warningsOf(db, { catalog, viewer, rows, previews });
  const counts: CheckedFile["counts"] = {
    error: 0,
    warning: warnings.size,
    changed: 0,
    new: 0,
    unchanged: 0,
  };
  for (const { verdict } of previews) counts[verdict]++;
  const unread = [...read.errors, ...others];
  const faults = [...unread, ...rows.flatMap((row, place) => faultOf(row, previews[place]))];
  counts.error = faults.length;
  return {
    rows,
    previews,
    unread,
    warnings,
    counts,
    faults: faults.sort((a, b) => lineOf(a) - lineOf(b)),
    storable: faults.length === 0 ? rows.map((_, place) => place) : await storableAlone(rows, previews),
    verified: previews.filter(({ verdict, before }) => verdict === "changed" && before?.status === "verified")
      .length,
  };

  async function storableAlone(all: ObservationRow[], first: Preview[]): Promise<number[]> {
    let places = all.map((_, place) => place).filter((place) => first[place]?.verdict !== "error");
    for (let round = 0; places.length > 0 && places.length < all.length && round < MAX_ROUNDS; round++) {
      const rest = places.flatMap((place) => all[place] ?? []);
      const again = await previewObservations(db, catalog, rest, options);
      const remaining = places.filter((_, at) => again[at]?.verdict !== "error");
      if (remaining.length === places.length) return places;
      places = remaining;
    }
    return places.length === all.length ? places : [];
  }
}

/** Sort key. Faults of the whole file come last, because faults of its lines may be the cause. */
export const lineOf = ({ row }: RowError) => row ?? Number.MAX_SAFE_INTEGER;

/** The verdict under which a row is listed. */
export function verdictAt({ previews, warnings }: CheckedFile, place: number): Verdict {
  const verdict = previews[place]?.verdict ?? "error";
  return verdict !== "error" && warnings.has(place) ? "warning" : verdict;
}

function faultsOf(check: () => void): RowError[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof FileError) return error.errors;
    throw error;
  }
}

function faultOf(row: ObservationRow, preview: Preview | undefined): RowError[] {
  if (preview?.verdict !== "error" || !preview.code) return [];
  const { code, message = "" } = preview;
  const { line, sheet, place } = row;
  const where = { ...(sheet !== undefined && { sheet }), ...(place !== undefined && { place }) };
  return [{ row: line, column: columnOf(code, row), code, message, ...where }];
}

/** Warnings for rows that change something; stored values were checked when they were entered. */
async function warningsOf(
  db: TenantDb,
  {
    catalog,
    viewer,
    rows,
    previews,
  }: { catalog: Catalog; viewer: Viewer; rows: ObservationRow[]; previews: Preview[] },
): Promise<Map<number, string[]>> {
  const ids = new Map([...catalog.measures, ...catalog.metrics].map(({ code, id }) => [code, id]));
  const keyOf = (memberId: string, code: string, year: number) => `${memberId} ${code} ${year}`;
  const places = new Map<string, number>();
  const changed = rows.flatMap((row, place) => {
    const verdict = previews[place]?.verdict;
    const itemId = ids.get(row.code);
    if (row.categoryId || itemId === undefined || (verdict !== "new" && verdict !== "changed")) return [];
    places.set(keyOf(row.memberId, row.code, row.year), place);
    const { kind, memberId, year, value } = row;
    return [{ kind, itemId, memberId, year, value }];
  });
  const warnings = new Map<number, string[]>();
  for (const { memberId, at, year, sentence } of await softChecksBefore(db, catalog, changed, viewer)) {
    const place = places.get(keyOf(memberId, at, year));
    if (place !== undefined) warnings.set(place, [...(warnings.get(place) ?? []), sentence]);
  }
  return warnings;
}
