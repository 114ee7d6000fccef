import { sql } from "drizzle-orm";
import { check, integer, numeric, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { InvestmentStage, InvestmentType, LowIncome } from "../../app/domain/investments/terms";
import { members } from "./members";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/** The ledger of place-based investments: each is one record, however many members share in it. */
export const investments = tenantTable(
  "investments",
  {
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
  {
    key: ["id"],
  },
  (table) => [
    check(
      "investments_type",
      sql`${table.type} in ('housing', 'small_business', 'food_access', 'transport', 'childcare', 'other')`,
    ),
    check("investments_stage", sql`${table.stage} in ('allocated', 'committed', 'deployed', 'repaid')`),
    check("investments_low_income", sql`${table.lowIncome} in ('yes', 'no', 'unknown')`),
  ],
);

/** What an investment committed, paid out and brought about in one reporting year; null: nothing recorded. */
export const investmentYears = tenantTable(
  "investment_years",
  {
    investmentId: uuid("investment_id").notNull(),
    year: smallint().notNull(),
    committed: numeric(),
    deployed: numeric(),
    homesProduced: integer("homes_produced"),
    homesPreserved: integer("homes_preserved"),
  },
  {
    key: ["investmentId", "year"],
    references: {
      investment: { investmentId: investments.id },
    },
    cascade: ["investment"],
  },
  (table) => [
    check(
      "investment_years_not_negative",
      sql`${table.committed} >= 0 and ${table.deployed} >= 0 and ${table.homesProduced} >= 0
        and ${table.homesPreserved} >= 0`,
    ),
  ],
);

/** The members' parts of an investment, in percent; together 100. */
export const investmentShares = tenantTable(
  "investment_shares",
  {
    investmentId: uuid("investment_id").notNull(),
    memberId: uuid("member_id").notNull(),
    share: numeric().notNull(),
  },
  {
    key: ["investmentId", "memberId"],
    references: {
      investment: { investmentId: investments.id },
      member: { memberId: members.id },
    },
    cascade: ["investment"],
  },
  (table) => [check("investment_shares_share", sql`${table.share} > 0 and ${table.share} <= 100`)],
);
