import { type SQL, sql } from "drizzle-orm";
import { EMPTY_SETTINGS, type Money, type MoneySettings } from "~/domain/money/money";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** The rows of a table that belong to an organization, as JSON objects of these columns. */
const listOf = (from: SQL, columns: SQL, order: SQL) =>
  sql`(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;

/** Columns that every list of an organization's rows has; the table is called t. */
const OWN = sql`'id', t.id, 'revision', t.revision, 'memberId', t.member_id, 'partnerId', t.partner_id,
  'name', coalesce(m.name, p.name)`;

const BY_NAME = sql`lower(coalesce(m.name, p.name)), t.id`;

const named = (table: string) => sql`${sql.identifier(table)} t
  left join members m on m.collaborative_id = t.collaborative_id and m.id = t.member_id
  left join partners p on p.collaborative_id = t.collaborative_id and p.id = t.partner_id`;

/** The roles of a collaborative's funders, as a part of a statement. */
export const rolesOf = (id: string) =>
  listOf(
    sql`${named("funder_roles")} where t.collaborative_id = ${id}`,
    sql`${OWN}, 'role', t.role, 'from', t.valid_from::text, 'until', t.valid_until::text,
      'exitForm', t.exit_form, 'exitOn', t.exit_on::text, 'milestones', t.milestones`,
    sql`lower(coalesce(m.name, p.name)), t.valid_from, t.id`,
  );

/** What its funders have answered, as a part of a statement. */
export const answersOf = (id: string) =>
  listOf(
    sql`${named("funder_answers")} where t.collaborative_id = ${id}`,
    sql`${OWN}, 'question', t.question, 'answer', t.answer, 'answeredOn', t.answered_on::text,
      'published', t.published`,
    sql`lower(coalesce(m.name, p.name)), t.answered_on, t.id`,
  );

/** Everything about funders and money, in one statement. Amounts are text: no number passes through a double. */
export async function readMoney(db: TenantDb): Promise<Money> {
  const id = db.collaborativeId;
  const of = sql`where t.collaborative_id = ${id}`;
  const [row] = rowsOf<Omit<Money, "settings"> & { settings: MoneySettings | null }>(
    await db.tx.execute(sql`select
      (select json_build_object('fiscalYearEndMonth', fiscal_year_end_month, 'opened', opened, 'rule', rule,
          'criteria', criteria, 'revision', revision, 'cash',
          case when cash is null then null else json_build_object('amount', cash::text, 'on', cash_on::text) end)
        from money_settings where collaborative_id = ${id}) as settings,
      ${rolesOf(id)} as roles,
      ${answersOf(id)} as answers,
      ${listOf(
        sql`funder_grants t ${of}`,
        sql`'memberId', t.member_id, 'partnerId', t.partner_id, 'granteeId', t.grantee_id`,
        sql`t.id`,
      )} as grants,
      ${listOf(
        sql`${named("funding_sources")}
          left join initiatives i on i.collaborative_id = t.collaborative_id and i.id = t.initiative_id ${of}`,
        sql`${OWN}, 'kind', t.kind, 'award', t.award::text, 'from', t.valid_from::text, 'until', t.valid_until::text,
          'initiativeId', t.initiative_id, 'initiative', i.name, 'state', t.state, 'note', t.note,
          'payments', (select coalesce(json_agg(json_build_object('id', f.id, 'revision', f.revision,
              'dueOn', f.due_on::text, 'amount', f.amount::text, 'receivedOn', f.received_on::text)
              order by f.due_on, f.id), '[]')
            from funding_payments f where f.collaborative_id = t.collaborative_id and f.source_id = t.id)`,
        sql`t.valid_until desc, ${BY_NAME}`,
      )} as sources,
      ${listOf(
        sql`budget_lines t ${of}`,
        sql`'id', t.id, 'revision', t.revision, 'year', t.year, 'label', t.label, 'planned', t.planned::text,
          'spent', json_build_array(t.spent_1::text, t.spent_2::text, t.spent_3::text, t.spent_4::text)`,
        sql`t.year desc, t.id`,
      )} as lines,
      ${listOf(
        sql`${named("in_kind_gifts")} ${of}`,
        sql`${OWN}, 'what', t.what, 'value', t.value::text, 'valued', t.valued, 'givenOn', t.given_on::text`,
        sql`t.given_on desc, t.id`,
      )} as gifts,
      ${listOf(
        sql`${named("dues_invoices")} ${of}`,
        sql`${OWN}, 'number', t.number, 'year', t.year, 'tier', t.tier, 'amount', t.amount::text,
          'issuedOn', t.issued_on::text, 'dueOn', t.due_on::text, 'waived', t.waived, 'voided', t.voided,
          'payments', (select coalesce(json_agg(json_build_object('id', d.id, 'revision', d.revision,
              'amount', d.amount::text, 'paidOn', d.paid_on::text) order by d.paid_on, d.id), '[]')
            from dues_payments d where d.collaborative_id = t.collaborative_id and d.invoice_id = t.id)`,
        sql`t.year desc, ${BY_NAME}`,
      )} as invoices,
      ${listOf(
        sql`${named("funding_proposals")} ${of}`,
        sql`${OWN}, 'title', t.title, 'amount', t.amount::text, 'decisionId', t.decision_id,
          'ratings', (select coalesce(json_agg(json_build_object('contactId', r.contact_id, 'person', k.name,
              'organization', case when k.member_id is null then 'partner:' || k.partner_id
                else 'member:' || k.member_id end, 'scores', r.scores) order by lower(k.name), r.contact_id), '[]')
            from proposal_ratings r
            join contacts k on k.collaborative_id = r.collaborative_id and k.id = r.contact_id
            where r.collaborative_id = t.collaborative_id and r.proposal_id = t.id)`,
        sql`t.id`,
      )} as proposals`),
  );
  if (!row) throw new Error("a statement without a table has one row");
  return { ...row, settings: row.settings ?? EMPTY_SETTINGS };
}
