import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, jsonb, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { MeasurePack } from "../../app/domain/measures/packs";
import type { MeasureKind, Metric, Strategy, Unit } from "../../app/domain/terms";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/** Numbers that are entered. Each collaborative has its own copy of the standard library, to adapt. */
export const measures = tenantTable(
  "measures",
  {
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    definition: text().notNull(),
    unit: text().$type<Unit>().notNull(),
    strategy: text().$type<Strategy>().notNull(),
    kind: text().$type<MeasureKind>().notNull(),
    partOf: text("part_of"),
    /** Its parts may overlap, and together they cover it. */
    partsOverlap: boolean("parts_overlap").notNull().default(false),
    position: smallint().notNull(),
    enabled: boolean().notNull().default(true),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("measures_code_unique").on(table.collaborativeId, table.code),
    foreignKey({
      name: "measures_whole",
      columns: [table.collaborativeId, table.partOf],
      foreignColumns: [table.collaborativeId, table.code],
    }),
    check("measures_unit", sql`${table.unit} in ('count', 'currency', 'percent')`),
    check("measures_kind", sql`${table.kind} in ('flow', 'stock')`),
    check("measures_strategy", sql`${table.strategy} in ('workforce', 'purchasing', 'investing')`),
  ],
);

/** Numbers that are computed from measures: an amount, or a share of one measure in another. */
export const metrics = tenantTable(
  "metrics",
  {
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    strategy: text().$type<Strategy>().notNull(),
    kind: text().$type<Metric["kind"]>().notNull(),
    numerator: text().notNull(),
    denominator: text(),
    span: text().$type<Metric["span"]>().notNull(),
    position: smallint().notNull(),
    enabled: boolean().notNull().default(true),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("metrics_code_unique").on(table.collaborativeId, table.code),
    foreignKey({
      name: "metrics_numerator",
      columns: [table.collaborativeId, table.numerator],
      foreignColumns: [measures.collaborativeId, measures.code],
    }),
    foreignKey({
      name: "metrics_denominator",
      columns: [table.collaborativeId, table.denominator],
      foreignColumns: [measures.collaborativeId, measures.code],
    }),
    check("metrics_formula", sql`(${table.kind} = 'share') = (${table.denominator} is not null)`),
    check("metrics_span", sql`${table.span} in ('year', 'since_baseline')`),
  ],
);

/** Packs of measures that the collaborative has adopted, as they read then: standard ones and those of others. */
export const measurePacks = tenantTable(
  "measure_packs",
  {
    code: text().notNull(),
    pack: jsonb().$type<MeasurePack>().notNull(),
    adoptedAt: moment("adopted_at").notNull().defaultNow(),
    adoptedBy: text("adopted_by").notNull(),
  },
  { key: ["code"] },
);

/** Measures and metrics of the standard library that the collaborative has declined; others are offered to it. */
export const declinedOffers = tenantTable(
  "declined_offers",
  {
    code: text().notNull(),
    declinedAt: moment("declined_at").notNull().defaultNow(),
  },
  {
    key: ["code"],
  },
);
