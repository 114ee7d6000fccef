import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  type PgColumn,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ObservationState, ObservationStatus } from "../../app/domain/terms";
import { categories } from "./breakdowns";
import { measures, metrics } from "./measures";
import { members } from "./members";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/** What a counted value and a share-only value have in common. Missing is the absence of a row. */
const recorded = () => ({
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
export const observations = tenantTable(
  "observations",
  {
    ...recorded(),
    measureId: uuid("measure_id").notNull(),
    /** Comes from the investment ledger; what had been entered waits in `setAside`, never both count. */
    computed: boolean().notNull().default(false),
    setAside: jsonb("set_aside"),
  },
  {
    key: ["measureId", "year", "memberId"],
    references: {
      member: { memberId: members.id },
      measure: { measureId: measures.id },
    },
  },
  (table) => [
    index("observations_by_member").on(table.collaborativeId, table.memberId, table.year),
    ...stateChecks("observations", table),
  ],
);

/**
 * A share that a member reported without the counts behind it ("19%"). It is kept apart from the
 * observations, so that no sum can ever take it in.
 */
export const reportedShares = tenantTable(
  "reported_shares",
  { ...recorded(), metricId: uuid("metric_id").notNull() },
  {
    key: ["metricId", "year", "memberId"],
    references: {
      member: { memberId: members.id },
      metric: { metricId: metrics.id },
    },
  },
  (table) => [...stateChecks("reported_shares", table)],
);

/**
 * The part of a measure that falls to one category of a breakdown ("impact hires, women"). Kept apart from
 * the observations, so that no total can ever take it in.
 */
export const categoryObservations = tenantTable(
  "category_observations",
  {
    ...recorded(),
    measureId: uuid("measure_id").notNull(),
    categoryId: uuid("category_id").notNull(),
  },
  {
    key: ["measureId", "year", "memberId", "categoryId"],
    references: {
      member: { memberId: members.id },
      measure: { measureId: measures.id },
      category: { categoryId: categories.id },
    },
  },
  (table) => [
    index("category_observations_by_member").on(table.collaborativeId, table.memberId, table.year),
    ...stateChecks("category_observations", table),
  ],
);

/** Who changed what, when and why. The app's role may add rows and read them, nothing else. */
export const history = tenantTable(
  "history",
  {
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
  {
    key: ["id"],
    detached: true,
  },
  (table) => [
    index("history_by_subject").on(
      table.collaborativeId,
      table.subject,
      table.memberId,
      table.itemId,
      table.year,
    ),
  ],
);
