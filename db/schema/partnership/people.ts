import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { BodyKind, DecisionRule, Duty, PartnerKind, QuorumKind } from "../../../app/domain/people/terms";
import { users } from "../auth";
import { members } from "../members";
import { heldSecret, moment } from "../policies";
import { tenantTable } from "../tenancy";

/** Organizations that are no members, such as funders and agencies. They have no observations. */
export const partners = tenantTable(
  "partners",
  {
    id: uuid().notNull(),
    name: text().notNull(),
    kind: text().$type<PartnerKind>().notNull(),
    website: text().notNull().default(""),
    note: text().notNull().default(""),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  { key: ["id"] },
  (table) => [
    check(
      "partners_kind",
      sql`${table.kind} in ('community', 'funder', 'public_agency', 'consultant', 'network', 'other')`,
    ),
  ],
);

/** People of members and partners, with an account here or without. */
export const contacts = tenantTable(
  "contacts",
  {
    id: uuid().notNull(),
    name: text().notNull(),
    /** The contact's organization: one of the two. */
    memberId: uuid("member_id"),
    partnerId: uuid("partner_id"),
    jobTitle: text("job_title").notNull().default(""),
    email: text().notNull().default(""),
    phone: text().notNull().default(""),
    /** What a member's contact is to the partnership: its sponsor, its working lead, or neither. */
    duty: text().$type<Duty>(),
    /** First and last day in this job, both included. */
    from: date("valid_from", { mode: "string" }).notNull(),
    until: date("valid_until", { mode: "string" }),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    note: text().notNull().default(""),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
      partner: { partnerId: partners.id },
    },
  },
  (table) => [
    index("contacts_by_user").on(table.collaborativeId, table.userId),
    check("contacts_organization", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    check(
      "contacts_duty",
      sql`${table.duty} is null or (${table.duty} in ('sponsor', 'working_lead') and ${table.memberId} is not null)`,
    ),
    check("contacts_span", sql`${table.until} is null or ${table.until} >= ${table.from}`),
  ],
);

/** Groups that meet and decide: an executive council, working groups, and others. */
export const bodies = tenantTable(
  "bodies",
  {
    id: uuid().notNull(),
    name: text().notNull(),
    kind: text().$type<BodyKind>().notNull(),
    /** What it may decide, in words. */
    remit: text().notNull().default(""),
    quorum: text().$type<QuorumKind>().notNull(),
    /** The fraction of `at_least`. */
    quorumOf: smallint("quorum_of"),
    quorumIn: smallint("quorum_in"),
    rule: text().$type<DecisionRule>().notNull(),
    /** How often it meets, in words. */
    cadence: text().notNull().default(""),
    /** Only those who sit in a closed body read its records. */
    closed: boolean().notNull().default(false),
    recordsPublic: boolean("records_public").notNull().default(false),
    /** The last day on which it existed. */
    endedOn: date("ended_on", { mode: "string" }),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  { key: ["id"] },
  (table) => [
    check(
      "bodies_kind",
      sql`${table.kind} in ('executive_council', 'steering', 'working_group', 'community_advisory', 'other')`,
    ),
    check("bodies_rule", sql`${table.rule} in ('consensus', 'consent', 'majority', 'two_thirds')`),
    check(
      "bodies_quorum",
      sql`case ${table.quorum} when 'majority' then num_nonnulls(${table.quorumOf}, ${table.quorumIn}) = 0
        when 'at_least' then ${table.quorumOf} between 1 and ${table.quorumIn} and ${table.quorumIn} <= 100
        else false end`,
    ),
    check("bodies_records", sql`not (${table.closed} and ${table.recordsPublic})`),
  ],
);

/** A place in a body. It is vacant while nobody holds it, or while its holder has left. */
export const seats = tenantTable(
  "seats",
  {
    id: uuid().notNull(),
    bodyId: uuid("body_id").notNull(),
    /** Who holds it: at most one of the three. */
    contactId: uuid("contact_id"),
    memberId: uuid("member_id"),
    partnerId: uuid("partner_id"),
    /** What the seat is called, such as "Neighborhood resident". */
    title: text().notNull().default(""),
    voting: boolean().notNull().default(true),
    chair: boolean().notNull().default(false),
    from: date("valid_from", { mode: "string" }).notNull(),
    until: date("valid_until", { mode: "string" }),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      body: { bodyId: bodies.id },
      contact: { contactId: contacts.id },
      member: { memberId: members.id },
      partner: { partnerId: partners.id },
    },
  },
  (table) => [
    index("seats_by_body").on(table.collaborativeId, table.bodyId),
    check("seats_holder", sql`num_nonnulls(${table.contactId}, ${table.memberId}, ${table.partnerId}) <= 1`),
    check("seats_span", sql`${table.until} is null or ${table.until} >= ${table.from}`),
  ],
);

/** Contacts who may stand in for a seat. */
export const seatAlternates = tenantTable(
  "seat_alternates",
  {
    seatId: uuid("seat_id").notNull(),
    contactId: uuid("contact_id").notNull(),
  },
  {
    key: ["seatId", "contactId"],
    references: {
      seat: { seatId: seats.id },
      contact: { contactId: contacts.id },
    },
    cascade: ["seat", "contact"],
  },
);

/** A person's secret calendar address in one collaborative: only its hash is kept. */
export const calendarLinks = tenantTable(
  "calendar_links",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    secretHash: text("secret_hash").notNull().unique("calendar_links_secret_unique"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  { key: ["userId"] },
  (_table) => [heldSecret("calendar_links")],
);
