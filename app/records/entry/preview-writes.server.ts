import type { WriteRule } from "~/domain/entry/entry";
import { normal } from "~/domain/numbers/fraction";
import type { Catalog, Observation } from "~/domain/terms";
import { readStanding } from "~/records/observations/write-locks.server";
import type { ObservationWrite } from "~/records/observations/writes";
import type { TenantDb } from "~db/tenant";
import { judge } from "./judge-writes";
import { inTurns, readAround, rowsOfTurn } from "./write-turns.server";

/** What a write would do, and what is stored in its place; null where nothing is. */
export interface Preview {
  verdict: "new" | "changed" | "unchanged" | "error";
  before: Pick<Observation, "state" | "value" | "note" | "status"> | null;
  code?: WriteRule;
  message?: string;
}

/** What each write would do, by the rules for storing it; nothing is stored and nothing is locked. */
export async function previewWrites(
  db: TenantDb,
  catalog: Catalog,
  writes: ObservationWrite[],
  { reason = null, signal }: { reason?: string | null; signal?: AbortSignal } = {},
): Promise<Preview[]> {
  const previews: Preview[] = [];
  const standing = await readStanding(db, [...new Set(writes.map((write) => write.memberId))]);
  for (const turn of inTurns(writes)) {
    signal?.throwIfAborted();
    const rows = rowsOfTurn(catalog, writes, turn);
    const stored = await readAround(db, catalog, rows);
    const { before, effective, errors } = judge({ catalog, standing, stored, rows, reason });
    rows.forEach(({ index }, place) => {
      previews[index] = { verdict: "unchanged", before: shown(before[place] ?? null) };
    });
    const update = (index: number, verdict: Partial<Preview>) =>
      Object.assign(previews[index] ?? {}, verdict);
    for (const { row, before } of effective) update(row.index, { verdict: before ? "changed" : "new" });
    // Of several faults in a row, the first is shown.
    for (const { index, code, message } of errors.toReversed())
      update(index, { verdict: "error", code, message });
  }
  return previews;
}

function shown(row: Observation | null): Preview["before"] {
  if (row === null) return null;
  const { state, value, note, status } = row;
  return { state, value: value === null ? null : normal(value), note, status };
}
