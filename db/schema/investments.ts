import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { InvestmentStage, InvestmentType, LowIncome } from "../../app/domain/investment-types";
import { collaboratives, members } from "./collaboratives";
import { moment, tenantId, tenantOnly } from "./tenancy";

/** The ledger of place-based investments: each is one record, however many members share in it. */
export const investments = pgTable(
  "investments",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    name: text().notNull(),
    type: text().$type<InvestmentType>().notNull(),
    stage: text().$type<InvestmentStage>().notNull(),
    /** An address, census tract or ZIP code. */
    place: text().notNull().default(""),
    lowIncome: text("low_income").$type<LowIncome>().notNull().default("unknown"),
    /** By which map or list the place counts as low-income. */
    lowIncomeSource: text("low_income_source"),
    note: text(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  (table) => [
    primaryKey({ name: "investments_pk", columns: [table.collaborativeId, table.id] }),
    foreignKey({
      name: "investments_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    check(
      "investments_type",
      sql`${table.type} in ('housing', 'small_business', 'food_access', 'transport', 'childcare', 'other')`,
    ),
    check("investments_stage", sql`${table.stage} in ('allocated', 'committed', 'deployed', 'repaid')`),
    check("investments_low_income", sql`${table.lowIncome} in ('yes', 'no', 'unknown')`),
    tenantOnly("investments"),
  ],
);

/** What an investment committed, paid out and brought about in one reporting year; null: nothing recorded. */
export const investmentYears = pgTable(
  "investment_years",
  {
    collaborativeId: tenantId(),
    investmentId: uuid("investment_id").notNull(),
    year: smallint().notNull(),
    committed: numeric(),
    deployed: numeric(),
    homesProduced: integer("homes_produced"),
    homesPreserved: integer("homes_preserved"),
  },
  (table) => [
    primaryKey({
      name: "investment_years_pk",
      columns: [table.collaborativeId, table.investmentId, table.year],
    }),
    foreignKey({
      name: "investment_years_investment",
      columns: [table.collaborativeId, table.investmentId],
      foreignColumns: [investments.collaborativeId, investments.id],
    }).onDelete("cascade"),
    check(
      "investment_years_not_negative",
      sql`${table.committed} >= 0 and ${table.deployed} >= 0 and ${table.homesProduced} >= 0
        and ${table.homesPreserved} >= 0`,
    ),
    tenantOnly("investment_years"),
  ],
);

/** The members' parts of an investment, in percent; together 100. */
export const investmentShares = pgTable(
  "investment_shares",
  {
    collaborativeId: tenantId(),
    investmentId: uuid("investment_id").notNull(),
    memberId: uuid("member_id").notNull(),
    share: numeric().notNull(),
  },
  (table) => [
    primaryKey({
      name: "investment_shares_pk",
      columns: [table.collaborativeId, table.investmentId, table.memberId],
    }),
    foreignKey({
      name: "investment_shares_investment",
      columns: [table.collaborativeId, table.investmentId],
      foreignColumns: [investments.collaborativeId, investments.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "investment_shares_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    check("investment_shares_share", sql`${table.share} > 0 and ${table.share} <= 100`),
    tenantOnly("investment_shares"),
  ],
);
