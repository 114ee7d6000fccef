import type { TenantDb } from "~db/tenant";
import type { Catalog, Viewer } from "../domain/types";
import type { Preview } from "../records/preview-writes.server";
import { softChecksBefore } from "../records/soft-checks.server";
import { columnOf, previewObservations, refuseOthers } from "./import.server";
import type { ObservationRow } from "./observation-row";
import { FileError, type RowError } from "./table";

/** The rows of a file, looked up and held against what is stored. */
export interface CheckedFile {
  /** Rows that could be read, in the order of the file. */
  rows: ObservationRow[];
  /** What storing each of them would do. */
  previews: Preview[];
  /** Faults of what could not be read, or is not the sender's to send. */
  unread: RowError[];
  /** Everything in the way of storing the whole file, in the order of the file. */
  faults: RowError[];
  /** What is unlikely, in sentences, by place of the row; it stops nothing. */
  warnings: Map<number, string[]>;
  /** Places of the rows that could be stored without the others; all of them where nothing is at fault. */
  storable: number[];
  counts: Record<Verdict, number>;
  /** Verified values that would change: they need a reason. */
  verified: number;
}

export const VERDICTS = ["error", "warning", "changed", "new", "unchanged"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Verified values are asked about once for the whole file, not row by row. */
const ASKED_LATER = "asked when it is stored";
/** Rows may depend on each other: without those at fault, others may be. */
const MOST_ROUNDS = 5;

/** @param read what could be read of the file, and the faults of what could not */
export async function checkFile(
  db: TenantDb,
  catalog: Catalog,
  viewer: Viewer,
  read: { rows: ObservationRow[]; errors: RowError[] },
  signal?: AbortSignal,
): Promise<CheckedFile> {
  const others = faultsOf(() => refuseOthers(read.rows, viewer.memberId));
  const rows =
    others.length === 0 ? read.rows : read.rows.filter(({ memberId }) => memberId === viewer.memberId);
  const options = { reason: ASKED_LATER, ...(signal && { signal }) };
  const previews = await previewObservations(db, catalog, rows, options);
  const warnings = await warningsOf(db, catalog, viewer, rows, previews);
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
    ...{ rows, previews, unread, warnings, counts },
    faults: faults.sort((a, b) => lineOf(a) - lineOf(b)),
    storable: faults.length === 0 ? rows.map((_, place) => place) : await alone(rows, previews),
    verified: previews.filter(({ verdict, before }) => verdict === "changed" && before?.status === "verified")
      .length,
  };

  async function alone(all: ObservationRow[], seen: Preview[]): Promise<number[]> {
    let places = all.map((_, place) => place).filter((place) => seen[place]?.verdict !== "error");
    for (let round = 0; places.length > 0 && places.length < all.length && round < MOST_ROUNDS; round++) {
      const rest = places.flatMap((place) => all[place] ?? []);
      const again = await previewObservations(db, catalog, rest, options);
      const kept = places.filter((_, at) => again[at]?.verdict !== "error");
      if (kept.length === places.length) return places;
      places = kept;
    }
    return places.length === all.length ? places : [];
  }
}

/** What is wrong with the whole of a file comes last: what is wrong with its lines may be why. */
export const lineOf = ({ row }: RowError) => row ?? Number.MAX_SAFE_INTEGER;

/** The verdict that a row is listed under. */
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

/** Only of what changes something: what stands there already was asked about when it came. */
async function warningsOf(
  db: TenantDb,
  catalog: Catalog,
  viewer: Viewer,
  rows: ObservationRow[],
  previews: Preview[],
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
