import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, numeric, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";

/** Figures of the community, not of a member: unemployment, poverty, years of life. */
export const indicators = tenantTable(
  "indicators",
  {
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    /** Where its values can be fetched, and by which series; null where they are entered by hand. */
    feed: text().$type<"bls" | "census">(),
    series: text(),
    position: smallint().notNull(),
    unit: text().$type<"percent" | "rate" | "years" | "currency">().notNull().default("percent"),
    /** A rate counts cases among so many people; null for other units. */
    per: integer(),
    /** The direction in which the community wants it to go. */
    wanted: text().$type<"up" | "down">().notNull().default("down"),
    /** How many years a value of a survey covers; 1 for yearly figures. */
    pooledYears: smallint("pooled_years").notNull().default(1),
    /** Who publishes it, where it is not fetched. */
    source: text().notNull().default(""),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("indicators_code_unique").on(table.collaborativeId, table.code),
    check("indicators_feed", sql`${table.feed} in ('bls', 'census')`),
    check("indicators_unit", sql`${table.unit} in ('percent', 'rate', 'years', 'currency')`),
    check("indicators_per", sql`(${table.unit} = 'rate') = (${table.per} is not null)`),
    check("indicators_wanted", sql`${table.wanted} in ('up', 'down')`),
    check("indicators_pooled_years", sql`${table.pooledYears} between 1 and 10`),
  ],
);

export const indicatorValues = tenantTable(
  "indicator_values",
  {
    indicatorId: uuid("indicator_id").notNull(),
    year: smallint().notNull(),
    /** In the indicator's unit; of a percent, 7.4 is 7.4%. */
    value: numeric().notNull(),
    /** Half the width of its 90% interval, in the same unit; null if unknown. */
    margin: numeric(),
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
  {
    key: ["indicatorId", "year"],
    references: {
      indicator: { indicatorId: indicators.id },
    },
  },
  (table) => [
    check("indicator_values_value", sql`${table.value} between 0 and 1000000000000`),
    check("indicator_values_margin", sql`${table.margin} between 0 and 1000000000000`),
    check("indicator_values_origin", sql`${table.origin} in ('hand', 'fetched')`),
  ],
);
