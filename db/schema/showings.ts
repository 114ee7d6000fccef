import { sql } from "drizzle-orm";
import { check, integer, jsonb, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { moment } from "./policies";
import { reportVersions } from "./reports";
import { tenantTable } from "./tenancy";

/** What readers have been shown, kept so that later figures are judged together with it. */

/** The numbers behind everything that was shown at one moment. Rows are added and read, never changed. */
export const showings = tenantTable(
  "showings",
  {
    id: uuid().notNull(),
    /**
     * release: an open year's figures, or those of a year that was closed. report: a published version. live: what
     * pages showed of a year until it was opened for collection.
     */
    kind: text().$type<"release" | "report" | "live">().notNull(),
    /** The year that was released or opened, or the year of the report. */
    year: smallint().notNull(),
    versionId: uuid("version_id"),
    audience: text().$type<"members" | "public">().notNull(),
    /** app/domain/disclosure/over-time/showing.ts */
    content: jsonb().notNull(),
    shownAt: moment("shown_at").notNull().defaultNow(),
    shownBy: text("shown_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      version: { versionId: reportVersions.id },
    },
  },
  () => [
    check("showings_kind", sql`kind in ('release', 'report', 'live')`),
    check("showings_audience", sql`audience in ('members', 'public')`),
  ],
);

/** The stages behind a distribution that members have been shown, practice by practice; the newest is shown. */
export const shownStages = tenantTable(
  "shown_stages",
  {
    id: uuid().notNull(),
    practice: text().notNull(),
    year: smallint().notNull(),
    /** Counts up for each practice and year. */
    number: integer().notNull(),
    /** Stage by the member's id. */
    stages: jsonb().$type<Record<string, number>>().notNull(),
    shownAt: moment("shown_at").notNull().defaultNow(),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("shown_stages_once").on(table.collaborativeId, table.year, table.practice, table.number),
  ],
);
