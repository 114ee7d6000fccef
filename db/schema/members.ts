import { sql } from "drizzle-orm";
import { boolean, check, date, jsonb, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Scope } from "../../app/domain/programs/scopes";
import type { Absence, EarlierEnd, Exemption, Role, Sector } from "../../app/domain/terms";
import { users } from "./auth";
import { heldSecret, moment, ownRows } from "./policies";
import { tenantTable } from "./tenancy";

export const members = tenantTable(
  "members",
  {
    id: uuid().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    sector: text().$type<Sector>().notNull(),
    joinedOn: date("joined_on", { mode: "string" }).notNull(),
    leftOn: date("left_on", { mode: "string" }),
    fiscalYearEndMonth: smallint("fiscal_year_end_month").notNull(),
    /** Ends that applied up to a year, in order: the end changed from the next year on. */
    earlierFiscalYearEnds: jsonb("earlier_fiscal_year_ends").$type<EarlierEnd[]>().notNull().default([]),
    baselineYear: smallint("baseline_year"),
    /** Times in between in which it was not a member: it left and came back. */
    absences: jsonb().$type<Absence[]>().notNull().default([]),
    /** Strategies that do not concern it, by reporting years. */
    exemptions: jsonb().$type<Exemption[]>().notNull().default([]),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("members_slug_unique").on(table.collaborativeId, table.slug),
    check("members_fiscal_year_end_month", sql`${table.fiscalYearEndMonth} between 1 and 12`),
    check("members_membership", sql`${table.leftOn} is null or ${table.leftOn} >= ${table.joinedOn}`),
  ],
);

/** Who may do what in a collaborative; executives and data leads stand for one member. */
export const roles = tenantTable(
  "roles",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text().$type<Role>().notNull(),
    memberId: uuid("member_id"),
    /** This person wants no reminders of this collaborative. */
    quiet: boolean().notNull().default(false),
    /** The tour was taken or declined. */
    tourEnded: boolean("tour_ended").notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** The last day on which this person opened a page of this collaborative. */
    seenOn: date("seen_on", { mode: "string" }),
  },
  {
    key: ["userId"],
    references: {
      member: { memberId: members.id },
    },
  },
  (table) => [
    check("roles_role", sql`${table.role} in ('backbone', 'convener', 'executive', 'data_lead')`),
    check(
      "roles_member_of_institution",
      sql`(${table.memberId} is not null) = (${table.role} in ('executive', 'data_lead'))`,
    ),
    ownRows("roles"),
  ],
);

/** Programs sign in with a token: only its hash is kept. */
export const apiTokens = tenantTable(
  "api_tokens",
  {
    id: uuid().notNull(),
    secretHash: text("secret_hash").notNull().unique("api_tokens_secret_unique"),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    memberId: uuid("member_id"),
    /** What it may be used for, within what its role allows. Older tokens have all. */
    scopes: text().array().$type<Scope[]>().notNull().default(sql`'{read,write,publish}'`),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
    lastUsedAt: moment("last_used_at"),
  },
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
    },
  },
  (table) => [
    check(
      "api_tokens_member_of_institution",
      sql`(${table.memberId} is not null) = (${table.role} in ('executive', 'data_lead'))`,
    ),
    check(
      "api_tokens_scopes",
      sql`cardinality(${table.scopes}) > 0 and ${table.scopes} <@ array['read', 'write', 'publish']`,
    ),
    heldSecret("api_tokens"),
  ],
);

/** A link that lets one person in, once, until it expires. */
export const invitations = tenantTable(
  "invitations",
  {
    id: uuid().notNull(),
    secretHash: text("secret_hash").notNull().unique("invitations_secret_unique"),
    /** Of the part that only the mailed link has: whoever brings it has read that mailbox. */
    proofHash: text("proof_hash"),
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    memberId: uuid("member_id"),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    /** Withdrawn before it was used. */
    revokedAt: moment("revoked_at"),
  },
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
    },
  },
  (_table) => [heldSecret("invitations")],
);
