import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Criterion } from "../../../app/domain/money/priorities";
import type { PriorityRule } from "../../../app/domain/money/terms";
import { members } from "../members";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { partners } from "./people";

const changed = () => ({
  revision: integer().notNull().default(1),
  changedAt: moment("changed_at").notNull().defaultNow(),
  changedBy: text("changed_by").notNull(),
});
const organization = () => ({ memberId: uuid("member_id"), partnerId: uuid("partner_id") });
const organizations = () => ({ member: { memberId: members.id }, partner: { partnerId: partners.id } });

/** The partnership's fiscal year, cash, and how it decides what is funded first; one row. */
export const moneySettings = tenantTable(
  "money_settings",
  {
    fiscalYearEndMonth: smallint("fiscal_year_end_month").notNull().default(12),
    /** Whether members see amounts. */
    opened: boolean().notNull().default(false),
    cash: numeric(),
    cashOn: date("cash_on", { mode: "string" }),
    rule: text().$type<PriorityRule>(),
    criteria: jsonb().$type<Criterion[]>().notNull().default([]),
    ...changed(),
  },
  { key: [] },
  (table) => [
    check("money_settings_month", sql`${table.fiscalYearEndMonth} between 1 and 12`),
    check("money_settings_cash", sql`num_nonnulls(${table.cash}, ${table.cashOn}) in (0, 2)`),
    check("money_settings_rule", sql`${table.rule} in ('consensus', 'vote', 'criteria')`),
  ],
);

/** What a fiscal year is planned to cost, and what was spent by quarter; null where it is not known yet. */
export const budgetLines = tenantTable(
  "budget_lines",
  {
    id: uuid().notNull(),
    year: smallint().notNull(),
    label: text().notNull(),
    planned: numeric().notNull(),
    spent1: numeric("spent_1"),
    spent2: numeric("spent_2"),
    spent3: numeric("spent_3"),
    spent4: numeric("spent_4"),
    ...changed(),
  },
  { key: ["id"] },
  (table) => [
    unique("budget_lines_once").on(table.collaborativeId, table.year, table.label),
    check("budget_lines_planned", sql`${table.planned} >= 0`),
  ],
);

/** What was given instead of money, at a value that somebody has estimated. */
export const inKindGifts = tenantTable(
  "in_kind_gifts",
  {
    id: uuid().notNull(),
    ...organization(),
    what: text().notNull(),
    value: numeric().notNull(),
    /** How the value was found. */
    valued: text().notNull(),
    givenOn: date("given_on", { mode: "string" }).notNull(),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [
    check("in_kind_gifts_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    check("in_kind_gifts_value", sql`${table.value} >= 0`),
  ],
);

/** Dues asked of an organization for a fiscal year. Its state is computed. */
export const duesInvoices = tenantTable(
  "dues_invoices",
  {
    id: uuid().notNull(),
    ...organization(),
    number: text().notNull(),
    year: smallint().notNull(),
    tier: text().notNull().default(""),
    amount: numeric().notNull(),
    issuedOn: date("issued_on", { mode: "string" }),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    waived: text(),
    voided: text(),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [
    unique("dues_invoices_number").on(table.collaborativeId, table.number),
    check("dues_invoices_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    check("dues_invoices_amount", sql`${table.amount} > 0`),
  ],
);

export const duesPayments = tenantTable(
  "dues_payments",
  {
    id: uuid().notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    paidOn: date("paid_on", { mode: "string" }).notNull(),
    amount: numeric().notNull(),
    ...changed(),
  },
  { key: ["id"], references: { invoice: { invoiceId: duesInvoices.id } }, cascade: ["invoice"] },
  (table) => [
    index("dues_payments_by_invoice").on(table.collaborativeId, table.invoiceId),
    check("dues_payments_amount", sql`${table.amount} > 0`),
  ],
);
