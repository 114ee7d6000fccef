import { sql } from "drizzle-orm";
import { boolean, check, customType, date, integer, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AgreementKind, Renewal } from "../../../app/domain/agreements/agreement";
import type { PeerPolicy } from "../../../app/domain/terms";
import { users } from "../auth";
import { goals } from "../goals";
import { members } from "../members";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { outcomeEvidence } from "./outcomes";
import { partners } from "./people";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** What institutions have signed. States are computed from these facts and today. */
export const agreements = tenantTable(
  "agreements",
  {
    id: uuid().notNull(),
    kind: text().$type<AgreementKind>().notNull(),
    title: text().notNull(),
    summary: text().notNull().default(""),
    effectiveOn: date("effective_on", { mode: "string" }),
    /** The end of the first term; null for none. */
    endsOn: date("ends_on", { mode: "string" }),
    renewal: text().$type<Renewal["kind"]>().notNull().default("none"),
    termMonths: smallint("term_months"),
    noticeDays: smallint("notice_days"),
    noticeGivenOn: date("notice_given_on", { mode: "string" }),
    replacedById: uuid("replaced_by_id"),
    replacedOn: date("replaced_on", { mode: "string" }),
    /** What a data-sharing agreement asks of disclosure; null where it says nothing. */
    minimumContributors: smallint("minimum_contributors"),
    largestShare: smallint("largest_share"),
    twoLargestShare: smallint("two_largest_share"),
    smallestCell: smallint("smallest_cell"),
    daysAfterPeriod: smallint("days_after_period"),
    peers: text().$type<PeerPolicy>(),
    /** Codes of the measures that it covers; none for all. */
    measures: text().array().notNull().default([]),
    mayPublish: text("may_publish").notNull().default(""),
    mayName: boolean("may_name").notNull().default(false),
    /** When data are removed, in words. */
    removal: text().notNull().default(""),
    /** Set once it has been seen to bind disclosure: from then on it binds until somebody releases it. */
    boundOn: date("bound_on", { mode: "string" }),
    releasedOn: date("released_on", { mode: "string" }),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  { key: ["id"] },
  (table) => [
    check(
      "agreements_kind",
      sql`${table.kind} in ('pledge', 'memorandum', 'charter', 'data_sharing', 'resource_sharing', 'funding', 'other')`,
    ),
    check(
      "agreements_renewal",
      sql`case ${table.renewal} when 'automatic' then ${table.termMonths} between 1 and 600
          and ${table.noticeDays} between 0 and 3650 and ${table.endsOn} is not null
        when 'none' then true when 'by_agreement' then true else false end`,
    ),
    check("agreements_minimum_contributors", sql`${table.minimumContributors} between 3 and 10`),
    check("agreements_largest_share", sql`${table.largestShare} between 1 and 100`),
    check("agreements_two_largest_share", sql`${table.twoLargestShare} between 1 and 100`),
    check("agreements_smallest_cell", sql`${table.smallestCell} between 5 and 20`),
    check("agreements_days_after_period", sql`${table.daysAfterPeriod} between 0 and 3650`),
    check("agreements_peers", sql`${table.peers} in ('open', 'anonymous_peers', 'totals_only')`),
  ],
);

/** Who signs an agreement. */
export const agreementParties = tenantTable(
  "agreement_parties",
  {
    id: uuid().notNull(),
    agreementId: uuid("agreement_id").notNull(),
    /** The organization: one of the two. */
    memberId: uuid("member_id"),
    partnerId: uuid("partner_id"),
    signatory: text().notNull().default(""),
    signatoryTitle: text("signatory_title").notNull().default(""),
    signedOn: date("signed_on", { mode: "string" }),
    /** The body of the party that approved it, with the number and day of its resolution. */
    approvedBy: text("approved_by").notNull().default(""),
    approvalNumber: text("approval_number").notNull().default(""),
    approvedOn: date("approved_on", { mode: "string" }),
    withdrewOn: date("withdrew_on", { mode: "string" }),
  },
  {
    key: ["id"],
    references: {
      agreement: { agreementId: agreements.id },
      member: { memberId: members.id },
      partner: { partnerId: partners.id },
    },
    cascade: ["agreement"],
  },
  (table) => [
    unique("agreement_parties_member_once").on(table.collaborativeId, table.agreementId, table.memberId),
    unique("agreement_parties_partner_once").on(table.collaborativeId, table.agreementId, table.partnerId),
    check("agreement_parties_organization", sql`num_nonnulls(${table.memberId}, ${table.partnerId}) = 1`),
  ],
);

/**
 * A signed copy: a link, or a file that is only ever downloaded. Versions stay. Files that show that an outcome happened
 * are kept here as well.
 */
export const agreementDocuments = tenantTable(
  "agreement_documents",
  {
    id: uuid().notNull(),
    /** What it belongs to: one of the two. */
    agreementId: uuid("agreement_id"),
    evidenceId: uuid("evidence_id"),
    name: text().notNull(),
    version: smallint().notNull(),
    url: text(),
    /** As its content says, not as it was sent. */
    mediaType: text("media_type"),
    bytes: integer(),
    /** SHA-256, in hexadecimal. */
    contentHash: text("content_hash"),
    content: bytea(),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
  },
  {
    key: ["id"],
    references: { agreement: { agreementId: agreements.id }, evidence: { evidenceId: outcomeEvidence.id } },
    cascade: ["agreement", "evidence"],
  },
  (table) => [
    unique("agreement_documents_version").on(
      table.collaborativeId,
      table.agreementId,
      table.name,
      table.version,
    ),
    unique("agreement_documents_evidence_version").on(table.collaborativeId, table.evidenceId, table.version),
    check("agreement_documents_one", sql`num_nonnulls(${table.agreementId}, ${table.evidenceId}) = 1`),
    check("agreement_documents_evidence_file", sql`${table.evidenceId} is null or ${table.url} is null`),
    check(
      "agreement_documents_content",
      sql`case when ${table.url} is null then num_nonnulls(${table.content}, ${table.contentHash}, ${table.bytes}, ${table.mediaType}) = 4
        else num_nonnulls(${table.content}, ${table.contentHash}, ${table.bytes}, ${table.mediaType}) = 0 end`,
    ),
    check("agreement_documents_bytes", sql`${table.bytes} between 1 and 20971520`),
  ],
);

/** Goals by which institutions keep a pledge. */
export const agreementGoals = tenantTable(
  "agreement_goals",
  {
    agreementId: uuid("agreement_id").notNull(),
    goalId: uuid("goal_id").notNull(),
  },
  {
    key: ["agreementId", "goalId"],
    references: {
      agreement: { agreementId: agreements.id },
      goal: { goalId: goals.id },
    },
    cascade: ["agreement", "goal"],
  },
);

/** Letters before notice dates: each is taken by one process and sent once. */
export const agreementMail = tenantTable(
  "agreement_mail",
  {
    id: uuid().notNull(),
    agreementId: uuid("agreement_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The notice date, or the end where no notice is needed, and how many days before it. */
    deadline: date({ mode: "string" }).notNull(),
    days: smallint().notNull(),
    state: text().$type<"waiting" | "sending" | "sent" | "failed">().notNull().default("waiting"),
    attempts: smallint().notNull().default(0),
    detail: text(),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  {
    key: ["id"],
    references: { agreement: { agreementId: agreements.id } },
    cascade: ["agreement"],
  },
  (table) => [
    unique("agreement_mail_once").on(
      table.collaborativeId,
      table.agreementId,
      table.userId,
      table.deadline,
      table.days,
    ),
    check("agreement_mail_state", sql`${table.state} in ('waiting', 'sending', 'sent', 'failed')`),
  ],
);
