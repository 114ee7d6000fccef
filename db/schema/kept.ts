import { sql } from "drizzle-orm";
import { boolean, index, numeric, smallint, uuid } from "drizzle-orm/pg-core";
import { members } from "./members";
import { tenantTable } from "./tenancy";

/**
 * Sums kept from other rows, so that pages need not add them up again. Only
 * app/records/kept-sums/kept-sums.server.ts writes here, in the transaction of the change that it follows from.
 */

/** Each reporting year in which a member is active. */
export const memberYears = tenantTable(
  "member_years",
  {
    memberId: uuid("member_id").notNull(),
    year: smallint().notNull(),
    baselineYear: smallint("baseline_year").notNull(),
    /** Counts towards "since baseline". */
    counted: boolean().notNull(),
    /** Its fiscal-year end changed: the year covers more or fewer than twelve months, so flows do not compare. */
    transition: boolean().notNull().default(false),
    /** It gave any number for the year. */
    gave: boolean().notNull().default(false),
  },
  {
    key: ["year", "memberId"],
    references: {
      member: { memberId: members.id },
    },
  },
  (table) => [index("member_years_gave").on(table.collaborativeId, table.year).where(sql`${table.gave}`)],
);

/** The sums of one measure, or of the numerator (n) and denominator (d) of one share metric, in one year. */
export const keptSums = tenantTable(
  "kept_sums",
  {
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
    /** Of members that also have a value in their baseline year: now, and then. */
    baseSize: smallint("base_size").notNull(),
    nCohort: numeric("n_cohort"),
    dCohort: numeric("d_cohort"),
    nBase: numeric("n_base"),
    dBase: numeric("d_base"),
    /** Of members that also have a value in the year before: now, and then. */
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
  {
    key: ["itemId", "year"],
  },
);
