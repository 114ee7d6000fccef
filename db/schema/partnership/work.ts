import { sql } from "drizzle-orm";
import { check, date, index, integer, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { Strategy } from "../../../app/domain/terms";
import type { ActionOrigin, ActionState, InitiativeStage } from "../../../app/domain/work/terms";
import { goals } from "../goals";
import { members } from "../members";
import { heldSecret, moment } from "../policies";
import { tenantTable } from "../tenancy";
import { contacts, partners } from "./people";

/** Programs and pilots. Their health is computed, never stored. */
export const initiatives = tenantTable(
  "initiatives",
  {
    id: uuid().notNull(),
    name: text().notNull(),
    about: text(),
    strategy: text().$type<Strategy>().notNull(),
    /** The organization that leads it: one of the two. */
    leadMemberId: uuid("lead_member_id"),
    leadPartnerId: uuid("lead_partner_id"),
    startsOn: date("starts_on", { mode: "string" }),
    endsOn: date("ends_on", { mode: "string" }),
    stage: text().$type<InitiativeStage>().notNull(),
    /** Why it is paused, finished, or stopped. */
    why: text(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      lead_member: { leadMemberId: members.id },
      lead_partner: { leadPartnerId: partners.id },
    },
  },
  (table) => [
    check("initiatives_strategy", sql`${table.strategy} in ('workforce', 'purchasing', 'investing')`),
    check("initiatives_lead", sql`num_nonnulls(${table.leadMemberId}, ${table.leadPartnerId}) = 1`),
    check(
      "initiatives_stage",
      sql`${table.stage} in ('idea', 'planned', 'running', 'paused', 'finished', 'stopped')`,
    ),
    check(
      "initiatives_why",
      sql`${table.why} is not null or ${table.stage} not in ('paused', 'finished', 'stopped')`,
    ),
    check("initiatives_span", sql`${table.endsOn} is null or ${table.endsOn} >= ${table.startsOn}`),
  ],
);

export const milestones = tenantTable(
  "milestones",
  {
    initiativeId: uuid("initiative_id").notNull(),
    position: smallint().notNull(),
    title: text().notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    doneOn: date("done_on", { mode: "string" }),
  },
  {
    key: ["initiativeId", "position"],
    references: {
      initiative: { initiativeId: initiatives.id },
    },
    cascade: ["initiative"],
  },
);

/** Other organizations that take part in an initiative, members or not. */
export const initiativeOrganizations = tenantTable(
  "initiative_organizations",
  {
    initiativeId: uuid("initiative_id").notNull(),
    position: smallint().notNull(),
    memberId: uuid("member_id"),
    partnerId: uuid("partner_id"),
  },
  {
    key: ["initiativeId", "position"],
    references: {
      initiative: { initiativeId: initiatives.id },
      member: { memberId: members.id },
      partner: { partnerId: partners.id },
    },
    cascade: ["initiative"],
  },
  (table) => [
    check("initiative_organizations_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
  ],
);

/** The goals that an initiative serves. */
export const initiativeGoals = tenantTable(
  "initiative_goals",
  {
    initiativeId: uuid("initiative_id").notNull(),
    goalId: uuid("goal_id").notNull(),
  },
  {
    key: ["initiativeId", "goalId"],
    references: {
      initiative: { initiativeId: initiatives.id },
      goal: { goalId: goals.id },
    },
    cascade: ["initiative", "goal"],
  },
  (table) => [index("initiative_goals_by_goal").on(table.collaborativeId, table.goalId)],
);

/** What somebody promised to do by a date. */
export const actions = tenantTable(
  "actions",
  {
    id: uuid().notNull(),
    title: text().notNull(),
    ownerId: uuid("owner_id").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    /** The date first agreed; never changed. */
    firstDueOn: date("first_due_on", { mode: "string" }).notNull(),
    /** How often the date was moved. */
    moves: smallint().notNull().default(0),
    state: text().$type<ActionState>().notNull().default("open"),
    doneOn: date("done_on", { mode: "string" }),
    /** Done: proof or a note; blocked or dropped: why. */
    note: text(),
    origin: text().$type<ActionOrigin>().notNull(),
    initiativeId: uuid("initiative_id"),
    goalId: uuid("goal_id"),
    /** Of a meeting: under which item it was promised. Items of a planned meeting can go. */
    agendaItemId: uuid("agenda_item_id"),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: {
      owner: { ownerId: contacts.id },
      initiative: { initiativeId: initiatives.id },
      goal: { goalId: goals.id },
    },
  },
  (table) => [
    index("actions_by_due").on(table.collaborativeId, table.dueOn).where(sql`state in ('open', 'blocked')`),
    index("actions_by_owner").on(table.collaborativeId, table.ownerId),
    index("actions_by_initiative").on(table.collaborativeId, table.initiativeId),
    check("actions_state", sql`${table.state} in ('open', 'blocked', 'done', 'dropped')`),
    check("actions_done", sql`(${table.state} = 'done') = (${table.doneOn} is not null)`),
    check("actions_why", sql`${table.note} is not null or ${table.state} not in ('blocked', 'dropped')`),
    check(
      "actions_origin",
      sql`${table.origin} in ('meeting', 'initiative', 'obligation', 'path', 'data', 'pulse', 'other')`,
    ),
    check(
      "actions_origin_initiative",
      sql`${table.origin} <> 'initiative' or ${table.initiativeId} is not null`,
    ),
  ],
);

/** Opens one action to one contact without an account. */
export const actionLinks = tenantTable(
  "action_links",
  {
    actionId: uuid("action_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    secretHash: text("secret_hash").notNull().unique("action_links_secret_unique"),
    /** Goes up when a link is withdrawn: the next one has another secret. */
    generation: smallint().notNull().default(1),
    madeAt: moment("made_at").notNull().defaultNow(),
    usedAt: moment("used_at"),
    revokedAt: moment("revoked_at"),
  },
  {
    key: ["actionId", "contactId"],
    references: {
      action: { actionId: actions.id },
      contact: { contactId: contacts.id },
    },
    cascade: ["action", "contact"],
  },
  (_table) => [heldSecret("action_links")],
);

/** Contacts who want no mail about actions. */
export const quietContacts = tenantTable(
  "quiet_contacts",
  {
    contactId: uuid("contact_id").notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  {
    key: ["contactId"],
    references: {
      contact: { contactId: contacts.id },
    },
    cascade: ["contact"],
  },
);
