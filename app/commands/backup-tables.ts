import { sql } from "drizzle-orm";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";

/** All tables, in an order in which rows can be restored; a test fails if one is missing here. */
export const TABLES = [
  "users",
  "sessions",
  "accounts",
  "two_factors",
  "passkeys",
  "verifications",
  "rate_limits",
  "attempts",
  "collaboratives",
  "logos",
  "members",
  "roles",
  "api_tokens",
  "kept_answers",
  "reading_sites",
  "invitations",
  "single_sign_on",
  "measures",
  "metrics",
  "dimensions",
  "categories",
  "measure_dimensions",
  "declined_offers",
  "measure_packs",
  "areas",
  "area_versions",
  "area_measures",
  "observations",
  "reported_shares",
  "category_observations",
  "definitions",
  "goals",
  "interview_points",
  "webhooks",
  "webhook_deliveries",
  "told_statuses",
  "partners",
  "contacts",
  "bodies",
  "seats",
  "seat_alternates",
  "calendar_links",
  "meetings",
  "agenda_items",
  "attendance",
  "decisions",
  "decision_numbers",
  "citations",
  "addenda",
  "meeting_mail",
  "agreements",
  "agreement_parties",
  "obligations",
  "obligation_outcomes",
  "agreement_goals",
  "agreement_mail",
  "profiles",
  "hosts",
  "offers",
  "stakeholders",
  "stakeholder_engagements",
  "path_evidence",
  "path_steps",
  "convener_candidates",
  "convener_ratings",
  "convener_weights",
  "pulse_waves",
  "pulse_invitations",
  "pulse_answers",
  "pulse_words",
  "pulse_figures",
  "indicators",
  "indicator_values",
  "indicator_stories",
  "results",
  "result_indicators",
  "result_goals",
  "rubrics",
  "assessments",
  "continuum_reveals",
  "shown_stages",
  "investments",
  "investment_years",
  "investment_shares",
  "years",
  "requests",
  "initiatives",
  "milestones",
  "initiative_organizations",
  "initiative_goals",
  "actions",
  "action_links",
  "quiet_contacts",
  "outcomes",
  "outcome_initiatives",
  "outcome_goals",
  "outcome_results",
  "outcome_evidence",
  "agreement_documents",
  "stories",
  "contributions",
  "money_settings",
  "funder_roles",
  "funder_answers",
  "funder_grants",
  "funding_sources",
  "funding_payments",
  "funding_proposals",
  "proposal_ratings",
  "budget_lines",
  "in_kind_gifts",
  "dues_invoices",
  "dues_payments",
  "forward_contracts",
  "reminders",
  "comments",
  "accepted_warnings",
  "imports",
  "uploads",
  "mappings",
  "reports",
  "report_versions",
  "told_stories",
  "showings",
  "report_links",
  "embeds",
  "report_recipients",
  "report_mail",
  "networks",
  "network_participants",
  "network_representatives",
  "network_roles",
  "network_invitations",
  "network_years",
  "network_meetings",
  "network_rounds",
  "network_lessons",
  "network_projects",
  "network_threads",
  "network_messages",
  "network_mail",
  "network_invoices",
  "network_payments",
  "network_gifts",
  "network_editions",
  "network_ties",
  "given_gifts",
  "member_years",
  "kept_sums",
  "history",
  "security_events",
  "outside_events",
];

/** Rows that grant access while they exist; never written to a file. After a restore, people sign in again. */
export const LIVE = ["sessions", "verifications", "rate_limits", "attempts"];

/** Some rows of one table, each as the JSON that PostgreSQL makes of it: no number passes through a double. */
export interface Batch {
  table: string;
  rows: string[];
}

export const BATCH_ROWS = 2000;

/** All rows of these tables; every table comes at least once, even without rows. */
export async function* readTables(tx: Tx, tables: string[]): AsyncGenerator<Batch> {
  for (const table of tables) {
    for (let after = "(0,0)"; ; ) {
      const rows = rowsOf<{ at: string; row: string }>(
        await tx.execute(sql`select t.ctid::text as at, row_to_json(t)::text as row from ${sql.identifier(table)} t
          where t.ctid > ${after}::tid order by t.ctid limit ${BATCH_ROWS}`),
      );
      yield { table, rows: rows.map(({ row }) => row) };
      if (rows.length < BATCH_ROWS) break;
      after = rows.at(-1)?.at ?? after;
    }
  }
}

/** Empties all tables and fills them with these rows. @returns how many there are */
export async function replaceTables(tx: Tx, batches: AsyncIterable<Batch>): Promise<number> {
  await tx.execute(sql.raw(`truncate ${TABLES.map((table) => `"${table}"`).join(", ")}`));
  let count = 0;
  for await (const { table, rows } of batches) {
    if (!rows[0]) continue;
    // By name: columns added since the backup was made get their defaults.
    const columns = sql.raw(
      Object.keys(JSON.parse(rows[0]))
        .map((name) => `"${name.replaceAll('"', "")}"`)
        .join(", "),
    );
    await tx.execute(sql`insert into ${sql.identifier(table)} (${columns}) select ${columns}
      from json_populate_recordset(null::${sql.identifier(table)}, ${`[${rows.join(",")}]`}::json)`);
    count += rows.length;
  }
  return count;
}
