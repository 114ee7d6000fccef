import type { TenantDb } from "~db/tenant";
import type { WriteRule } from "../domain/entry";
import { normal } from "../domain/fraction";
import type { Catalog, Observation } from "../domain/types";
import { judge } from "./judge-writes";
import type { ObservationWrite } from "./observation-writes";
import { readStanding } from "./standing.server";
import { inTurns, readAround, rowsOfTurn } from "./write-turns.server";

/** What a write would do; what is stored in its place, null where nothing is. */
export interface Preview {
  verdict: "new" | "changed" | "unchanged" | "error";
  before: Pick<Observation, "state" | "value" | "note" | "status"> | null;
  code?: WriteRule;
  message?: string;
}

/** What each write would do, by the rules by which it would be stored; nothing is, and nobody has to wait. */
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
    const found = await readAround(db, catalog, rows);
    const { before, effective, errors } = judge(catalog, standing, found, rows, reason);
    rows.forEach(({ index }, place) => {
      previews[index] = { verdict: "unchanged", before: shown(before[place] ?? null) };
    });
    const verdict = (index: number, given: Partial<Preview>) => Object.assign(previews[index] ?? {}, given);
    for (const one of effective) verdict(one.row.index, { verdict: one.before ? "changed" : "new" });
    // The first fault of a row is the one to tell.
    for (const { index, code, message } of errors.toReversed())
      verdict(index, { verdict: "error", code, message });
  }
  return previews;
}

function shown(row: Observation | null): Preview["before"] {
  if (row === null) return null;
  const { state, value, note, status } = row;
  return { state, value: value === null ? null : normal(value), note, status };
}
