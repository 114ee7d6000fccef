import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  type PgColumn,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ObservationState, ObservationStatus } from "../../app/domain/types";
import { categories } from "./breakdowns";
import { members } from "./collaboratives";
import { measures, metrics } from "./measures";
import { moment, tenantId, tenantOnly } from "./tenancy";

/** What a counted value and a share-only value have in common. Missing is the absence of a row. */
const recorded = () => ({
  collaborativeId: tenantId(),
  memberId: uuid("member_id").notNull(),
  year: smallint().notNull(),
  state: text().$type<ObservationState>().notNull(),
  value: numeric(),
  status: text().$type<ObservationStatus>().notNull().default("draft"),
  periodStart: date("period_start", { mode: "string" }).notNull(),
  periodEnd: date("period_end", { mode: "string" }).notNull(),
  note: text(),
  source: text(),
  /** Counts up with every change, so that two writers notice each other. */
  revision: integer().notNull().default(1),
  changedAt: moment("changed_at").notNull().defaultNow(),
  changedBy: text("changed_by").notNull(),
});

const stateChecks = (
  name: string,
  table: { state: PgColumn; value: PgColumn; note: PgColumn; status: PgColumn },
) => [
  check(`${name}_state`, sql`${table.state} in ('value', 'not_applicable', 'unavailable')`),
  check(`${name}_value`, sql`(${table.state} = 'value') = (${table.value} is not null)`),
  check(`${name}_not_negative`, sql`${table.value} >= 0`),
  check(`${name}_reason`, sql`${table.state} <> 'unavailable' or ${table.note} <> ''`),
  check(`${name}_status`, sql`${table.status} in ('draft', 'submitted', 'verified')`),
];

/** One measure of one member in one reporting year. */
export const observations = pgTable(
  "observations",
  {
    ...recorded(),
    measureId: uuid("measure_id").notNull(),
    /** Comes from the investment ledger; what had been entered waits in `setAside`, never both count. */
    computed: boolean().notNull().default(false),
    setAside: jsonb("set_aside"),
  },
  (table) => [
    primaryKey({
      name: "observations_pk",
      columns: [table.collaborativeId, table.measureId, table.year, table.memberId],
    }),
    index("observations_by_member").on(table.collaborativeId, table.memberId, table.year),
    foreignKey({
      name: "observations_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    foreignKey({
      name: "observations_measure",
      columns: [table.collaborativeId, table.measureId],
      foreignColumns: [measures.collaborativeId, measures.id],
    }),
    ...stateChecks("observations", table),
    tenantOnly("observations"),
  ],
);

/**
 * A share that a member reported without the counts behind it ("19 %"). It is kept apart from the
 * observations, so that no sum can ever take it in.
 */
export const reportedShares = pgTable(
  "reported_shares",
  { ...recorded(), metricId: uuid("metric_id").notNull() },
  (table) => [
    primaryKey({
      name: "reported_shares_pk",
      columns: [table.collaborativeId, table.metricId, table.year, table.memberId],
    }),
    foreignKey({
      name: "reported_shares_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    foreignKey({
      name: "reported_shares_metric",
      columns: [table.collaborativeId, table.metricId],
      foreignColumns: [metrics.collaborativeId, metrics.id],
    }),
    ...stateChecks("reported_shares", table),
    tenantOnly("reported_shares"),
  ],
);

/**
 * The part of a measure that falls to one category of a breakdown ("impact hires, women"). Kept apart from
 * the observations, so that no total can ever take it in.
 */
export const categoryObservations = pgTable(
  "category_observations",
  {
    ...recorded(),
    measureId: uuid("measure_id").notNull(),
    categoryId: uuid("category_id").notNull(),
  },
  (table) => [
    primaryKey({
      name: "category_observations_pk",
      columns: [table.collaborativeId, table.measureId, table.year, table.memberId, table.categoryId],
    }),
    index("category_observations_by_member").on(table.collaborativeId, table.memberId, table.year),
    foreignKey({
      name: "category_observations_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    foreignKey({
      name: "category_observations_measure",
      columns: [table.collaborativeId, table.measureId],
      foreignColumns: [measures.collaborativeId, measures.id],
    }),
    foreignKey({
      name: "category_observations_category",
      columns: [table.collaborativeId, table.categoryId],
      foreignColumns: [categories.collaborativeId, categories.id],
    }),
    ...stateChecks("category_observations", table),
    tenantOnly("category_observations"),
  ],
);

/** Who changed what, when and why. The app's role may add rows and read them, nothing else. */
export const history = pgTable(
  "history",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    at: moment("at").notNull().defaultNow(),
    actor: text().notNull(),
    /** "observation", "reported_share", "member", "role", … */
    subject: text().notNull(),
    memberId: uuid("member_id"),
    /** Id of the measure, metric or other record concerned. */
    itemId: uuid("item_id"),
    year: smallint(),
    before: jsonb(),
    after: jsonb(),
    reason: text(),
    /** Changes made together (one paste, one import) share it. */
    batchId: uuid("batch_id").notNull(),
  },
  (table) => [
    primaryKey({ name: "history_pk", columns: [table.collaborativeId, table.id] }),
    index("history_by_subject").on(
      table.collaborativeId,
      table.subject,
      table.memberId,
      table.itemId,
      table.year,
    ),
    tenantOnly("history"),
  ],
);
