import { sql } from "drizzle-orm";
import type { Investment, InvestmentContent } from "~/domain/investments/investments";
import { normal } from "~/domain/numbers/fraction";
import { type Kept, readHistory } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** The whole ledger, ordered by name, read in one statement. */
export async function readInvestments(db: TenantDb): Promise<Investment[]> {
  const result = await db.tx.execute(sql`
    select id, name, type, stage, place, low_income as "lowIncome", low_income_source as "lowIncomeSource",
      note, revision, ${instant("changed_at")} as "changedAt",
      changed_by as "changedBy",
      (select coalesce(json_agg(json_build_object('year', y.year, 'committed', y.committed::text,
          'deployed', y.deployed::text, 'homesProduced', y.homes_produced::text,
          'homesPreserved', y.homes_preserved::text) order by y.year), '[]')
        from investment_years y where y.collaborative_id = i.collaborative_id and y.investment_id = i.id) as years,
      (select coalesce(json_agg(json_build_object('memberId', s.member_id, 'share', s.share::text)
          order by s.share desc, s.member_id), '[]')
        from investment_shares s where s.collaborative_id = i.collaborative_id and s.investment_id = i.id) as shares
    from investments i where collaborative_id = ${db.collaborativeId} order by lower(name), id`);
  return rowsOf<Investment>(result).map((row) => ({ ...row, ...tidy(row) }));
}

/** Normalizes content so it can be compared: canonical amounts, rows in order, trimmed texts. */
export function tidy(content: InvestmentContent): InvestmentContent {
  const amount = (value: string | null) => (value === null ? null : normal(value));
  const { name, type, stage, place, lowIncome, lowIncomeSource, note } = content;
  return {
    name: name.trim(),
    type,
    stage,
    place: place.trim(),
    lowIncome,
    lowIncomeSource: lowIncomeSource?.trim() || null,
    note: note?.trim() || null,
    years: content.years
      .map(({ year, committed, deployed, homesProduced, homesPreserved }) => ({
        year,
        committed: amount(committed),
        deployed: amount(deployed),
        homesProduced: amount(homesProduced),
        homesPreserved: amount(homesPreserved),
      }))
      .sort((a, b) => a.year - b.year),
    shares: content.shares.map(({ memberId, share }) => ({ memberId, share: normal(share) })),
  };
}

/** Writes these investments over the stored ones, one statement per table. */
export async function putInvestments(
  db: TenantDb,
  rows: (InvestmentContent & { id: string; revision: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  const { collaborativeId, tx } = db;
  const contents = rows.map(({ years: _, shares: __, ...row }) => row);
  await tx.execute(sql`
    insert into investments (collaborative_id, id, name, type, stage, place, low_income, low_income_source,
      note, revision, changed_by, changed_at)
    select ${collaborativeId}::uuid, id, name, type, stage, place, "lowIncome", "lowIncomeSource", note,
      revision, ${db.actor.name}, now()
    from json_to_recordset(${JSON.stringify(contents)}::json) as r (id uuid, name text, type text, stage text,
      place text, "lowIncome" text, "lowIncomeSource" text, note text, revision int)
    on conflict (collaborative_id, id) do update set name = excluded.name, type = excluded.type,
      stage = excluded.stage, place = excluded.place, low_income = excluded.low_income,
      low_income_source = excluded.low_income_source, note = excluded.note, revision = excluded.revision,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
  const ids = sql`any(${sql.param(`{${rows.map(({ id }) => id).join(",")}}`)}::uuid[])`;
  const ofThese = sql`collaborative_id = ${collaborativeId} and investment_id = ${ids}`;
  await tx.execute(sql`delete from investment_years where ${ofThese}`);
  await tx.execute(sql`delete from investment_shares where ${ofThese}`);
  const years = rows.flatMap(({ id, years: own }) => own.map((year) => ({ id, ...year })));
  await tx.execute(sql`
    insert into investment_years (collaborative_id, investment_id, year, committed, deployed, homes_produced,
      homes_preserved)
    select ${collaborativeId}::uuid, id, year, committed::numeric, deployed::numeric, "homesProduced"::int,
      "homesPreserved"::int
    from json_to_recordset(${JSON.stringify(years)}::json) as r (id uuid, year int, committed text,
      deployed text, "homesProduced" text, "homesPreserved" text)`);
  const shares = rows.flatMap(({ id, shares: own }) => own.map((share) => ({ id, ...share })));
  await tx.execute(sql`
    insert into investment_shares (collaborative_id, investment_id, member_id, share)
    select ${collaborativeId}::uuid, id, "memberId", share::numeric
    from json_to_recordset(${JSON.stringify(shares)}::json) as r (id uuid, "memberId" uuid, share text)`);
}

/** Removes investments with their years and shares; their history stays. */
export async function removeInvestments(db: TenantDb, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.tx.execute(sql`delete from investments where collaborative_id = ${db.collaborativeId}
    and id = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`);
}

/** One change of an investment; `before` is null when it was added. */
export type InvestmentChange = Kept<InvestmentContent>;

/** An investment's changes, with who made them and when; newest first. */
export function readInvestmentHistory(db: TenantDb, id: string): Promise<InvestmentChange[]> {
  return readHistory<InvestmentContent>(db, "investment", sql`item_id = ${id}`);
}
