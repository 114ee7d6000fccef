import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { collaboratives } from "./collaboratives";
import { moment, tenantId, tenantOnly } from "./tenancy";

/** Figures of the community, not of a member: unemployment, poverty; each a percent by year. */
export const indicators = pgTable(
  "indicators",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    /** Where its values can be fetched, and by which series; null where they are entered by hand. */
    feed: text().$type<"bls" | "census">(),
    series: text(),
    position: smallint().notNull(),
  },
  (table) => [
    primaryKey({ name: "indicators_pk", columns: [table.collaborativeId, table.id] }),
    unique("indicators_code_unique").on(table.collaborativeId, table.code),
    foreignKey({
      name: "indicators_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    check("indicators_feed", sql`${table.feed} in ('bls', 'census')`),
    tenantOnly("indicators"),
  ],
);

export const indicatorValues = pgTable(
  "indicator_values",
  {
    collaborativeId: tenantId(),
    indicatorId: uuid("indicator_id").notNull(),
    year: smallint().notNull(),
    /** Percent: 7.4 is 7.4 %. */
    value: numeric().notNull(),
    origin: text().$type<"hand" | "fetched">().notNull(),
    source: text().notNull(),
    series: text(),
    preliminary: boolean().notNull().default(false),
    fetchedAt: moment("fetched_at"),
    /** What was fetched since, where a value entered by hand stands: it is offered, never taken unasked. */
    offered: jsonb(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  (table) => [
    primaryKey({
      name: "indicator_values_pk",
      columns: [table.collaborativeId, table.indicatorId, table.year],
    }),
    foreignKey({
      name: "indicator_values_indicator",
      columns: [table.collaborativeId, table.indicatorId],
      foreignColumns: [indicators.collaborativeId, indicators.id],
    }),
    check("indicator_values_percent", sql`${table.value} between 0 and 100`),
    check("indicator_values_origin", sql`${table.origin} in ('hand', 'fetched')`),
    tenantOnly("indicator_values"),
  ],
);
