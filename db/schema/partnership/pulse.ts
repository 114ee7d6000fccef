import { sql } from "drizzle-orm";
import { boolean, check, date, integer, jsonb, numeric, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { Group, Language, Question, Ratings } from "../../../app/domain/pulse/statements";
import type { WaveState } from "../../../app/domain/pulse/wave";
import { heldSecret, moment } from "../policies";
import { tenantTable } from "../tenancy";
import { contacts } from "./people";

/** Rounds in which everyone involved is asked how the partnership works. Closed ones stay closed. */
export const pulseWaves = tenantTable(
  "pulse_waves",
  {
    id: uuid().notNull(),
    name: text().notNull(),
    state: text().$type<WaveState>().notNull().default("planned"),
    k: smallint().notNull(),
    asksGroup: boolean("asks_group").notNull(),
    openedOn: date("opened_on", { mode: "string" }),
    closedOn: date("closed_on", { mode: "string" }),
    /** How many were asked; their invitations go when the round closes. */
    invited: integer().notNull().default(0),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  { key: ["id"] },
  (table) => [
    check("pulse_waves_state", sql`${table.state} in ('planned', 'open', 'closed')`),
    check("pulse_waves_k", sql`${table.k} between 5 and 10`),
    check("pulse_waves_opened", sql`(${table.state} = 'planned') = (${table.openedOn} is null)`),
    check("pulse_waves_closed", sql`(${table.state} = 'closed') = (${table.closedOn} is not null)`),
  ],
);

/**
 * Who was asked, until the round closes: whether they have answered is one flag. There is deliberately no time of the
 * answer, and the state of the mail does not depend on it.
 */
export const pulseInvitations = tenantTable(
  "pulse_invitations",
  {
    waveId: uuid("wave_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    secretHash: text("secret_hash").notNull().unique("pulse_invitations_secret_unique"),
    language: text().$type<Language>().notNull(),
    answered: boolean().notNull().default(false),
    mail: text().$type<"none" | "waiting" | "sending" | "sent" | "failed">().notNull().default("none"),
    reminds: boolean().notNull().default(false),
    attempts: smallint().notNull().default(0),
    mailChangedAt: moment("mail_changed_at").notNull().defaultNow(),
  },
  {
    key: ["waveId", "contactId"],
    references: {
      wave: { waveId: pulseWaves.id },
      contact: { contactId: contacts.id },
    },
    cascade: ["wave", "contact"],
  },
  (table) => [
    check("pulse_invitations_mail", sql`${table.mail} in ('none', 'waiting', 'sending', 'sent', 'failed')`),
    heldSecret("pulse_invitations"),
  ],
);

/** Answers, which know nothing of who gave them: random ids, no times, no revision, no history. */
export const pulseAnswers = tenantTable(
  "pulse_answers",
  {
    id: uuid().notNull(),
    waveId: uuid("wave_id").notNull(),
    group: text("respondent_group").$type<Group>(),
    ratings: jsonb().$type<Ratings>().notNull(),
  },
  {
    key: ["id"],
    references: { wave: { waveId: pulseWaves.id } },
    cascade: ["wave"],
  },
  (table) => [
    check(
      "pulse_answers_group",
      sql`${table.group} in ('anchor_leaders', 'anchor_staff', 'community', 'backbone_funders')`,
    ),
  ],
);

/** What people wrote, apart from their ratings and groups. */
export const pulseWords = tenantTable(
  "pulse_words",
  {
    id: uuid().notNull(),
    waveId: uuid("wave_id").notNull(),
    question: text().$type<Question>().notNull(),
    text: text().notNull(),
  },
  {
    key: ["id"],
    references: { wave: { waveId: pulseWaves.id } },
    cascade: ["wave"],
  },
  (table) => [check("pulse_words_question", sql`${table.question} in ('works', 'change')`)],
);

/** Results of other instruments: figures only. */
export const pulseFigures = tenantTable(
  "pulse_figures",
  {
    id: uuid().notNull(),
    instrument: text().notNull(),
    wave: text().notNull(),
    scale: text().notNull(),
    low: numeric().notNull(),
    high: numeric().notNull(),
    mean: numeric().notNull(),
    n: integer().notNull(),
    invited: integer().notNull(),
    note: text().notNull().default(""),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  { key: ["id"] },
  (table) => [check("pulse_figures_n", sql`${table.n} >= 5 and ${table.invited} >= ${table.n}`)],
);
