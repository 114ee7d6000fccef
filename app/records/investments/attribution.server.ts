import { sql } from "drizzle-orm";
import { closedForMembers } from "~/domain/collection/closed-years";
import {
  attribute,
  LEDGER_MEASURES,
  LEDGER_SOURCE,
  type LedgerMeasure,
} from "~/domain/investments/investments";
import { normal } from "~/domain/numbers/fraction";
import { periodFor } from "~/domain/periods";
import type { Catalog, Decimal, Observation, ObservationState } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { keepSums } from "~/records/kept-sums/kept-sums.server";
import { hardChecks } from "~/records/observations/hard-checks";
import { readObservations } from "~/records/observations/observations.server";
import { readStanding } from "~/records/observations/write-locks.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readInvestments } from "./investments.server";

/** The value entered where the ledger now has an entry; it comes back once the ledger has none. */
export interface SetAside {
  state: ObservationState;
  value: Decimal | null;
  note: string | null;
  source: string | null;
}

/** A rule forbids this change of the ledger. The caller must roll back. */
export class LedgerRefused extends Error {
  override name = "LedgerRefused";
}

const NO_VALUE = { state: "missing" as const, value: null, note: null, source: null };

/**
 * Updates the members' committed, paid-out, and homes figures from the ledger, in the transaction of the change.
 * Where the ledger has an entry for the member and year, the figure is computed; everywhere else it is the one
 * entered, never both. The caller must have locked the members.
 * @throws LedgerRefused
 */
export async function attributeLedger(db: TenantDb, catalog: Catalog, memberIds: string[]): Promise<void> {
  // A measure that is switched off keeps the figures that it has; they follow the ledger again once it is on.
  const measures = await ledgerMeasures(db);
  const codeOf = new Map(measures.map(({ id, code }) => [id, code]));
  const idOf = new Map(measures.map(({ id, code }) => [code, id]));
  const itemIds = measures.map(({ id }) => id);
  if (itemIds.length === 0 || memberIds.length === 0) return;
  const concerned = new Set(memberIds);
  const wanted = attribute(await readInvestments(db)).flatMap((figure) => {
    const itemId = idOf.get(figure.measure);
    return itemId && concerned.has(figure.memberId) ? [{ ...figure, itemId }] : [];
  });
  const observations = await readObservations(db, { memberIds, itemIds, categoriesOf: itemIds });
  const aside = await readSetAside(db, memberIds);
  const key = (place: { memberId: string; itemId: string; year: number }) => placeKey(place);
  const stored = new Map(observations.filter((row) => row.categoryId === null).map((row) => [key(row), row]));
  const target = new Map(wanted.map((figure) => [key(figure), figure]));

  const computed = wanted.flatMap((figure): Step[] => {
    const before = stored.get(key(figure)) ?? null;
    if (before?.computed && normal(before.value ?? "") === figure.value) return [];
    const { itemId, memberId, year, value } = figure;
    const entered = before && !before.computed ? contentOf(before) : (aside.get(key(figure)) ?? null);
    const after = { state: "value" as const, value, note: null, source: LEDGER_SOURCE };
    return [{ itemId, memberId, year, before, after, computed: true, setAside: entered }];
  });
  const returned = [...stored.values()]
    .filter((row) => row.computed && !target.has(key(row)))
    .map((before): Step => {
      const { itemId, memberId, year } = before;
      const after = aside.get(key(before)) ?? NO_VALUE;
      return { itemId, memberId, year, before, after, computed: false, setAside: null };
    });
  const steps = [...computed, ...returned];
  if (steps.length === 0) return;
  await refuseLocked(db, catalog, steps);
  refuseBroken(catalog, observations, steps, codeOf);
  await store(db, catalog, steps);
  await record(
    db,
    steps.map(({ itemId, memberId, year, before, after }) => ({
      subject: "observation" as const,
      itemId,
      memberId,
      year,
      before: before && contentOf(before),
      after: after.state === "missing" ? null : after,
    })),
    LEDGER_SOURCE,
  );
  await keepSums(db, {
    memberIds: steps.map((step) => step.memberId),
    years: steps.map((step) => step.year),
    measureIds: steps.map((step) => step.itemId),
    metricIds: [],
  });
}

/** The change of one figure. */
interface Step {
  itemId: string;
  memberId: string;
  year: number;
  before: Observation | null;
  after: SetAside | typeof NO_VALUE;
  computed: boolean;
  setAside: SetAside | null;
}

const placeKey = ({ memberId, itemId, year }: { memberId: string; itemId: string; year: number }) =>
  `${memberId} ${itemId} ${year}`;

function contentOf({ state, value, note, source }: Observation): SetAside {
  return { state, value: value === null ? null : normal(value), note, source };
}

async function ledgerMeasures(db: TenantDb) {
  const result = await db.tx.execute(sql`select id, code from measures
    where collaborative_id = ${db.collaborativeId} and enabled and code in ${[...LEDGER_MEASURES]}`);
  return rowsOf<{ id: string; code: LedgerMeasure }>(result);
}

/** The set-aside values of these members, by member, measure, and year. */
export async function readSetAside(db: TenantDb, memberIds: string[]): Promise<Map<string, SetAside>> {
  const result = await db.tx.execute(sql`
    select member_id as "memberId", measure_id as "itemId", year, set_aside as content from observations
    where collaborative_id = ${db.collaborativeId} and computed and set_aside is not null
      and member_id = any(${sql.param(`{${memberIds.join(",")}}`)}::uuid[])`);
  const rows = rowsOf<{ memberId: string; itemId: string; year: number; content: SetAside }>(result);
  return new Map(rows.map((row) => [placeKey(row), row.content]));
}

/** Figures of a closed year cannot change. */
async function refuseLocked(db: TenantDb, catalog: Catalog, steps: Step[]): Promise<void> {
  const { isLocked } = await readStanding(db, [...new Set(steps.map((step) => step.memberId))]);
  const step = steps.find(({ memberId, year }) => isLocked(memberId, year));
  if (step) throw new LedgerRefused(`${nameOf(catalog, step)}, ${step.year}: ${closedForMembers(step.year)}`);
}

const nameOf = ({ members }: Catalog, { memberId }: Step) =>
  members.find(({ id }) => id === memberId)?.name ?? "A member";

/** The hard checks apply to the ledger: a breakdown cannot exceed its total. */
function refuseBroken(
  catalog: Catalog,
  observations: Observation[],
  steps: Step[],
  codeOf: Map<string, LedgerMeasure>,
): void {
  const effective = steps.map(({ itemId, memberId, year, before, after }, index) => {
    const code = codeOf.get(itemId) ?? "";
    const place = { kind: "measure" as const, itemId, categoryId: null, memberId, year };
    return { row: { ...place, ...after, code, index }, before, after };
  });
  const [first] = hardChecks(catalog, observations, effective);
  const step = first && steps[first.index];
  if (!step) return;
  throw new LedgerRefused(`${nameOf(catalog, step)}, ${step.year}: ${first.message}`);
}

async function store(db: TenantDb, catalog: Catalog, steps: Step[]): Promise<void> {
  const byId = new Map(catalog.members.map((member) => [member.id, member]));
  const rows = steps
    .filter(({ after }) => after.state !== "missing")
    .map(({ before, after, ...step }) => {
      const { start, end } = periodFor(byId.get(step.memberId) ?? { fiscalYearEndMonth: 12 }, step.year);
      return { ...step, ...after, start, end, revision: (before?.revision ?? 0) + 1 };
    });
  if (rows.length > 0)
    await db.tx.execute(sql`
      insert into observations (collaborative_id, measure_id, member_id, year, state, value, status,
        period_start, period_end, note, source, revision, changed_by, changed_at, computed, set_aside)
      select ${db.collaborativeId}::uuid, "itemId", "memberId", year, state, value::numeric, 'draft',
        "start", "end", note, source, revision, ${db.actor.name}, now(), computed,
        nullif("setAside"::jsonb, 'null'::jsonb)
      from json_to_recordset(${JSON.stringify(rows)}::json) as r ("itemId" uuid, "memberId" uuid, year int,
        state text, value text, note text, source text, "start" date, "end" date, revision int,
        computed boolean, "setAside" json)
      on conflict (collaborative_id, measure_id, year, member_id) do update set state = excluded.state,
        value = excluded.value, status = excluded.status, period_start = excluded.period_start,
        period_end = excluded.period_end, note = excluded.note, source = excluded.source,
        revision = excluded.revision, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
        computed = excluded.computed, set_aside = excluded.set_aside`);
  const gone = steps
    .filter(({ after }) => after.state === "missing")
    .map(({ itemId, memberId, year }) => ({ itemId, memberId, year }));
  if (gone.length > 0)
    await db.tx.execute(sql`
      delete from observations o using json_to_recordset(${JSON.stringify(gone)}::json)
        as r ("itemId" uuid, "memberId" uuid, year int)
      where o.collaborative_id = ${db.collaborativeId} and o.measure_id = r."itemId"
        and o.member_id = r."memberId" and o.year = r.year`);
}
