import { closedForMembers } from "~/domain/collection/closed-years";
import { normal } from "~/domain/numbers/fraction";
import { isBlank } from "~/domain/plain-text";
import type { Catalog, Observation } from "~/domain/terms";
import { hardChecks } from "~/records/observations/hard-checks";
import { placeKey } from "~/records/observations/tables.server";
import type { Standing } from "~/records/observations/write-locks.server";
import {
  type Content,
  type Effective,
  NOTHING,
  type ObservationWrite,
  type Row,
  type WriteConflict,
  type WriteError,
} from "~/records/observations/writes";

export interface Judgement {
  effective: Effective[];
  errors: WriteError[];
  conflicts: WriteConflict[];
  /** What is stored at the place of each row, in the order of the rows. */
  before: (Observation | null)[];
}

/** What is judged, and what it is judged by. */
export interface Proposal {
  catalog: Catalog;
  standing: Standing;
  /** Everything stored for these members in these years. */
  stored: Observation[];
  rows: Row[];
  reason: string | null;
}

/** What the rows would change, and which of them must not be stored: no other place decides that. */
export function judge({ catalog, standing, stored, rows, reason }: Proposal): Judgement {
  const { members, isLocked } = standing;
  const storedAt = new Map(stored.map((row) => [placeKey(row), row]));
  const judged: Judgement = { effective: [], errors: [], conflicts: [], before: [] };
  const { effective, errors, conflicts } = judged;
  for (const row of rows) {
    const { index, revision, over } = row;
    const before = storedAt.get(placeKey(row)) ?? null;
    judged.before.push(before);
    const after = applied(row, before);
    if (same(before, after)) continue;
    if (isLocked(row.memberId, row.year))
      errors.push({ index, code: "closed", message: closedForMembers(row.year) });
    else if (before?.computed) errors.push({ index, code: "computed", message: COMPUTED });
    else if (revision !== undefined && revision !== (before?.revision ?? 0))
      conflicts.push({ index, theirs: before });
    else if (over !== undefined && !same(before, over)) conflicts.push({ index, theirs: before });
    else effective.push({ row, before, after });
  }
  errors.push(...hardChecks({ ...catalog, members }, stored, effective));
  if (isBlank(reason ?? ""))
    for (const { row, before } of effective)
      if (before?.status === "verified")
        errors.push({ index: row.index, code: "reason_required", message: VERIFIED });
  return judged;
}

function applied(write: ObservationWrite, before: Observation | null): Content {
  if (write.state === "missing") return NOTHING;
  // The reason why a value was unavailable goes when the value comes.
  const oldNote = before?.state === "unavailable" && write.state !== "unavailable" ? null : before?.note;
  return {
    state: write.state,
    value: write.value === null ? null : normal(write.value),
    note: (write.note === undefined ? oldNote : write.note)?.trim() || null,
    source: (write.source === undefined ? before?.source : write.source)?.trim() || null,
  };
}

function same(before: Observation | null, after: Content): boolean {
  if (before === null) return after.state === "missing";
  return (
    before.state === after.state &&
    (before.value === null ? null : normal(before.value)) === after.value &&
    before.note === after.note &&
    before.source === after.source
  );
}

const COMPUTED = "This figure is computed from the investment ledger: change it there.";
const VERIFIED = "This value is verified: say why it changes.";
