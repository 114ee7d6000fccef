import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { OwnDefinition } from "~/domain/rollup/definitions";
import type { Catalog, Decimal, Measure, Member, ObservationState } from "~/domain/terms";
import {
  type ObservationWrite,
  type WriteOutcome,
  writeObservations,
} from "~/records/entry/write-observations.server";
import { record } from "~/records/history/history.server";
import { keepMeasures } from "~/records/kept-sums/kept-sums.server";
import { lockMembers } from "~/records/locks.server";
import { definitions, history } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A definition as its page shows it: who recorded it, and what was restated with it. */
export interface RecordedDefinition extends OwnDefinition {
  recordedAt: string;
  recordedBy: string;
  /** Restated values in the order of their years; years not named here were confirmed as they were. */
  restated: { year: number; was: Content | null; is: Content | null }[];
}

interface Content {
  state: ObservationState;
  value: Decimal | null;
  note: string | null;
}

export interface DefinitionFilter {
  memberId?: string;
  /** Ids of measures. */
  measureIds?: string[];
}

/** The members' own definitions, those recorded last first. */
export async function readDefinitions(db: TenantDb, filter: DefinitionFilter = {}): Promise<OwnDefinition[]> {
  return (await rowsFor(db, filter)).map(
    ({ id, memberId, measureId, fromYear, wording, grade, restatedFrom }) => ({
      id,
      memberId,
      measureId,
      fromYear,
      wording,
      grade,
      restatedFrom,
    }),
  );
}

/** One member's definitions with what each of them restated: what was, and what is. */
export async function readRecordedDefinitions(db: TenantDb, memberId: string): Promise<RecordedDefinition[]> {
  const rows = await rowsFor(db, { memberId });
  const batches = rows.flatMap(({ batchId }) => batchId ?? []);
  const changes =
    batches.length === 0
      ? []
      : await db.tx
          .select()
          .from(history)
          .where(
            and(
              eq(history.collaborativeId, db.collaborativeId),
              eq(history.subject, "observation"),
              eq(history.memberId, memberId),
              inArray(history.batchId, batches),
            ),
          )
          .orderBy(history.year);
  return rows.map(({ batchId, recordedAt, collaborativeId: _, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
    restated: changes
      .filter((change) => change.batchId === batchId)
      .map(({ year, before, after }) => ({
        year: year ?? 0,
        was: before as Content | null,
        is: after as Content | null,
      })),
  }));
}

async function rowsFor(db: TenantDb, { memberId, measureIds }: DefinitionFilter) {
  return db.tx
    .select()
    .from(definitions)
    .where(
      and(
        eq(definitions.collaborativeId, db.collaborativeId),
        memberId === undefined ? undefined : eq(definitions.memberId, memberId),
        measureIds === undefined ? undefined : inArray(definitions.measureId, measureIds),
      ),
    )
    .orderBy(desc(definitions.id));
}

/** A definition to record, with the values of the earlier years that it restates. */
export interface NewDefinition {
  member: Member;
  measure: Measure;
  fromYear: number;
  wording: string;
  grade: OwnDefinition["grade"];
  restatedFrom: number | null;
  /** Years not named here stay as they are. */
  values: Pick<ObservationWrite, "year" | "state" | "value" | "note" | "revision">[];
}

/**
 * Records a definition and the values that it restates, all or nothing. The sums are recomputed even
 * where no value changes: they are as comparable as the definitions behind them.
 */
export async function addDefinition(
  db: TenantDb,
  catalog: Catalog,
  { member, measure, values, fromYear, wording, grade, restatedFrom }: NewDefinition,
): Promise<WriteOutcome> {
  await lockMembers(db, [member.id]);
  const outcome = await writeObservations(
    db,
    catalog,
    values.map((value) => ({ ...value, memberId: member.id, kind: "measure", code: measure.code })),
    { reason: `Restated by the definition of ${measure.label} from ${fromYear}` },
  );
  if (!outcome.stored) return outcome;
  const content = { fromYear, wording, grade, restatedFrom, batchId: outcome.batchId };
  const place = { memberId: member.id, measureId: measure.id };
  const { collaborativeId, actor } = db;
  await db.tx
    .insert(definitions)
    .values({ collaborativeId, id: uuidv7(), ...place, ...content, recordedBy: actor.name });
  await record(db, [{ ...changeOf(place), before: null, after: content }]);
  await keepMeasures(db, [measure.id]);
  return outcome;
}

/**
 * Takes back a definition that was recorded by mistake. One that restated values stays: what was counted by
 * it cannot be told apart any more, and another definition corrects it.
 * @returns false if there is none such
 */
export async function withdrawDefinition(db: TenantDb, memberId: string, id: string): Promise<boolean> {
  const own = and(
    eq(definitions.collaborativeId, db.collaborativeId),
    eq(definitions.memberId, memberId),
    eq(definitions.id, id),
    isNull(definitions.restatedFrom),
  );
  await lockMembers(db, [memberId]);
  const [gone] = await db.tx.delete(definitions).where(own).returning();
  if (!gone) return false;
  const { fromYear, wording, grade, measureId } = gone;
  const before = { fromYear, wording, grade, restatedFrom: null, batchId: null };
  await record(db, [{ ...changeOf({ memberId, measureId }), before, after: null }]);
  await keepMeasures(db, [measureId]);
  return true;
}

const changeOf = ({ memberId, measureId }: { memberId: string; measureId: string }) => ({
  subject: "definition" as const,
  memberId,
  itemId: measureId,
});
