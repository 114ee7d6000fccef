import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Strategy } from "../../app/domain/types";
import { collaboratives, members } from "./collaboratives";
import { moment, tenantId, tenantOnly } from "./tenancy";

/** How a year's numbers are collected: who is asked, what was said about values, what came in by file. */

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** A reporting year whose numbers are collected, or were. A year without a row was never opened. */
export const years = pgTable(
  "years",
  {
    collaborativeId: tenantId(),
    year: smallint().notNull(),
    /** Closed: every value of it is locked, on every path. */
    state: text().$type<"open" | "closed">().notNull().default("open"),
    /** By when members are asked to send their numbers; null: no date. */
    dueOn: date("due_on", { mode: "string" }),
    /** Days before and after the due date on which reminders go out. */
    remindBefore: smallint("remind_before").array().notNull().default(sql`'{}'`),
    remindAfter: smallint("remind_after").array().notNull().default(sql`'{}'`),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  (table) => [
    primaryKey({ name: "years_pk", columns: [table.collaborativeId, table.year] }),
    foreignKey({
      name: "years_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    check("years_state", sql`${table.state} in ('open', 'closed')`),
    check("years_year", sql`${table.year} between 1990 and 2100`),
    tenantOnly("years"),
  ],
);

/** What one member is asked for in an opened year, and how far it is. */
export const requests = pgTable(
  "requests",
  {
    collaborativeId: tenantId(),
    year: smallint().notNull(),
    memberId: uuid("member_id").notNull(),
    strategies: text().array().$type<Strategy[]>().notNull(),
    /** Its own date, where it is another than the year's. */
    dueOn: date("due_on", { mode: "string" }),
    state: text().$type<"asked" | "submitted" | "returned" | "verified">().notNull().default("asked"),
    submittedAt: moment("submitted_at"),
    submittedBy: text("submitted_by"),
    /** Why it was sent back. */
    question: text(),
    verifiedAt: moment("verified_at"),
    verifiedBy: text("verified_by"),
    /** Until then it may still change values of a closed year. */
    openUntil: moment("open_until"),
    /** No reminders to this member for this year. */
    quiet: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ name: "requests_pk", columns: [table.collaborativeId, table.year, table.memberId] }),
    foreignKey({
      name: "requests_year",
      columns: [table.collaborativeId, table.year],
      foreignColumns: [years.collaborativeId, years.year],
    }),
    foreignKey({
      name: "requests_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    check("requests_state", sql`${table.state} in ('asked', 'submitted', 'returned', 'verified')`),
    tenantOnly("requests"),
  ],
);

/** Something said about one value; a question stands until it is settled. */
export const comments = pgTable(
  "comments",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    memberId: uuid("member_id").notNull(),
    /** Id of the measure or share metric. */
    itemId: uuid("item_id").notNull(),
    categoryId: uuid("category_id"),
    year: smallint().notNull(),
    kind: text().$type<"note" | "question">().notNull(),
    text: text().notNull(),
    at: moment("at").notNull().defaultNow(),
    author: text().notNull(),
    settledAt: moment("settled_at"),
    settledBy: text("settled_by"),
  },
  (table) => [
    primaryKey({ name: "comments_pk", columns: [table.collaborativeId, table.id] }),
    index("comments_by_value").on(table.collaborativeId, table.memberId, table.year),
    foreignKey({
      name: "comments_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    check("comments_kind", sql`${table.kind} in ('note', 'question')`),
    tenantOnly("comments"),
  ],
);

/** A soft check's warning that somebody has explained; it holds as long as the value is the same. */
export const acceptedWarnings = pgTable(
  "accepted_warnings",
  {
    collaborativeId: tenantId(),
    memberId: uuid("member_id").notNull(),
    itemId: uuid("item_id").notNull(),
    year: smallint().notNull(),
    /** Code of the check, as in app/domain/soft-checks. */
    warning: text().notNull(),
    /** The value, or the share, that was accepted. */
    value: numeric().notNull(),
    note: text().notNull(),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
  },
  (table) => [
    primaryKey({
      name: "accepted_warnings_pk",
      columns: [table.collaborativeId, table.itemId, table.year, table.memberId, table.warning],
    }),
    foreignKey({
      name: "accepted_warnings_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    tenantOnly("accepted_warnings"),
  ],
);

/** A file that was stored: its id is the batch of its changes in the history. */
export const imports = pgTable(
  "imports",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    fileName: text("file_name").notNull(),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
    created: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
    undoneAt: moment("undone_at"),
    undoneBy: text("undone_by"),
  },
  (table) => [
    primaryKey({ name: "imports_pk", columns: [table.collaborativeId, table.id] }),
    foreignKey({
      name: "imports_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    tenantOnly("imports"),
  ],
);

/** A file between its upload and the decision to store it; thrown away after a day. */
export const uploads = pgTable(
  "uploads",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    /** Only who sent it sees it. */
    userId: uuid("user_id").notNull(),
    fileName: text("file_name").notNull(),
    content: bytea().notNull(),
    /** What its columns are taken for: guessed, until its sender has said so. */
    mapping: jsonb(),
    at: moment("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "uploads_pk", columns: [table.collaborativeId, table.id] }),
    foreignKey({
      name: "uploads_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    tenantOnly("uploads"),
  ],
);

/** What the columns of a file with this header were taken for the last time. */
export const mappings = pgTable(
  "mappings",
  {
    collaborativeId: tenantId(),
    /** The header's names, in order, hashed. */
    header: text().notNull(),
    mapping: jsonb().notNull(),
    usedAt: moment("used_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "mappings_pk", columns: [table.collaborativeId, table.header] }),
    foreignKey({
      name: "mappings_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    tenantOnly("mappings"),
  ],
);

/** A reminder by e-mail: waits for its day, is sent once by whichever process takes it. */
export const reminders = pgTable(
  "reminders",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    year: smallint().notNull(),
    memberId: uuid("member_id").notNull(),
    userId: uuid("user_id").notNull(),
    /** Days from the due date: −14 is two weeks before. */
    days: smallint().notNull(),
    sendOn: date("send_on", { mode: "string" }).notNull(),
    state: text()
      .$type<"waiting" | "sending" | "sent" | "failed" | "not_needed">()
      .notNull()
      .default("waiting"),
    attempts: smallint().notNull().default(0),
    recipient: text(),
    subject: text(),
    changedAt: moment("changed_at").notNull().defaultNow(),
    /** What the mail server said to a message that it did not take, or why none was needed. */
    detail: text(),
  },
  (table) => [
    primaryKey({ name: "reminders_pk", columns: [table.collaborativeId, table.id] }),
    unique("reminders_once").on(
      table.collaborativeId,
      table.year,
      table.memberId,
      table.userId,
      table.days,
      table.sendOn,
    ),
    index("reminders_due").on(table.sendOn).where(sql`state = 'waiting'`),
    foreignKey({
      name: "reminders_request",
      columns: [table.collaborativeId, table.year, table.memberId],
      foreignColumns: [requests.collaborativeId, requests.year, requests.memberId],
    }),
    check("reminders_state", sql`${table.state} in ('waiting', 'sending', 'sent', 'failed', 'not_needed')`),
    tenantOnly("reminders"),
  ],
);
