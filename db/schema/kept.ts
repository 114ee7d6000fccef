import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  uuid,
} from "drizzle-orm/pg-core";
import { collaboratives, members } from "./collaboratives";
import { tenantId, tenantOnly } from "./tenancy";

/**
 * What is computed from other rows and kept, so that pages need not add up everything again. Only
 * app/records/kept.server.ts writes here, in the transaction of the change that it follows from.
 */

/** Each reporting year in which a member is active. */
export const memberYears = pgTable(
  "member_years",
  {
    collaborativeId: tenantId(),
    memberId: uuid("member_id").notNull(),
    year: smallint().notNull(),
    baselineYear: smallint("baseline_year").notNull(),
    /** Counts towards "since baseline". */
    counted: boolean().notNull(),
    /** It gave any number for the year. */
    gave: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ name: "member_years_pk", columns: [table.collaborativeId, table.year, table.memberId] }),
    index("member_years_gave").on(table.collaborativeId, table.year).where(sql`${table.gave}`),
    foreignKey({
      name: "member_years_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    tenantOnly("member_years"),
  ],
);

/** The sums of one measure, or of the numerator (n) and denominator (d) of one share metric, in one year. */
export const keptSums = pgTable(
  "kept_sums",
  {
    collaborativeId: tenantId(),
    /** Id of the measure or metric. */
    itemId: uuid("item_id").notNull(),
    year: smallint().notNull(),
    isPair: boolean("is_pair").notNull(),
    reporting: smallint().notNull(),
    notApplicable: smallint("not_applicable").notNull(),
    shareOnly: smallint("share_only").notNull(),
    n: numeric(),
    d: numeric(),
    /** Of members whose baseline lies before the year. */
    spanReporting: smallint("span_reporting").notNull(),
    spanNotApplicable: smallint("span_not_applicable").notNull(),
    nSpan: numeric("n_span"),
    dSpan: numeric("d_span"),
    /** The lowest comparability among them: 0 same, 1 close, 2 different. */
    spanGrade: smallint("span_grade").notNull().default(0),
    /** Of members with a value in their baseline year too: now, and then. */
    baseSize: smallint("base_size").notNull(),
    nCohort: numeric("n_cohort"),
    dCohort: numeric("d_cohort"),
    nBase: numeric("n_base"),
    dBase: numeric("d_base"),
    /** Of members with a value in the year before too: now, and then. */
    lastSize: smallint("last_size").notNull(),
    nRecent: numeric("n_recent"),
    dRecent: numeric("d_recent"),
    nLast: numeric("n_last"),
    dLast: numeric("d_last"),
    /** The lowest comparability: 0 same, 1 close, 2 different; of the year, and over both years of a change. */
    grade: smallint().notNull().default(0),
    baseGrade: smallint("base_grade").notNull().default(0),
    lastGrade: smallint("last_grade").notNull().default(0),
  },
  (table) => [
    primaryKey({ name: "kept_sums_pk", columns: [table.collaborativeId, table.itemId, table.year] }),
    foreignKey({
      name: "kept_sums_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    tenantOnly("kept_sums"),
  ],
);
