import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { Explanation, ProofKind, ReaderView } from "../../../app/domain/outcomes/contribution";
import type { Change, Domain, EvidenceKind, OutcomeState } from "../../../app/domain/outcomes/outcome";
import { goals } from "../goals";
import { members } from "../members";
import { areas } from "../place/areas";
import { results } from "../place/results";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { partners } from "./people";
import { initiatives } from "./work";

/** Who wrote what stands in a row, and who has checked it. */
const authored = () => ({
  state: text().$type<OutcomeState>().notNull().default("draft"),
  authorId: uuid("author_id"),
  author: text().notNull(),
  checkedBy: text("checked_by"),
  revision: integer().notNull().default(1),
  changedAt: moment("changed_at").notNull().defaultNow(),
  changedBy: text("changed_by").notNull(),
});

/** Who does what differently now. */
export const outcomes = tenantTable(
  "outcomes",
  {
    id: uuid().notNull(),
    domain: text().$type<Domain>().notNull(),
    who: text().notNull(),
    memberId: uuid("member_id"),
    partnerId: uuid("partner_id"),
    what: text().notNull(),
    change: text().$type<Change>(),
    happenedOn: date("happened_on", { mode: "string" }).notNull(),
    place: text().notNull().default(""),
    matters: text().notNull(),
    contribution: text().notNull(),
    planned: boolean().notNull(),
    good: boolean().notNull(),
    ...authored(),
  },
  {
    key: ["id"],
    references: { member: { memberId: members.id }, partner: { partnerId: partners.id } },
  },
  (table) => [
    index("outcomes_by_day").on(table.collaborativeId, table.happenedOn),
    check(
      "outcomes_domain",
      sql`${table.domain} in ('individual', 'organization', 'community', 'partnership')`,
    ),
    check("outcomes_change", sql`(${table.domain} = 'organization') = (${table.change} is not null)`),
    check("outcomes_change_kind", sql`${table.change} in ('policy', 'practice', 'program', 'budget')`),
    check("outcomes_state", sql`${table.state} in ('draft', 'checked', 'released', 'withdrawn')`),
  ],
);

const outcomeId = () => uuid("outcome_id").notNull();

/** The initiatives, goals, and results that an outcome belongs to. */
export const outcomeInitiatives = tenantTable(
  "outcome_initiatives",
  { outcomeId: outcomeId(), initiativeId: uuid("initiative_id").notNull() },
  {
    key: ["outcomeId", "initiativeId"],
    references: { outcome: { outcomeId: outcomes.id }, initiative: { initiativeId: initiatives.id } },
    cascade: ["outcome", "initiative"],
  },
);
export const outcomeGoals = tenantTable(
  "outcome_goals",
  { outcomeId: outcomeId(), goalId: uuid("goal_id").notNull() },
  {
    key: ["outcomeId", "goalId"],
    references: { outcome: { outcomeId: outcomes.id }, goal: { goalId: goals.id } },
    cascade: ["outcome", "goal"],
  },
);
export const outcomeResults = tenantTable(
  "outcome_results",
  { outcomeId: outcomeId(), resultId: uuid("result_id").notNull() },
  {
    key: ["outcomeId", "resultId"],
    references: { outcome: { outcomeId: outcomes.id }, result: { resultId: results.id } },
    cascade: ["outcome", "result"],
  },
);

/** What shows that an outcome happened. */
export const outcomeEvidence = tenantTable(
  "outcome_evidence",
  {
    id: uuid().notNull(),
    outcomeId: outcomeId(),
    kind: text().$type<EvidenceKind>().notNull(),
    text: text().notNull(),
    url: text().notNull().default(""),
  },
  { key: ["id"], references: { outcome: { outcomeId: outcomes.id } }, cascade: ["outcome"] },
  (table) => [
    check("outcome_evidence_kind", sql`${table.kind} in ('link', 'file', 'observation', 'minutes')`),
  ],
);

/** Stories with a person, and what that person consented to. */
export const stories = tenantTable(
  "stories",
  {
    id: uuid().notNull(),
    title: text().notNull(),
    words: text().notNull(),
    personName: text("person_name").notNull().default(""),
    areaId: uuid("area_id"),
    place: text().notNull().default(""),
    outcomeId: uuid("outcome_id"),
    consentOn: date("consent_on", { mode: "string" }),
    consentHow: text("consent_how").notNull().default(""),
    consentWords: boolean("consent_words").notNull(),
    consentName: boolean("consent_name").notNull(),
    consentPicture: boolean("consent_picture").notNull(),
    consentUntil: date("consent_until", { mode: "string" }),
    consentWithdrawnOn: date("consent_withdrawn_on", { mode: "string" }),
    ...authored(),
  },
  {
    key: ["id"],
    references: { area: { areaId: areas.id }, outcome: { outcomeId: outcomes.id } },
  },
  (table) => [
    check("stories_state", sql`${table.state} in ('draft', 'checked', 'released', 'withdrawn')`),
    check("stories_place", sql`${table.place} = '' or ${table.consentName}`),
  ],
);

/** Claims to have contributed to a goal or a result, with what speaks for and against them. The grade is computed. */
export const contributions = tenantTable(
  "contributions",
  {
    id: uuid().notNull(),
    goalId: uuid("goal_id"),
    resultId: uuid("result_id"),
    claim: text().notNull(),
    chain: text().notNull(),
    proof: jsonb().$type<Partial<Record<ProofKind, string>>>().notNull(),
    explanations: jsonb().$type<Explanation[]>().notNull(),
    reader: text().notNull().default(""),
    readerView: text("reader_view").$type<ReaderView>(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
    references: { goal: { goalId: goals.id }, result: { resultId: results.id } },
    cascade: ["goal", "result"],
  },
  (table) => [
    check("contributions_one", sql`num_nonnulls(${table.goalId}, ${table.resultId}) = 1`),
    check("contributions_view", sql`${table.readerView} in ('agrees', 'differs')`),
  ],
);
