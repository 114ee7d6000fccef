import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  integer,
  jsonb,
  numeric,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { MeetingState } from "../../../app/domain/meetings/terms";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { networkParticipants } from "./network";

/** A year of a network: what it learns about, and what it costs. */
export const networkYears = tenantTable(
  "network_years",
  {
    year: smallint().notNull(),
    themes: jsonb().$type<string[]>().notNull().default([]),
    /** Null: as the network says. */
    dues: numeric(),
    revision: integer().notNull().default(1),
  },
  { key: ["year"] },
  (table) => [
    check("network_years_year", sql`${table.year} between 1990 and 2100`),
    check("network_years_themes", sql`jsonb_typeof(${table.themes}) = 'array'`),
  ],
);

/** The four meetings of a year. */
export const networkMeetings = tenantTable(
  "network_meetings",
  {
    id: uuid().notNull(),
    year: smallint().notNull(),
    number: smallint().notNull(),
    day: date({ mode: "string" }).notNull(),
    /** Length in minutes. */
    minutesLong: smallint("minutes_long").notNull(),
    inPerson: boolean("in_person").notNull().default(false),
    place: text().notNull().default(""),
    theme: text().notNull().default(""),
    state: text().$type<MeetingState>().notNull().default("planned"),
    minutes: text().notNull().default(""),
    approvedOn: date("approved_on", { mode: "string" }),
    revision: integer().notNull().default(1),
  },
  { key: ["id"], references: { year: { year: networkYears.year } } },
  (table) => [
    unique("network_meetings_number").on(table.collaborativeId, table.year, table.number),
    check("network_meetings_number_range", sql`${table.number} between 1 and 4`),
    check("network_meetings_length", sql`${table.minutesLong} between 15 and 2880`),
    check(
      "network_meetings_state",
      sql`${table.state} in ('planned', 'called', 'held', 'minutes_out', 'approved', 'cancelled')`,
    ),
  ],
);

/** What a participant brings to a meeting: news, a lesson, a question. */
export const networkRounds = tenantTable(
  "network_rounds",
  {
    meetingId: uuid("meeting_id").notNull(),
    participantId: uuid("participant_id").notNull(),
    news: text().notNull().default(""),
    lesson: text().notNull().default(""),
    question: text().notNull().default(""),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["meetingId", "participantId"],
    references: {
      meeting: { meetingId: networkMeetings.id },
      participant: { participantId: networkParticipants.id },
    },
    cascade: ["meeting"],
  },
);
