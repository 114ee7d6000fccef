import { sql } from "drizzle-orm";
import { check, date, index, integer, numeric, text, unique, uuid } from "drizzle-orm/pg-core";
import type { MailChoice, NetworkRole, RepresentativePart } from "../../../app/domain/networks/terms";
import { users } from "../auth";
import { heldSecret, moment, ownRows } from "../policies";
import { tenantTable } from "../tenancy";

/**
 * A learning exchange is a tenant of its own, kept apart like a collaborative and by the same policies. Its row here says
 * that it is one; nobody has a role of a collaborative in it.
 */
export const networks = tenantTable(
  "networks",
  {
    about: text().notNull().default(""),
    /** What a participant owes a year, unless the year says otherwise. */
    dues: numeric().notNull().default("2000"),
    revision: integer().notNull().default(1),
  },
  { key: [] },
  (table) => [check("networks_dues", sql`${table.dues} >= 0`)],
);

/** Partnerships that take part, with a collaborative here or without. */
export const networkParticipants = tenantTable(
  "network_participants",
  {
    id: uuid().notNull(),
    name: text().notNull(),
    place: text().notNull().default(""),
    website: text().notNull().default(""),
    about: text().notNull().default(""),
    joinedOn: date("joined_on", { mode: "string" }).notNull(),
    leftOn: date("left_on", { mode: "string" }),
    /** Its collaborative here, once its convener has joined by the code. It refers to nothing: tenants do not meet. */
    linkedId: uuid("linked_id"),
    /** Of the code by which a collaborative joins; null once it has been used. */
    secretHash: text("secret_hash").unique("network_participants_secret_unique"),
    revision: integer().notNull().default(1),
  },
  { key: ["id"] },
  (table) => [
    unique("network_participants_linked").on(table.collaborativeId, table.linkedId),
    check("network_participants_span", sql`${table.leftOn} is null or ${table.leftOn} >= ${table.joinedOn}`),
    heldSecret("network_participants"),
  ],
);

const participantId = () => uuid("participant_id").notNull();

/** The people who speak for a participant, with an account or without. */
export const networkRepresentatives = tenantTable(
  "network_representatives",
  {
    id: uuid().notNull(),
    participantId: participantId(),
    name: text().notNull(),
    title: text().notNull().default(""),
    email: text().notNull(),
    part: text().$type<RepresentativePart>().notNull(),
    mail: text().$type<MailChoice>().notNull().default("digest"),
    /** Set once they have accepted the invitation. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
  },
  { key: ["id"], references: { participant: { participantId: networkParticipants.id } } },
  (table) => [
    unique("network_representatives_email").on(table.collaborativeId, table.participantId, table.email),
    check("network_representatives_part", sql`${table.part} in ('staff_lead', 'anchor_leader', 'other')`),
    check("network_representatives_mail", sql`${table.mail} in ('at_once', 'digest', 'none')`),
  ],
);

/** Who may enter a network: its coordinators, and representatives of one participant each. */
export const networkRoles = tenantTable(
  "network_roles",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text().$type<NetworkRole>().notNull(),
    participantId: uuid("participant_id"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  { key: ["userId"], references: { participant: { participantId: networkParticipants.id } } },
  (table) => [
    check("network_roles_role", sql`${table.role} in ('coordinator', 'representative')`),
    check(
      "network_roles_of_participant",
      sql`(${table.participantId} is not null) = (${table.role} = 'representative')`,
    ),
    ownRows("network_roles"),
  ],
);

/** A link that lets one person into a network, once, until it expires. */
export const networkInvitations = tenantTable(
  "network_invitations",
  {
    id: uuid().notNull(),
    secretHash: text("secret_hash").notNull().unique("network_invitations_secret_unique"),
    email: text().notNull(),
    role: text().$type<NetworkRole>().notNull(),
    representativeId: uuid("representative_id"),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
  },
  {
    key: ["id"],
    references: { representative: { representativeId: networkRepresentatives.id } },
    cascade: ["representative"],
  },
  (table) => [
    index("network_invitations_by_representative").on(table.collaborativeId, table.representativeId),
    check(
      "network_invitations_role",
      sql`(${table.representativeId} is not null) = (${table.role} = 'representative')`,
    ),
    heldSecret("network_invitations"),
  ],
);
