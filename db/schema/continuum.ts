import { sql } from "drizzle-orm";
import { check, integer, jsonb, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { members } from "./members";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/** Every version of the collaborative's rubric; assessments keep the one that they were made on. */
export const rubrics = tenantTable(
  "rubrics",
  {
    version: smallint().notNull(),
    /** app/domain/continuum/rubric.ts */
    content: jsonb().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
  },
  {
    key: ["version"],
  },
);

/** Where a rater places a member, or the backbone (no member), for one practice in one year. */
export const assessments = tenantTable(
  "assessments",
  {
    id: uuid().notNull(),
    memberId: uuid("member_id"),
    practice: text().notNull(),
    year: smallint().notNull(),
    rater: text().$type<"self" | "backbone" | "agreed">().notNull(),
    stage: smallint(),
    wanted: smallint(),
    wantedBy: smallint("wanted_by"),
    evidence: text().notNull().default(""),
    links: jsonb().$type<string[]>().notNull().default([]),
    state: text().$type<"draft" | "submitted" | "declined">().notNull().default("draft"),
    rubricVersion: smallint("rubric_version").notNull(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
      rubric: { rubricVersion: rubrics.version },
    },
  },
  (table) => [
    unique("assessments_place")
      .on(table.collaborativeId, table.year, table.memberId, table.practice, table.rater)
      .nullsNotDistinct(),
    check("assessments_rater", sql`${table.rater} in ('self', 'backbone', 'agreed')`),
    check("assessments_stage", sql`${table.stage} between 0 and 3 and ${table.wanted} between 0 and 3`),
    check(
      "assessments_submitted",
      sql`${table.state} in ('draft', 'declined') or (${table.stage} is not null and (${table.stage} < 2 or ${table.evidence} <> ''))`,
    ),
  ],
);

/** Practices that were revealed in a session: from then on, members' own ratings of them are frozen. */
export const continuumReveals = tenantTable(
  "continuum_reveals",
  {
    year: smallint().notNull(),
    practice: text().notNull(),
    /** The ratings as they were revealed: what is submitted later does not change them. */
    ratings: jsonb().notNull(),
    revealedAt: moment("revealed_at").notNull().defaultNow(),
    revealedBy: text("revealed_by").notNull(),
  },
  {
    key: ["year", "practice"],
  },
);
