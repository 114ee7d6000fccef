import type { EntryCell, EntryChange, EntryError, EntryItem, SaveAnswer } from "~/domain/entry/entry";
import { readTyped } from "~/domain/entry/typed-cell";
import { normal } from "~/domain/numbers/fraction";
import { type Catalog, type Member, type Observation, STRATEGIES, type Strategy } from "~/domain/terms";
import { isYear } from "~/domain/years";
import { readSetAside, type SetAside } from "~/records/investments/attribution.server";
import { readObservations } from "~/records/observations/observations.server";
import type { TenantDb } from "~db/tenant";
import { type ObservationWrite, writeObservations } from "./write-observations.server";

/** What a member is asked for in one strategy: its measures, then shares for when counts are not available. */
export function entryItems(catalog: Catalog, strategy: Strategy): EntryItem[] {
  const measures = catalog.measures.filter((measure) => measure.strategy === strategy);
  const shares = catalog.metrics.filter(
    (metric) => metric.strategy === strategy && metric.kind === "share" && metric.span === "year",
  );
  return [
    ...measures.flatMap(({ code, label, definition, unit, partOf }): EntryItem[] => [
      { kind: "measure", code, label, definition, unit, partOf },
      ...partsOf(catalog, code).map(({ code: own, dimension, category }) => ({
        kind: "measure" as const,
        code: own,
        unit,
        partOf: code,
        label: `${label}: ${category.label}`,
        definition: `Of “${label}”, the part that falls to this group. Leave it empty where it is not known.`,
        part: { of: code, dimension: dimension.code, way: dimension.label, label: category.label },
      })),
    ]),
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

/** The categories that are asked for of a measure, by every dimension that splits it. */
function partsOf({ dimensions }: Catalog, measure: string) {
  return dimensions
    .filter(({ measures }) => measures.includes(measure))
    .flatMap((dimension) =>
      dimension.categories
        .filter(({ enabled }) => enabled)
        .map((category) => ({
          code: `${measure}@${dimension.code}.${category.code}`,
          categoryId: category.id,
          measure,
          dimension,
          category,
        })),
    );
}

/**
 * The member's stored cells of these items.
 * @param years left out: all
 */
export async function readEntryCells(
  db: TenantDb,
  catalog: Catalog,
  member: Member,
  items: EntryItem[],
  years?: readonly number[],
): Promise<EntryCell[]> {
  const codes = new Set(items.map((item) => item.code));
  const known = [...catalog.measures, ...catalog.metrics].filter((item) => codes.has(item.code));
  const codeOf = new Map(known.map((item) => [item.id, item.code]));
  const itemIds = [...codeOf.keys()];
  const rows = await readObservations(db, { memberIds: [member.id], itemIds, categoriesOf: itemIds, years });
  const parts = catalog.measures.flatMap(({ code }) => partsOf(catalog, code));
  const partOf = new Map(parts.map(({ measure, categoryId, code }) => [`${measure} ${categoryId}`, code]));
  const aside = rows.some((row) => row.computed) ? await readSetAside(db, [member.id]) : null;
  return rows.flatMap((row) => {
    const whole = codeOf.get(row.itemId) ?? "";
    const code = row.categoryId === null ? whole : partOf.get(`${whole} ${row.categoryId}`);
    const setAside = aside?.get(`${row.memberId} ${row.itemId} ${row.year}`);
    return code === undefined ? [] : [cellOf(row, code, setAside)];
  });
}

/** A stored value as the entry grid has it. @param setAside what was entered where the ledger has it */
export function cellOf(row: Observation, code: string, setAside: SetAside | null = null): EntryCell {
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

/** The cells that somebody changed for one member. */
export interface MemberEntries {
  member: Member;
  changes: EntryChange[];
  /** Why; verified values change only with a reason. */
  reason?: string | null | undefined;
}

/** Reads what was typed and stores all of it; if any cell is wrong, stores nothing and says what is wrong where. */
export async function saveEntries(
  db: TenantDb,
  catalog: Catalog,
  { member, changes, reason }: MemberEntries,
): Promise<SaveAnswer> {
  const items = new Map(
    STRATEGIES.flatMap((strategy) => entryItems(catalog, strategy)).map((item) => [item.code, item]),
  );
  const parts = catalog.measures.flatMap(({ code }) => partsOf(catalog, code));
  const partOf = new Map(parts.map((part) => [part.code, part]));
  const errors: EntryError[] = [];
  const writes: ObservationWrite[] = [];
  for (const change of changes) {
    const { code, year, revision } = change;
    const item = items.get(code);
    const read = item ? readTyped(change.text, item, catalog.collaborative) : null;
    if (!item || !read) errors.push({ code, year, message: "This measure is not asked for here." });
    else if (!isYear(year)) errors.push({ code, year, message: "There is no such year." });
    else if ("error" in read) errors.push({ code, year, message: read.error });
    else
      writes.push({
        memberId: member.id,
        kind: item.kind,
        code: partOf.get(code)?.measure ?? code,
        categoryId: partOf.get(code)?.categoryId,
        year,
        revision,
        state: read.state,
        value: read.state === "value" ? read.value : null,
        note: read.state === "unavailable" ? read.note : change.note,
        source: change.source,
      });
  }
  if (errors.length > 0) return { outcome: "refused", errors, conflicts: [] };

  const outcome = await writeObservations(db, catalog, writes, { reason });
  const placeOf = (index: number) => {
    const { code = "", year = 0 } = changes[index] ?? {};
    return { code, year };
  };
  if (!outcome.stored)
    return {
      outcome: "refused",
      errors: outcome.errors.map(({ index, message, code: rule }) => ({ ...placeOf(index), message, rule })),
      conflicts: outcome.conflicts.map(({ index, theirs }) => {
        const { code, year } = placeOf(index);
        return { code, year, theirs: theirs ? cellOf(theirs, code) : nothing(code, year) };
      }),
    };
  // A cell that comes from the ledger knows more than its value, but cannot have been written.
  if (outcome.now.some((row) => row?.computed)) {
    const stored = await readEntryCells(db, catalog, member, [...items.values()]);
    const byPlace = new Map(stored.map((cell) => [`${cell.code}:${cell.year}`, cell]));
    return saved(changes, ({ code, year }) => byPlace.get(`${code}:${year}`));
  }
  return saved(changes, ({ code }, index) => {
    const row = outcome.now[index];
    return row ? cellOf(row, code) : undefined;
  });
}

const saved = (
  changes: EntryChange[],
  cellAt: (change: EntryChange, index: number) => EntryCell | undefined,
): SaveAnswer => ({
  outcome: "saved",
  cells: changes.map((change, index) => cellAt(change, index) ?? nothing(change.code, change.year)),
});
