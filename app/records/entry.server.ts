import type { TenantDb } from "~db/tenant";
import type { EntryCell, EntryChange, EntryError, EntryItem, SaveAnswer } from "../domain/entry";
import { normal } from "../domain/fraction";
import { readTyped } from "../domain/typed";
import type { Catalog, Member, Observation, Strategy } from "../domain/types";
import { readSetAside, type SetAside } from "./attribution.server";
import { readObservations } from "./observations.server";
import { type ObservationWrite, writeObservations } from "./write-observations.server";

/** What is asked of a member in one strategy: its measures, then the shares for when counts cannot be given. */
export function entryItems(catalog: Catalog, strategy: Strategy): EntryItem[] {
  const measures = catalog.measures.filter((measure) => measure.strategy === strategy);
  const shares = catalog.metrics.filter(
    (metric) => metric.strategy === strategy && metric.kind === "share" && metric.span === "year",
  );
  return [
    ...measures.map(({ code, label, definition, unit, partOf }) => ({
      kind: "measure" as const,
      code,
      label,
      definition,
      unit,
      partOf,
    })),
    ...shares.map(({ code, label }) => ({
      kind: "share" as const,
      code,
      label,
      definition:
        "Only if the numbers behind it cannot be given. It is shown as yours and counts in no total.",
      unit: "share" as const,
      partOf: null,
    })),
  ];
}

/** The member's stored cells of these items, of all years. */
export async function readEntryCells(
  db: TenantDb,
  catalog: Catalog,
  member: Member,
  items: EntryItem[],
): Promise<EntryCell[]> {
  const codes = new Set(items.map((item) => item.code));
  const known = [...catalog.measures, ...catalog.metrics].filter((item) => codes.has(item.code));
  const codeOf = new Map(known.map((item) => [item.id, item.code]));
  const rows = await readObservations(db, { memberIds: [member.id], itemIds: [...codeOf.keys()] });
  const aside = rows.some((row) => row.computed) ? await readSetAside(db, [member.id]) : null;
  return rows.map((row) =>
    cellOf(row, codeOf.get(row.itemId) ?? "", aside?.get(`${row.memberId} ${row.itemId} ${row.year}`)),
  );
}

function cellOf(row: Observation, code: string, setAside: SetAside | null = null): EntryCell {
  const { year, state, note, source, status, revision, changedBy, changedAt } = row;
  const value = row.value === null ? null : normal(row.value);
  const cell = { code, year, state, value, note, source, status, revision, changedBy, changedAt };
  return row.computed ? { ...cell, ledger: { setAside } } : cell;
}

const nothing = (code: string, year: number): EntryCell => ({
  code,
  year,
  state: "missing",
  value: null,
  note: null,
  source: null,
  status: null,
  revision: 0,
  changedBy: null,
  changedAt: null,
});

/** Reads what was typed and stores all of it, or none with what is wrong at which cell. */
export async function saveEntries(
  db: TenantDb,
  catalog: Catalog,
  member: Member,
  changes: EntryChange[],
): Promise<SaveAnswer> {
  const items = new Map(
    (["workforce", "purchasing", "investing"] as const)
      .flatMap((strategy) => entryItems(catalog, strategy))
      .map((item) => [item.code, item]),
  );
  const errors: EntryError[] = [];
  const writes: ObservationWrite[] = [];
  for (const change of changes) {
    const { code, year, revision } = change;
    const item = items.get(code);
    const read = item ? readTyped(change.text, item, catalog.collaborative) : null;
    if (!item || !read) errors.push({ code, year, message: "This measure is not asked for here." });
    else if ("error" in read) errors.push({ code, year, message: read.error });
    else
      writes.push({
        memberId: member.id,
        kind: item.kind,
        code,
        year,
        revision,
        state: read.state,
        value: read.state === "value" ? read.value : null,
        note: read.state === "unavailable" ? read.note : change.note,
        source: change.source,
      });
  }
  if (errors.length > 0) return { outcome: "refused", errors, conflicts: [] };

  const outcome = await writeObservations(db, catalog, writes);
  const placeOf = (index: number) => {
    const { code = "", year = 0 } = writes[index] ?? {};
    return { code, year };
  };
  if (!outcome.stored)
    return {
      outcome: "refused",
      errors: outcome.errors.map(({ index, message }) => ({ ...placeOf(index), message })),
      conflicts: outcome.conflicts.map(({ index, theirs }) => {
        const { code, year } = placeOf(index);
        return { code, year, theirs: theirs ? cellOf(theirs, code) : nothing(code, year) };
      }),
    };
  const saved = await readEntryCells(db, catalog, member, [...items.values()]);
  const byPlace = new Map(saved.map((cell) => [`${cell.code}:${cell.year}`, cell]));
  return {
    outcome: "saved",
    cells: changes.map(({ code, year }) => byPlace.get(`${code}:${year}`) ?? nothing(code, year)),
  };
}
