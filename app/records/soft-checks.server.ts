import { sql } from "drizzle-orm";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { seesEverything } from "../domain/disclosure";
import type { CellWarning } from "../domain/entry";
import { normal } from "../domain/fraction";
import {
  type CheckedValue,
  idsOfShares,
  type SoftWarning,
  softChecksOf,
  softWarnings,
  type WarningCode,
} from "../domain/soft-checks";
import type { Catalog, Decimal, Member, Viewer } from "../domain/types";
import { remember } from "./history.server";
import { instant } from "./instant";
import { readStanding } from "./standing.server";

/** What was said about a warning. */
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
  /** Nobody has explained these yet, or the value is another since. */
  open: SoftWarning[];
  accepted: AcceptedWarning[];
}

export interface Checked {
  /** Left out: every member that the viewer may reach. */
  memberIds?: string[] | undefined;
  years: number[];
  /** Ids of measures and share metrics; left out: all. */
  itemIds?: string[] | undefined;
}

/** Warnings about stored values, as this viewer may hear of them: two statements, however many the members. */
export async function softChecks(
  db: TenantDb,
  catalog: Catalog,
  asked: Checked,
  viewer: Viewer,
): Promise<SoftChecks> {
  if (asked.years.length === 0) return { open: [], accepted: [] };
  const which = { ...asked, memberIds: viewer.memberId === null ? asked.memberIds : [viewer.memberId] };
  const values = await readChecked(db, catalog, which, viewer);
  const explained = await readExplained(db, which);
  const checks: SoftChecks = { open: [], accepted: [] };
  for (const warning of softWarnings({ ...which, catalog, values, viewer })) {
    const found = explained.get(keyOf(warning));
    // Another value is another question.
    if (found && normal(found.value) === warning.value) {
      const { note, by, at } = found;
      checks.accepted.push({ ...warning, explained: { note, by, at } });
    } else checks.open.push(warning);
  }
  return checks;
}

/** How many warnings of a year wait for an explanation, by id of the member; members without any are left out. */
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

/** The warnings that these values would bring if they were stored: one statement. */
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

/** One member's warnings as the entry grid shows them at its cells; those of closed years wait for nobody. */
export async function readCellWarnings(
  db: TenantDb,
  catalog: Catalog,
  member: Pick<Member, "id">,
  years: number[],
  viewer: Viewer,
): Promise<{ years: number[]; warnings: CellWarning[] }> {
  const { isLocked } = await readStanding(db, [member.id]);
  const asked = { memberIds: [member.id], years: years.filter((year) => !isLocked(member.id, year)) };
  return { years, warnings: cellWarnings(await softChecks(db, catalog, asked, viewer)) };
}

/** Warnings by the cells at which they stand; those that wait for an explanation first. */
export function cellWarnings({ open, accepted }: SoftChecks): CellWarning[] {
  return [...open.map((one) => ({ ...one, explained: null })), ...accepted].map(
    ({ at, year, code, item, sentence, explained }) => ({
      ...{ code: at, year, warning: code, item, sentence, explained },
    }),
  );
}

/**
 * Keeps why a value is as it is; it holds as long as the value is the same.
 * @returns false if the warning does not stand (any more), or is not this viewer's to hear of
 */
export async function acceptWarning(
  db: TenantDb,
  catalog: Catalog,
  place: WarningPlace,
  note: string,
  viewer: Viewer,
): Promise<boolean> {
  const { memberId, itemId, year, code } = place;
  const one = { memberIds: [memberId], years: [year], itemIds: [itemId] };
  const { open, accepted } = await softChecks(db, catalog, one, viewer);
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
  await remember(db, [
    { subject: "warning", memberId, itemId, year, before, after: { warning: code, value, note } },
  ]);
  return true;
}

/** Takes an explanation back: the warning stands open again. */
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
  await remember(db, [{ subject: "warning", memberId, itemId, year, before, after: null }]);
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

/** What the checks compare: these members' values, and behind the shares of a year everybody's. */
async function readChecked(
  db: TenantDb,
  catalog: Catalog,
  { memberIds, years, itemIds }: Checked,
  viewer: Viewer,
): Promise<CheckedValue[]> {
  const shared = idsOfShares(catalog, itemIds);
  const own = memberIds ? sql`member_id = any(${list(memberIds)}::uuid[])` : sql`true`;
  const one = (kind: "measure" | "share") => {
    const [table, item, computed] =
      kind === "measure"
        ? ["observations", "measure_id", "computed"]
        : ["reported_shares", "metric_id", "false"];
    const peers = seesEverything(viewer)
      ? sql`or ${sql.raw(item)} = any(${list(shared)}::uuid[]) and year >= ${Math.min(...years)}`
      : sql``;
    const asked = itemIds ? [...new Set([...itemIds, ...shared])] : null;
    return sql`
      select ${sql.raw(`'${kind}'`)} as kind, ${sql.raw(item)} as "itemId", member_id as "memberId", year,
        value::text as value, ${sql.raw(computed)} as computed
      from ${sql.raw(table)} where collaborative_id = ${db.collaborativeId} and value is not null
        and year between ${Math.min(...years) - 1} and ${Math.max(...years)} and (${own} ${peers})
        ${asked ? sql`and ${sql.raw(item)} = any(${list(asked)}::uuid[])` : sql``}`;
  };
  return rowsOf<CheckedValue>(await db.tx.execute(sql`${one("measure")} union all ${one("share")}`));
}

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
