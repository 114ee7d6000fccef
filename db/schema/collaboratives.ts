import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Absence, DisclosurePreset, PeerPolicy, Role, Sector } from "../../app/domain/types";
import { users } from "./auth";
import { appRole, heldSecret, moment, ownRows, tenantId, tenantOnly } from "./tenancy";

export const collaboratives = pgTable(
  "collaboratives",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique("collaboratives_slug_unique"),
    name: text().notNull(),
    place: text().notNull().default(""),
    about: text(),
    baselineYear: smallint("baseline_year").notNull(),
    locale: text().notNull().default("en-US"),
    currency: text().notNull().default("USD"),
    peerPolicy: text("peer_policy").$type<PeerPolicy>().notNull().default("anonymous_peers"),
    disclosurePreset: text("disclosure_preset").$type<DisclosurePreset>().notNull().default("standard"),
    minimumContributors: smallint("minimum_contributors").notNull().default(3),
    /** Percent of a figure that one member, or the two largest, may make up; null: no such rule. */
    largestShare: smallint("largest_share").notNull().default(85),
    twoLargestShare: smallint("two_largest_share").default(95),
    /** Counts of people in a category are shown from this number on. */
    smallestCell: smallint("smallest_cell").notNull().default(11),
    /** Others see a member's figures so many days after the period that they cover. */
    daysAfterPeriod: smallint("days_after_period").notNull().default(0),
    /** Percent by which a value may differ from the year before without a question. */
    changeLimit: smallint("change_limit").notNull().default(50),
    /** Goes up with every change that figures could depend on: what is computed from them is kept by it. */
    revision: bigint({ mode: "number" }).notNull().default(0),
    /** Of the rules by which the kept sums were computed; an older one is brought up to date at the start. */
    keptVersion: smallint("kept_version").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    check("collaboratives_slug_form", sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check("collaboratives_baseline_year", sql`${table.baselineYear} between 1990 and 2100`),
    check("collaboratives_minimum_contributors", sql`${table.minimumContributors} between 3 and 10`),
    check(
      "collaboratives_peer_policy",
      sql`${table.peerPolicy} in ('open', 'anonymous_peers', 'totals_only')`,
    ),
    check(
      "collaboratives_disclosure_preset",
      sql`${table.disclosurePreset} in ('standard', 'antitrust_floor', 'custom')`,
    ),
    check("collaboratives_largest_share", sql`${table.largestShare} between 1 and 100`),
    check("collaboratives_two_largest_share", sql`${table.twoLargestShare} between 1 and 100`),
    check("collaboratives_smallest_cell", sql`${table.smallestCell} between 5 and 20`),
    check("collaboratives_change_limit", sql`${table.changeLimit} between 5 and 1000`),
    check("collaboratives_days_after_period", sql`${table.daysAfterPeriod} between 0 and 3650`),
    tenantOnly("collaboratives", "id"),
    pgPolicy("collaboratives_person", {
      for: "select",
      to: appRole,
      using: sql`exists (select 1 from roles where roles.collaborative_id = collaboratives.id
        and roles.user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid)`,
    }),
  ],
);

export const members = pgTable(
  "members",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    sector: text().$type<Sector>().notNull(),
    joinedOn: date("joined_on", { mode: "string" }).notNull(),
    leftOn: date("left_on", { mode: "string" }),
    fiscalYearEndMonth: smallint("fiscal_year_end_month").notNull(),
    baselineYear: smallint("baseline_year"),
    /** Times in between in which it was not a member: it left and came back. */
    absences: jsonb().$type<Absence[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ name: "members_pk", columns: [table.collaborativeId, table.id] }),
    unique("members_slug_unique").on(table.collaborativeId, table.slug),
    foreignKey({
      name: "members_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    check("members_fiscal_year_end_month", sql`${table.fiscalYearEndMonth} between 1 and 12`),
    check("members_membership", sql`${table.leftOn} is null or ${table.leftOn} >= ${table.joinedOn}`),
    tenantOnly("members"),
  ],
);

/** Who may do what in a collaborative; executives and data leads stand for one member. */
export const roles = pgTable(
  "roles",
  {
    collaborativeId: tenantId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text().$type<Role>().notNull(),
    memberId: uuid("member_id"),
    /** This person wants no reminders of this collaborative. */
    quiet: boolean().notNull().default(false),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** The last day on which this person opened a page of this collaborative. */
    seenOn: date("seen_on", { mode: "string" }),
  },
  (table) => [
    primaryKey({ name: "roles_pk", columns: [table.collaborativeId, table.userId] }),
    foreignKey({
      name: "roles_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    foreignKey({
      name: "roles_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    check("roles_role", sql`${table.role} in ('backbone', 'convener', 'executive', 'data_lead')`),
    check(
      "roles_member_of_institution",
      sql`(${table.memberId} is not null) = (${table.role} in ('executive', 'data_lead'))`,
    ),
    tenantOnly("roles"),
    ownRows("roles"),
  ],
);

/** Programs sign in with a token: only its hash is kept. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    secretHash: text("secret_hash").notNull().unique("api_tokens_secret_unique"),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    memberId: uuid("member_id"),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [
    primaryKey({ name: "api_tokens_pk", columns: [table.collaborativeId, table.id] }),
    foreignKey({
      name: "api_tokens_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    foreignKey({
      name: "api_tokens_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    check(
      "api_tokens_member_of_institution",
      sql`(${table.memberId} is not null) = (${table.role} in ('executive', 'data_lead'))`,
    ),
    tenantOnly("api_tokens"),
    heldSecret("api_tokens"),
  ],
);

/** A link that lets one person in, once, until it expires. */
export const invitations = pgTable(
  "invitations",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    secretHash: text("secret_hash").notNull().unique("invitations_secret_unique"),
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    memberId: uuid("member_id"),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    /** Withdrawn before it was used. */
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    primaryKey({ name: "invitations_pk", columns: [table.collaborativeId, table.id] }),
    foreignKey({
      name: "invitations_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    foreignKey({
      name: "invitations_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    tenantOnly("invitations"),
    heldSecret("invitations"),
  ],
);
