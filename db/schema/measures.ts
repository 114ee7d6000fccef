import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { MeasureKind, Metric, Strategy, Unit } from "../../app/domain/types";
import { collaboratives } from "./collaboratives";
import { tenantId, tenantOnly } from "./tenancy";

/** Numbers that are entered. Each collaborative has its own copy of the standard library, to adapt. */
export const measures = pgTable(
  "measures",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    definition: text().notNull(),
    unit: text().$type<Unit>().notNull(),
    strategy: text().$type<Strategy>().notNull(),
    kind: text().$type<MeasureKind>().notNull(),
    partOf: text("part_of"),
    position: smallint().notNull(),
    enabled: boolean().notNull().default(true),
  },
  (table) => [
    primaryKey({ name: "measures_pk", columns: [table.collaborativeId, table.id] }),
    unique("measures_code_unique").on(table.collaborativeId, table.code),
    foreignKey({
      name: "measures_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    foreignKey({
      name: "measures_whole",
      columns: [table.collaborativeId, table.partOf],
      foreignColumns: [table.collaborativeId, table.code],
    }),
    check("measures_unit", sql`${table.unit} in ('count', 'currency', 'percent')`),
    check("measures_kind", sql`${table.kind} in ('flow', 'stock')`),
    check("measures_strategy", sql`${table.strategy} in ('workforce', 'purchasing', 'investing')`),
    tenantOnly("measures"),
  ],
);

/** Numbers that are computed from measures: an amount, or a share of one measure in another. */
export const metrics = pgTable(
  "metrics",
  {
    collaborativeId: tenantId(),
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
  (table) => [
    primaryKey({ name: "metrics_pk", columns: [table.collaborativeId, table.id] }),
    unique("metrics_code_unique").on(table.collaborativeId, table.code),
    foreignKey({
      name: "metrics_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
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
    tenantOnly("metrics"),
  ],
);
