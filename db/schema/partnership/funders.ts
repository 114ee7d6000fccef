import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type {
  EnteredKind,
  ExitForm,
  FunderRole,
  Question,
  SourceState,
} from "../../../app/domain/money/terms";
import { members } from "../members";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { contacts, partners } from "./people";
import { initiatives } from "./work";

const changed = () => ({
  revision: integer().notNull().default(1),
  changedAt: moment("changed_at").notNull().defaultNow(),
  changedBy: text("changed_by").notNull(),
});
/** A member or a partner: exactly one of the two. */
const organization = () => ({ memberId: uuid("member_id"), partnerId: uuid("partner_id") });
const organizations = () => ({ member: { memberId: members.id }, partner: { partnerId: partners.id } });

/** What an organization has been to the partnership, and how a short-term home is left. */
export const funderRoles = tenantTable(
  "funder_roles",
  {
    id: uuid().notNull(),
    ...organization(),
    role: text().$type<FunderRole>().notNull(),
    from: date("valid_from", { mode: "string" }).notNull(),
    until: date("valid_until", { mode: "string" }),
    exitForm: text("exit_form").$type<ExitForm>(),
    exitOn: date("exit_on", { mode: "string" }),
    milestones: jsonb().$type<string[]>().notNull().default([]),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [
    check("funder_roles_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    check(
      "funder_roles_role",
      sql`${table.role} in ('first_call', 'neutral_convener', 'short_term_home', 'backbone_host', 'grant_maker', 'member')`,
    ),
    check("funder_roles_span", sql`${table.until} is null or ${table.until} >= ${table.from}`),
    check(
      "funder_roles_exit",
      sql`${table.role} = 'short_term_home' or num_nonnulls(${table.exitForm}, ${table.exitOn}) = 0`,
    ),
    check("funder_roles_exit_form", sql`${table.exitForm} in ('own_entity', 'other_host', 'stays_separate')`),
  ],
);

/** What a funder answered to one of the three questions, on a day. Earlier answers stay. */
export const funderAnswers = tenantTable(
  "funder_answers",
  {
    id: uuid().notNull(),
    ...organization(),
    question: text().$type<Question>().notNull(),
    answer: text().notNull(),
    answeredOn: date("answered_on", { mode: "string" }).notNull(),
    published: boolean().notNull().default(false),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [
    check("funder_answers_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    check("funder_answers_question", sql`${table.question} in ('own_grants', 'pays_for', 'priorities')`),
  ],
);

/** Members that a funder also funds, whatever for. */
export const funderGrants = tenantTable(
  "funder_grants",
  { id: uuid().notNull(), ...organization(), granteeId: uuid("grantee_id").notNull() },
  { key: ["id"], references: { ...organizations(), grantee: { granteeId: members.id } } },
  (table) => [
    check("funder_grants_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    unique("funder_grants_once")
      .on(table.collaborativeId, table.memberId, table.partnerId, table.granteeId)
      .nullsNotDistinct(),
  ],
);

/** Where the partnership's money comes from, dues apart. */
export const fundingSources = tenantTable(
  "funding_sources",
  {
    id: uuid().notNull(),
    ...organization(),
    kind: text().$type<EnteredKind>().notNull(),
    award: numeric().notNull(),
    from: date("valid_from", { mode: "string" }).notNull(),
    until: date("valid_until", { mode: "string" }).notNull(),
    /** What it is for; null for the core. */
    initiativeId: uuid("initiative_id"),
    state: text().$type<SourceState>().notNull(),
    note: text().notNull().default(""),
    ...changed(),
  },
  { key: ["id"], references: { ...organizations(), initiative: { initiativeId: initiatives.id } } },
  (table) => [
    check("funding_sources_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    check("funding_sources_kind", sql`${table.kind} in ('public', 'company', 'philanthropy', 'earned')`),
    check("funding_sources_state", sql`${table.state} in ('hoped', 'asked', 'promised', 'signed')`),
    check("funding_sources_award", sql`${table.award} > 0`),
    check("funding_sources_span", sql`${table.until} >= ${table.from}`),
  ],
);

/** When parts of an award are due, and when they came. */
export const fundingPayments = tenantTable(
  "funding_payments",
  {
    id: uuid().notNull(),
    sourceId: uuid("source_id").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    amount: numeric().notNull(),
    receivedOn: date("received_on", { mode: "string" }),
    ...changed(),
  },
  { key: ["id"], references: { source: { sourceId: fundingSources.id } }, cascade: ["source"] },
  (table) => [
    index("funding_payments_by_source").on(table.collaborativeId, table.sourceId),
    check("funding_payments_amount", sql`${table.amount} > 0`),
  ],
);

/** What could be funded, and the decision that settled it. */
export const fundingProposals = tenantTable(
  "funding_proposals",
  {
    id: uuid().notNull(),
    ...organization(),
    title: text().notNull(),
    amount: numeric(),
    /** Refers to nothing: a decision can be struck, and the proposal is then open again. */
    decisionId: uuid("decision_id"),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [check("funding_proposals_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`)],
);

/** One person's scores of a proposal, 1 to 5, in the order of the criteria. */
export const proposalRatings = tenantTable(
  "proposal_ratings",
  {
    proposalId: uuid("proposal_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    scores: jsonb().$type<number[]>().notNull(),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["proposalId", "contactId"],
    references: { proposal: { proposalId: fundingProposals.id }, contact: { contactId: contacts.id } },
    cascade: ["proposal", "contact"],
  },
);
