import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { CitationAct, CitationSubject, DecisionState } from "../../../app/domain/meetings/terms";
import { goals } from "../goals";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { agendaItems, meetings } from "./meetings";

/** What a body decided, under an item of a meeting. */
export const decisions = tenantTable(
  "decisions",
  {
    id: uuid().notNull(),
    itemId: uuid("item_id").notNull(),
    text: text().notNull(),
    /** Year and number make "2026-07"; null while it is only proposed. */
    year: smallint(),
    number: smallint(),
    /** Nobody objected, without a count. */
    noObjection: boolean("no_objection").notNull().default(false),
    votesFor: smallint("votes_for"),
    votesAgainst: smallint("votes_against"),
    abstaining: smallint(),
    /** Who differed, and how, if they wish. */
    dissent: text().notNull().default(""),
    effectiveOn: date("effective_on", { mode: "string" }),
    /** From votes, rule, and quorum, in the transaction that writes one of them. */
    state: text().$type<DecisionState>().notNull().default("proposed"),
    /** The earlier decision that it replaces once it is taken. */
    replaces: uuid(),
    /** The earlier decision, taken without a quorum, that it confirms. */
    confirms: uuid(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      item: { itemId: agendaItems.id },
    },
  },
  (table) => [
    unique("decisions_number_unique").on(table.collaborativeId, table.year, table.number),
    index("decisions_by_item").on(table.collaborativeId, table.itemId),
    foreignKey({
      name: "decisions_replaces",
      columns: [table.collaborativeId, table.replaces],
      foreignColumns: [table.collaborativeId as AnyPgColumn, table.id as AnyPgColumn],
    }),
    foreignKey({
      name: "decisions_confirms",
      columns: [table.collaborativeId, table.confirms],
      foreignColumns: [table.collaborativeId as AnyPgColumn, table.id as AnyPgColumn],
    }),
    check("decisions_state", sql`${table.state} in ('proposed', 'taken', 'not_taken', 'to_be_confirmed')`),
    check(
      "decisions_number",
      sql`(${table.year} is null) = (${table.number} is null)
        and (${table.state} = 'proposed' or ${table.number} is not null)`,
    ),
    check("decisions_votes", sql`least(${table.votesFor}, ${table.votesAgainst}, ${table.abstaining}) >= 0`),
  ],
);

/** The last number given to a decision of a year: none is given twice, even after a decision was struck. */
export const decisionNumbers = tenantTable(
  "decision_numbers",
  {
    year: smallint().notNull(),
    last: smallint().notNull(),
  },
  { key: ["year"] },
);

/** A goal, policy, or priority that was adopted or revised by a decision. */
export const citations = tenantTable(
  "citations",
  {
    id: uuid().notNull(),
    decisionId: uuid("decision_id").notNull(),
    act: text().$type<CitationAct>().notNull(),
    /** What was adopted or revised. */
    subject: text().$type<CitationSubject>().notNull(),
    goalId: uuid("goal_id"),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
  },
  {
    key: ["id"],
    references: {
      decision: { decisionId: decisions.id },
      goal: { goalId: goals.id },
    },
  },
  (table) => [
    index("citations_by_goal").on(table.collaborativeId, table.goalId),
    check("citations_act", sql`${table.act} in ('adopted', 'revised')`),
    check("citations_subject", sql`${table.subject} in ('goal', 'policy', 'priority')`),
    check("citations_of_goal", sql`(${table.subject} = 'goal') = (${table.goalId} is not null)`),
  ],
);

/** What was added to minutes after they had been approved. */
export const addenda = tenantTable(
  "addenda",
  {
    id: uuid().notNull(),
    meetingId: uuid("meeting_id").notNull(),
    text: text().notNull(),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
  },
  {
    key: ["id"],
    references: {
      meeting: { meetingId: meetings.id },
    },
  },
);
