import { sql } from "drizzle-orm";
import { boolean, check, date, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { Scores } from "../../../app/domain/path/convener";
import type {
  Arrangement,
  Composition,
  Level,
  Phase,
  Purpose,
  Structure,
} from "../../../app/domain/path/profile";
import type { EvidenceKind, Step } from "../../../app/domain/path/steps";
import type { Strategy } from "../../../app/domain/terms";
import { members } from "../members";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { contacts, partners } from "./people";

const changed = () => ({
  changedAt: moment("changed_at").notNull().defaultNow(),
  changedBy: text("changed_by").notNull(),
});
/** A member or a partner: at most one of the two. */
const organization = () => ({ memberId: uuid("member_id"), partnerId: uuid("partner_id") });
const organizations = () => ({ member: { memberId: members.id }, partner: { partnerId: partners.id } });

/** What the partnership is; one row. */
export const profiles = tenantTable(
  "profiles",
  {
    purpose: text().$type<Purpose>(),
    otherPurposes: jsonb("other_purposes").$type<Purpose[]>().notNull().default([]),
    structure: text().$type<Structure>(),
    compositions: jsonb().$type<Composition[]>().notNull().default([]),
    levels: jsonb().$type<Level[]>().notNull().default([]),
    strategies: jsonb().$type<Strategy[]>().notNull().default([]),
    geography: text().notNull().default(""),
    nestsIn: text("nests_in").notNull().default(""),
    vision: text().notNull().default(""),
    imperative: text().notNull().default(""),
    phase: text().$type<Phase>(),
    phaseOn: date("phase_on", { mode: "string" }),
    revision: integer().notNull().default(1),
    ...changed(),
  },
  { key: [] },
  (table) => [
    check(
      "profiles_phase",
      sql`${table.phase} in ('forming', 'implementing', 'evaluating', 'paused', 'concluded')`,
    ),
    check("profiles_phase_on", sql`${table.phase} is null or ${table.phaseOn} is not null`),
  ],
);

/** Who has housed the backbone, and how. */
export const hosts = tenantTable(
  "hosts",
  {
    id: uuid().notNull(),
    ...organization(),
    arrangement: text().$type<Arrangement>().notNull(),
    fiscalSponsor: text("fiscal_sponsor").notNull().default(""),
    from: date("valid_from", { mode: "string" }).notNull(),
    until: date("valid_until", { mode: "string" }),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [
    check("hosts_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
    check("hosts_span", sql`${table.until} is null or ${table.until} >= ${table.from}`),
  ],
);

/** What organizations offer, and to whom. */
export const offers = tenantTable(
  "offers",
  {
    id: uuid().notNull(),
    what: text().notNull(),
    ...organization(),
    toWhom: text("to_whom").notNull().default(""),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [check("offers_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`)],
);

/** Talks, sessions, meetings with residents, and how members show up: evidence for steps of the path. */
export const pathEvidence = tenantTable(
  "path_evidence",
  {
    id: uuid().notNull(),
    kind: text().$type<EvidenceKind>().notNull(),
    ...organization(),
    heldOn: date("held_on", { mode: "string" }),
    note: text().notNull(),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [
    check("path_evidence_kind", sql`${table.kind} in ('talk', 'session', 'community', 'showing_up')`),
    check("path_evidence_day", sql`(${table.kind} = 'showing_up') = (${table.heldOn} is null)`),
  ],
);

/**
 * What staff say of a step: why it is not needed, or which decision or agenda item it rests on. Those can be struck and
 * removed; the step is then open again.
 */
export const pathSteps = tenantTable(
  "path_steps",
  {
    step: text().$type<Step>().notNull(),
    notNeeded: text("not_needed"),
    decisionId: uuid("decision_id"),
    requestsProposals: boolean("requests_proposals").notNull().default(false),
    request: text().notNull().default(""),
    agendaItemId: uuid("agenda_item_id"),
    ...changed(),
  },
  { key: ["step"] },
);

/** Organizations that might convene. */
export const convenerCandidates = tenantTable(
  "convener_candidates",
  {
    id: uuid().notNull(),
    ...organization(),
    initiator: boolean().notNull().default(false),
    ...changed(),
  },
  { key: ["id"], references: organizations() },
  (table) => [check("convener_candidates_one", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`)],
);

/** One person's scores of a candidate, 1 to 5 by criterion. */
export const convenerRatings = tenantTable(
  "convener_ratings",
  {
    candidateId: uuid("candidate_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    scores: jsonb().$type<Scores>().notNull(),
    ...changed(),
  },
  {
    key: ["candidateId", "contactId"],
    references: { candidate: { candidateId: convenerCandidates.id }, contact: { contactId: contacts.id } },
    cascade: ["candidate", "contact"],
  },
);

/** How much each criterion weighs; one row. */
export const convenerWeights = tenantTable(
  "convener_weights",
  { weights: jsonb().$type<Scores>().notNull(), ...changed() },
  { key: [] },
);
