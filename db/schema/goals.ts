import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { members } from "./members";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/** SMARTIE goals. How far they have come is computed, never stored. */
export const goals = tenantTable(
  "goals",
  {
    id: uuid().notNull(),
    level: text().$type<"institution" | "collaborative">().notNull(),
    strategy: text().notNull(),
    /** Whose goal it is; null for the collaborative's. */
    memberId: uuid("member_id"),
    statement: text().notNull(),
    /** Whom it concerns, and where. */
    population: text().notNull().default(""),
    geography: text().notNull().default(""),
    /** app/domain/goals/targets.ts; null while a draft has none. */
    target: jsonb(),
    startYear: smallint("start_year"),
    targetYear: smallint("target_year"),
    milestones: jsonb().notNull().default([]),
    owner: text().notNull().default(""),
    resources: text().notNull().default(""),
    /** Who of the people concerned was consulted, and when. */
    consultedWho: text("consulted").notNull().default(""),
    consultedWhen: text("consulted_on").notNull().default(""),
    disparity: text().notNull().default(""),
    /** Code of the dimension by which the disparity is watched. */
    breakdown: text("watched_by"),
    state: text().$type<"draft" | "adopted" | "met" | "closed">().notNull().default("draft"),
    rollsUpTo: uuid("rolls_up_to"),
    revision: integer().notNull().default(1),
    adoptedAt: moment("adopted_at"),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
    },
  },
  (table) => [
    foreignKey({
      name: "goals_rolls_up_to",
      columns: [table.collaborativeId, table.rollsUpTo],
      foreignColumns: [table.collaborativeId as AnyPgColumn, table.id as AnyPgColumn],
    }),
    check("goals_level", sql`(${table.level} = 'institution') = (${table.memberId} is not null)`),
    check("goals_strategy", sql`${table.strategy} in ('workforce', 'purchasing', 'investing')`),
    check("goals_state", sql`${table.state} in ('draft', 'adopted', 'met', 'closed')`),
  ],
);

/** What a member said before goals were set, in an interview. */
export const interviewPoints = tenantTable(
  "interview_points",
  {
    id: uuid().notNull(),
    memberId: uuid("member_id").notNull(),
    strategy: text().notNull(),
    kind: text().$type<"priority" | "pain_point" | "opportunity">().notNull(),
    /** A few words that several members may have in common, such as "entry-level vacancies". */
    theme: text().notNull(),
    words: text().notNull().default(""),
    heldOn: date("held_on", { mode: "string" }),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
    },
  },
  (table) => [
    check("interview_points_kind", sql`${table.kind} in ('priority', 'pain_point', 'opportunity')`),
    check("interview_points_strategy", sql`${table.strategy} in ('workforce', 'purchasing', 'investing')`),
  ],
);
