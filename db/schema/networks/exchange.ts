import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { ProjectKind, ProjectState } from "../../../app/domain/networks/terms";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { networkParticipants, networkRepresentatives } from "./network";

const written = () => ({
  revision: integer().notNull().default(1),
  changedAt: moment("changed_at").notNull().defaultNow(),
  changedBy: text("changed_by").notNull(),
});

/** What a participant, or the coordinator, has learned. */
export const networkLessons = tenantTable(
  "network_lessons",
  {
    id: uuid().notNull(),
    participantId: uuid("participant_id"),
    year: smallint().notNull(),
    theme: text().notNull().default(""),
    title: text().notNull(),
    setting: text().notNull(),
    worked: text().notNull(),
    failed: text().notNull(),
    links: jsonb().$type<string[]>().notNull().default([]),
    ...written(),
  },
  { key: ["id"], references: { participant: { participantId: networkParticipants.id } } },
);

/** Webinars, publications, and other things that a network makes together. */
export const networkProjects = tenantTable(
  "network_projects",
  {
    id: uuid().notNull(),
    kind: text().$type<ProjectKind>().notNull(),
    title: text().notNull(),
    lead: text().notNull(),
    dueOn: date("due_on", { mode: "string" }),
    state: text().$type<ProjectState>().notNull().default("planned"),
    link: text().notNull().default(""),
    ...written(),
  },
  { key: ["id"] },
  (table) => [
    check("network_projects_kind", sql`${table.kind} in ('webinar', 'publication', 'other')`),
    check("network_projects_state", sql`${table.state} in ('planned', 'running', 'done', 'dropped')`),
  ],
);

export const networkThreads = tenantTable(
  "network_threads",
  {
    id: uuid().notNull(),
    subject: text().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
  },
  { key: ["id"] },
);

export const networkMessages = tenantTable(
  "network_messages",
  {
    id: uuid().notNull(),
    threadId: uuid("thread_id").notNull(),
    text: text().notNull(),
    author: text().notNull(),
    authorId: uuid("author_id"),
    /** The participant for which it was written; empty for a coordinator. */
    of: text().notNull().default(""),
    at: moment("at").notNull().defaultNow(),
  },
  { key: ["id"], references: { thread: { threadId: networkThreads.id } }, cascade: ["thread"] },
  (table) => [index("network_messages_by_thread").on(table.collaborativeId, table.threadId, table.id)],
);

/** A message on its way to a representative: alone, or with others in a digest. */
export const networkMail = tenantTable(
  "network_mail",
  {
    id: uuid().notNull(),
    messageId: uuid("message_id").notNull(),
    representativeId: uuid("representative_id").notNull(),
    /** When it may go out. */
    sendAt: moment("send_at").notNull(),
    state: text().notNull().default("waiting"),
    attempts: smallint().notNull().default(0),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  {
    key: ["id"],
    references: {
      message: { messageId: networkMessages.id },
      representative: { representativeId: networkRepresentatives.id },
    },
    cascade: ["message", "representative"],
  },
  (table) => [
    unique("network_mail_once").on(table.collaborativeId, table.messageId, table.representativeId),
    index("network_mail_waiting").on(table.state, table.sendAt),
    check(
      "network_mail_state",
      sql`${table.state} in ('waiting', 'sending', 'sent', 'failed', 'not_needed')`,
    ),
  ],
);
