import { sql } from "drizzle-orm";
import { check, integer, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { ValueBand } from "../../../app/domain/forward/forward";
import { members } from "../members";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";

/** Contracts that are coming up, by category, value band, and quarter. No bids and no vendors. */
export const forwardContracts = tenantTable(
  "forward_contracts",
  {
    id: uuid().notNull(),
    memberId: uuid("member_id"),
    category: text().notNull(),
    band: text().$type<ValueBand>().notNull(),
    /** Of the calendar. */
    year: smallint().notNull(),
    quarter: smallint().notNull(),
    note: text().notNull().default(""),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  { key: ["id"], references: { member: { memberId: members.id } } },
  (table) => [
    check("forward_contracts_quarter", sql`${table.quarter} between 1 and 4`),
    check("forward_contracts_band", sql`${table.band} in ('to_50k', 'to_250k', 'to_1m', 'to_5m', 'over_5m')`),
  ],
);
