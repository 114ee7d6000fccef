import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  numeric,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { MessageKind } from "../../../app/domain/mail";
import type { Strategy } from "../../../app/domain/terms";
import type { Notice } from "../../../app/domain/work/notices";
import { members } from "../members";
import { contacts } from "../partnership/people";
import { actions } from "../partnership/work";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";

/** How a year's numbers are collected: who is asked, and what was said about values. */

/** A reporting year whose numbers are collected, or were. A year without a row was never opened. */
export const years = tenantTable(
  "years",
  {
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
  {
    key: ["year"],
  },
  (table) => [
    check("years_state", sql`${table.state} in ('open', 'closed')`),
    check("years_year", sql`${table.year} between 1990 and 2100`),
  ],
);

/** What one member is asked for in an opened year, and how far it is. */
export const requests = tenantTable(
  "requests",
  {
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
  {
    key: ["year", "memberId"],
    references: {
      year: { year: years.year },
      member: { memberId: members.id },
    },
  },
  (table) => [check("requests_state", sql`${table.state} in ('asked', 'submitted', 'returned', 'verified')`)],
);

/** Something said about one value; a question stands until it is settled. */
export const comments = tenantTable(
  "comments",
  {
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
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
    },
  },
  (table) => [
    index("comments_by_value").on(table.collaborativeId, table.memberId, table.year),
    check("comments_kind", sql`${table.kind} in ('note', 'question')`),
  ],
);

/** A soft check's warning that somebody has explained; it holds as long as the value is the same. */
export const acceptedWarnings = tenantTable(
  "accepted_warnings",
  {
    memberId: uuid("member_id").notNull(),
    itemId: uuid("item_id").notNull(),
    year: smallint().notNull(),
    /** Code of the check, as in app/domain/entry/soft-checks. */
    warning: text().notNull(),
    /** The value, or the share, that was accepted. */
    value: numeric().notNull(),
    note: text().notNull(),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
  },
  {
    key: ["itemId", "year", "memberId", "warning"],
    references: {
      member: { memberId: members.id },
    },
  },
);

/**
 * The queue of all mail that waits for its day: each message is sent once, by whichever process takes it. Reminders of
 * numbers name a year, a member, and a person; mail about actions names a contact.
 */
export const reminders = tenantTable(
  "reminders",
  {
    id: uuid().notNull(),
    kind: text().$type<MessageKind>().notNull().default("numbers"),
    year: smallint(),
    memberId: uuid("member_id"),
    userId: uuid("user_id"),
    /** Days from the due date: −14 is two weeks before. */
    days: smallint(),
    contactId: uuid("contact_id"),
    /** Of a message about one action; a weekly digest has none. */
    actionId: uuid("action_id"),
    notice: text().$type<Notice>(),
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
  {
    key: ["id"],
    references: {
      request: { year: requests.year, memberId: requests.memberId },
      contact: { contactId: contacts.id },
      action: { actionId: actions.id },
    },
    cascade: ["contact", "action"],
  },
  (table) => [
    unique("reminders_once").on(
      table.collaborativeId,
      table.year,
      table.memberId,
      table.userId,
      table.days,
      table.sendOn,
    ),
    uniqueIndex("reminders_notice_once")
      .on(table.collaborativeId, table.actionId, table.contactId, table.notice, table.sendOn)
      .where(sql`kind = 'action'`),
    uniqueIndex("reminders_digest_once")
      .on(table.collaborativeId, table.contactId, table.sendOn)
      .where(sql`kind = 'digest'`),
    index("reminders_due").on(table.sendOn).where(sql`state = 'waiting'`),
    check("reminders_state", sql`${table.state} in ('waiting', 'sending', 'sent', 'failed', 'not_needed')`),
    check(
      "reminders_kind",
      sql`case ${table.kind}
        when 'numbers' then num_nonnulls(${table.year}, ${table.memberId}, ${table.userId}, ${table.days}) = 4
        when 'action' then num_nonnulls(${table.contactId}, ${table.actionId}, ${table.notice}) = 3
        when 'digest' then ${table.contactId} is not null and ${table.actionId} is null
        else false end`,
    ),
  ],
);
