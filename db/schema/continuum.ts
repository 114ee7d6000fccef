import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { collaboratives, members } from "./collaboratives";
import { moment, tenantId, tenantOnly } from "./tenancy";

/** Every version of the collaborative's rubric; assessments keep the one that they were made on. */
export const rubrics = pgTable(
  "rubrics",
  {
    collaborativeId: tenantId(),
    version: smallint().notNull(),
    /** app/domain/rubric.ts */
    content: jsonb().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
  },
  (table) => [
    primaryKey({ name: "rubrics_pk", columns: [table.collaborativeId, table.version] }),
    foreignKey({
      name: "rubrics_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    tenantOnly("rubrics"),
  ],
);

/** Where a rater places a member, or the backbone (no member), for one practice in one year. */
export const assessments = pgTable(
  "assessments",
  {
    collaborativeId: tenantId(),
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
    state: text().$type<"draft" | "submitted">().notNull().default("draft"),
    rubricVersion: smallint("rubric_version").notNull(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  (table) => [
    primaryKey({ name: "assessments_pk", columns: [table.collaborativeId, table.id] }),
    unique("assessments_place")
      .on(table.collaborativeId, table.year, table.memberId, table.practice, table.rater)
      .nullsNotDistinct(),
    foreignKey({
      name: "assessments_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    foreignKey({
      name: "assessments_rubric",
      columns: [table.collaborativeId, table.rubricVersion],
      foreignColumns: [rubrics.collaborativeId, rubrics.version],
    }),
    check("assessments_rater", sql`${table.rater} in ('self', 'backbone', 'agreed')`),
    check("assessments_stage", sql`${table.stage} between 0 and 3 and ${table.wanted} between 0 and 3`),
    check(
      "assessments_submitted",
      sql`${table.state} = 'draft' or (${table.stage} is not null and (${table.stage} < 2 or ${table.evidence} <> ''))`,
    ),
    tenantOnly("assessments"),
  ],
);
