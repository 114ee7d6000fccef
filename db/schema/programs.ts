/** What other programs are told, and what they sent: webhooks, answers kept for repeated writes, sites that may read. */
import { sql } from "drizzle-orm";
import { boolean, check, index, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { WebhookEvent } from "../../app/domain/programs/events";
import { goals } from "./goals";
import { apiTokens } from "./members";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/** An address that is told of events. */
export const webhooks = tenantTable(
  "webhooks",
  {
    id: uuid().notNull(),
    url: text().notNull(),
    events: text().array().$type<WebhookEvent[]>().notNull(),
    /** What deliveries are signed with, sealed with the session secret. */
    secret: text().notNull(),
    enabled: boolean().notNull().default(true),
    /** Why it was switched off by itself; empty if it was not. */
    note: text().notNull().default(""),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  { key: ["id"] },
  (table) => [
    unique("webhooks_once").on(table.collaborativeId, table.url),
    check("webhooks_events", sql`cardinality(${table.events}) > 0`),
  ],
);

/** An event for one webhook, written with the change that it tells of; sent by whichever process takes it. */
export const webhookDeliveries = tenantTable(
  "webhook_deliveries",
  {
    id: uuid().notNull(),
    webhookId: uuid("webhook_id").notNull(),
    type: text().$type<WebhookEvent>().notNull(),
    /** What is sent and signed, as it was when it happened. */
    body: text().notNull(),
    state: text().$type<"waiting" | "sending" | "delivered" | "failed">().notNull().default("waiting"),
    attempts: smallint().notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
    changedAt: moment("changed_at").notNull().defaultNow(),
    /** The receiver's last HTTP status. Nothing else that it answers is kept. */
    status: smallint(),
    /** Why the last attempt failed. */
    detail: text(),
  },
  {
    key: ["id"],
    references: { webhook: { webhookId: webhooks.id } },
    cascade: ["webhook"],
  },
  (table) => [
    index("webhook_deliveries_due").on(table.changedAt).where(sql`state in ('waiting', 'sending')`),
    check("webhook_deliveries_state", sql`${table.state} in ('waiting', 'sending', 'delivered', 'failed')`),
  ],
);

/** The status of each goal that webhooks were last told of, to notice when it changes. Never shown. */
export const toldStatuses = tenantTable(
  "told_statuses",
  {
    goalId: uuid("goal_id").notNull(),
    year: smallint().notNull(),
    status: text().notNull(),
  },
  {
    key: ["goalId"],
    references: { goal: { goalId: goals.id } },
    cascade: ["goal"],
  },
);

/** What a write of the API answered, so that sending it again with the same key answers the same. */
export const keptAnswers = tenantTable(
  "kept_answers",
  {
    tokenId: uuid("token_id").notNull(),
    /** The Idempotency-Key. */
    key: text().notNull(),
    /** SHA-256 of method, address, and body, in hexadecimal. */
    requestHash: text("request_hash").notNull(),
    status: smallint().notNull(),
    contentType: text("content_type").notNull(),
    body: text().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  {
    key: ["tokenId", "key"],
    references: { token: { tokenId: apiTokens.id } },
  },
  (table) => [
    index("kept_answers_old").on(table.createdAt),
    check("kept_answers_key", sql`length(${table.key}) between 1 and 255`),
  ],
);

/** Sites whose pages may read through the API in a browser (CORS): "https://dashboard.example.org". */
export const readingSites = tenantTable("reading_sites", { origin: text().notNull() }, { key: ["origin"] });
