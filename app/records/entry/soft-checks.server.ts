import { sql } from "drizzle-orm";
import type { CellWarning } from "~/domain/entry/entry";
import type { CheckedValue } from "~/domain/entry/find-values";
import { type SoftWarning, softChecksOf, softWarnings, type WarningCode } from "~/domain/entry/soft-checks";
import { normal } from "~/domain/numbers/fraction";
import type { Catalog, Decimal, Member, Viewer } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { readStanding } from "~/records/observations/write-locks.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { type Checked, readChecked } from "./checked-values.server";

/** Why a value with a warning is right. */
export interface Explanation {
  note: string;
  by: string;
  /** ISO instant. */
  at: string;
}

export interface AcceptedWarning extends SoftWarning {
  explained: Explanation;
}

export interface SoftChecks {
  /** Not explained yet, or the value has changed since. */
  open: SoftWarning[];
  accepted: AcceptedWarning[];
}

/** The warnings about stored values that this viewer may see: two statements, however many members. */
export async function softChecks(
  db: TenantDb,
  catalog: Catalog,
  scope: Checked,
  viewer: Viewer,
): Promise<SoftChecks> {
  if (scope.years.length === 0) return { open: [], accepted: [] };
  const which = { ...scope, memberIds: viewer.memberId === null ? scope.memberIds : [viewer.memberId] };
  const values = await readChecked(db, catalog, which, viewer);
  const explained = await readExplained(db, which);
  const checks: SoftChecks = { open: [], accepted: [] };
  for (const warning of softWarnings({ ...which, catalog, values, viewer })) {
    const explanation = explained.get(keyOf(warning));
    // A changed value needs a new explanation.
    if (explanation && normal(explanation.value) === warning.value) {
      const { note, by, at } = explanation;
      checks.accepted.push({ ...warning, explained: { note, by, at } });
    } else checks.open.push(warning);
  }
  return checks;
}

/** How many warnings of a year need an explanation, by member id; members without any are left out. */
export async function countOpenWarnings(
  db: TenantDb,
  catalog: Catalog,
  year: number,
  viewer: Viewer,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const { open } = await softChecks(db, catalog, { years: [year] }, viewer);
  for (const { memberId } of open) counts.set(memberId, (counts.get(memberId) ?? 0) + 1);
  return counts;
}

/** The warnings that these values would cause if they were stored: one statement. */
export async function softChecksBefore(
  db: TenantDb,
  catalog: Catalog,
  changed: CheckedValue[],
  viewer: Viewer,
): Promise<SoftWarning[]> {
  if (changed.length === 0) return [];
  const years = [...new Set(changed.map(({ year }) => year))];
  const memberIds = [...new Set(changed.map(({ memberId }) => memberId))];
  const stored = await readChecked(db, catalog, { years, memberIds }, viewer);
  return softChecksOf(catalog, stored, changed, viewer);
}

interface CellsChecked {
  member: Pick<Member, "id">;
  years: number[];
  /** Left out: all. */
  items?: readonly { code: string }[];
  viewer: Viewer;
}

/** One member's warnings as the entry grid shows them at its cells; closed years have none. */
export async function readCellWarnings(
  db: TenantDb,
  catalog: Catalog,
  { member, years, items, viewer }: CellsChecked,
): Promise<{ years: number[]; warnings: CellWarning[] }> {
  const { isLocked } = await readStanding(db, [member.id]);
  const codes = items && new Set(items.map(({ code }) => code));
  const scope = {
    memberIds: [member.id],
    years: years.filter((year) => !isLocked(member.id, year)),
    itemIds:
      codes &&
      [...catalog.measures, ...catalog.metrics].flatMap(({ id, code }) => (codes.has(code) ? [id] : [])),
  };
  return { years, warnings: cellWarnings(await softChecks(db, catalog, scope, viewer)) };
}

/** Warnings by the cells at which they are shown, unexplained ones first. */
export function cellWarnings({ open, accepted }: SoftChecks): CellWarning[] {
  return [...open.map((warning) => ({ ...warning, explained: null })), ...accepted].map(
    ({ at, year, code, item, sentence, explained }) => ({
      code: at,
      year,
      warning: code,
      item,
      sentence,
      explained,
    }),
  );
}

/**
 * Stores why a value is right; the explanation counts as long as the value stays the same.
 * @returns false if the warning no longer applies, or this viewer must not see it
 */
export async function acceptWarning(
  db: TenantDb,
  catalog: Catalog,
  { place, note, viewer }: { place: WarningPlace; note: string; viewer: Viewer },
): Promise<boolean> {
  const { memberId, itemId, year, code } = place;
  const scope = { memberIds: [memberId], years: [year], itemIds: [itemId] };
  const { open, accepted } = await softChecks(db, catalog, scope, viewer);
  const isIt = (warning: SoftWarning) => keyOf(warning) === keyOf(place);
  const standing = [...open, ...accepted].find(isIt);
  if (!standing) return false;
  const was = accepted.find(isIt)?.explained ?? null;
  if (was?.note === note) return true;
  const { value } = standing;
  await db.tx.execute(sql`
    insert into accepted_warnings (collaborative_id, member_id, item_id, year, warning, value, note, by)
    values (${db.collaborativeId}, ${memberId}, ${itemId}, ${year}, ${code}, ${value}, ${note}, ${db.actor.name})
    on conflict (collaborative_id, item_id, year, member_id, warning) do update
      set value = excluded.value, note = excluded.note, at = now(), by = excluded.by`);
  const before = was && { warning: code, value, note: was.note };
  await record(db, [
    { subject: "warning", memberId, itemId, year, before, after: { warning: code, value, note } },
  ]);
  return true;
}

/** Withdraws an explanation: the warning is open again. */
export async function withdrawWarning(db: TenantDb, place: WarningPlace): Promise<boolean> {
  const { memberId, itemId, year, code } = place;
  const [gone] = rowsOf<{ value: Decimal; note: string }>(
    await db.tx.execute(sql`
      delete from accepted_warnings where collaborative_id = ${db.collaborativeId} and item_id = ${itemId}
        and year = ${year} and member_id = ${memberId} and warning = ${code}
      returning value::text as value, note`),
  );
  if (!gone) return false;
  const before = { warning: code, ...gone };
  await record(db, [{ subject: "warning", memberId, itemId, year, before, after: null }]);
  return true;
}

export interface WarningPlace {
  memberId: string;
  itemId: string;
  year: number;
  code: WarningCode;
}

const keyOf = ({ memberId, itemId, year, code }: WarningPlace) => `${memberId} ${itemId} ${year} ${code}`;

const list = (ids: string[]) => sql.param(`{${ids.join(",")}}`);

async function readExplained(db: TenantDb, { memberIds, years }: Checked) {
  const rows = rowsOf<WarningPlace & Explanation & { value: Decimal }>(
    await db.tx.execute(sql`
      select member_id as "memberId", item_id as "itemId", year, warning as code, value::text as value, note, by,
        ${instant("at")} as at
      from accepted_warnings where collaborative_id = ${db.collaborativeId}
        and year = any(${sql.param(`{${years.join(",")}}`)}::int[])
        ${memberIds ? sql`and member_id = any(${list(memberIds)}::uuid[])` : sql``}`),
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}
