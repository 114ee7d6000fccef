import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { MeetingNews } from "../../../app/domain/meetings/called";
import type { GoalStatusWord } from "../../../app/domain/meetings/goal-status";
import type {
  AgendaKind,
  AgendaSubject,
  AttendanceState,
  MeetingState,
} from "../../../app/domain/meetings/terms";
import { heldSecret, moment } from "../policies";
import { tenantTable } from "../tenancy";
import { bodies, contacts, seats } from "./people";

/** Meetings of one body. */
export const meetings = tenantTable(
  "meetings",
  {
    id: uuid().notNull(),
    bodyId: uuid("body_id").notNull(),
    title: text().notNull().default(""),
    day: date({ mode: "string" }).notNull(),
    /** Wall time, "14:00", in the time zone; null while the hour is open. */
    startsAt: text("starts_at"),
    /** An IANA name such as "America/New_York". */
    timeZone: text("time_zone").notNull(),
    lengthMinutes: smallint("length_minutes").notNull(),
    place: text().notNull().default(""),
    /** Where to join from elsewhere. */
    link: text().notNull().default(""),
    state: text().$type<MeetingState>().notNull().default("planned"),
    /** Why it was cancelled. */
    cancelledWhy: text("cancelled_why").notNull().default(""),
    /** People present who hold no seat. */
    guests: text().notNull().default(""),
    calledAt: moment("called_at"),
    approvedAt: moment("approved_at"),
    approvedBy: text("approved_by"),
    /** The minutes as they were approved: app/domain/meetings/minutes.ts. */
    minutes: jsonb(),
    /** The goals' statuses when it was held, by goal: the next agenda begins with those that changed. */
    goalStatuses: jsonb("goal_statuses").$type<Record<string, GoalStatusWord>>(),
    /** SHA-256 of the public address's last part, from approval on; opens approved minutes of public bodies. */
    secretHash: text("secret_hash").unique("meetings_secret_unique"),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      body: { bodyId: bodies.id },
    },
  },
  (table) => [
    index("meetings_by_day").on(table.collaborativeId, table.day),
    check(
      "meetings_state",
      sql`${table.state} in ('planned', 'called', 'held', 'minutes_out', 'approved', 'cancelled')`,
    ),
    check("meetings_length", sql`${table.lengthMinutes} between 5 and 1440`),
    check("meetings_approved", sql`(${table.state} = 'approved') = (${table.minutes} is not null)`),
    heldSecret("meetings"),
  ],
);

/** Letters about meetings: agendas of those that are called, and word of those that are canceled. */
export const meetingMail = tenantTable(
  "meeting_mail",
  {
    id: uuid().notNull(),
    meetingId: uuid("meeting_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    news: text().$type<MeetingNews>().notNull(),
    state: text()
      .$type<"waiting" | "sending" | "sent" | "failed" | "not_needed">()
      .notNull()
      .default("waiting"),
    attempts: smallint().notNull().default(0),
    changedAt: moment("changed_at").notNull().defaultNow(),
    /** What the mail server said to a letter that it did not take, or why none was needed. */
    detail: text(),
  },
  {
    key: ["id"],
    references: { meeting: { meetingId: meetings.id }, contact: { contactId: contacts.id } },
    cascade: ["meeting", "contact"],
  },
  (table) => [
    unique("meeting_mail_once").on(table.collaborativeId, table.meetingId, table.contactId, table.news),
    index("meeting_mail_due").on(table.changedAt).where(sql`state = 'waiting'`),
    check("meeting_mail_news", sql`${table.news} in ('called', 'cancelled')`),
    check(
      "meeting_mail_state",
      sql`${table.state} in ('waiting', 'sending', 'sent', 'failed', 'not_needed')`,
    ),
  ],
);

/** What a meeting takes up, in order, with the notes taken under it. */
export const agendaItems = tenantTable(
  "agenda_items",
  {
    id: uuid().notNull(),
    meetingId: uuid("meeting_id").notNull(),
    position: smallint().notNull(),
    title: text().notNull(),
    kind: text().$type<AgendaKind>().notNull(),
    /** Minutes allotted. */
    minutes: smallint(),
    presenterId: uuid("presenter_id"),
    /** The record it points to: of which kind, and its id. */
    aboutKind: text("about_kind").$type<AgendaSubject>(),
    aboutId: uuid("about_id"),
    /** It proposed itself from what changed since the body last met. */
    proposed: boolean().notNull().default(false),
    notes: text().notNull().default(""),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      meeting: { meetingId: meetings.id },
      presenter: { presenterId: contacts.id },
    },
  },
  (table) => [
    index("agenda_items_by_meeting").on(table.collaborativeId, table.meetingId, table.position),
    check("agenda_items_kind", sql`${table.kind} in ('information', 'discussion', 'decision', 'check_in')`),
    check("agenda_items_minutes", sql`${table.minutes} between 1 and 480`),
    check("agenda_items_about", sql`${table.aboutId} is null or ${table.aboutKind} is not null`),
  ],
);

/** Who of the seats was there. */
export const attendance = tenantTable(
  "attendance",
  {
    meetingId: uuid("meeting_id").notNull(),
    seatId: uuid("seat_id").notNull(),
    state: text().$type<AttendanceState>().notNull(),
    /** Who stood in for the seat, if recorded. */
    alternateId: uuid("alternate_id"),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["meetingId", "seatId"],
    references: {
      meeting: { meetingId: meetings.id },
      seat: { seatId: seats.id },
      alternate: { alternateId: contacts.id },
    },
  },
  (table) => [
    check("attendance_state", sql`${table.state} in ('present', 'alternate', 'excused', 'absent')`),
    check("attendance_stand_in", sql`${table.alternateId} is null or ${table.state} = 'alternate'`),
  ],
);
