import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/**
 * The security log of a collaborative: who signed in, was refused, exported, or changed access. The app may only add
 * to it and read it. It names people by text, so it outlives their accounts.
 */
export const securityEvents = tenantTable(
  "security_events",
  {
    id: uuid().notNull(),
    at: moment("at").notNull().defaultNow(),
    /** One of SECURITY_KINDS. */
    kind: text().notNull(),
    actor: text().notNull(),
    userId: uuid("user_id"),
    tokenId: uuid("token_id"),
    /** The client's address; empty for commands. */
    address: text().notNull().default(""),
    requestId: text("request_id"),
    /** What it was about, in a few words without secrets. */
    what: text().notNull().default(""),
    /** More for programs: before and after of a role, for example. */
    detail: jsonb(),
  },
  { key: ["id"] },
  (table) => [
    index("security_events_by_token").on(table.collaborativeId, table.tokenId, table.at),
    check("security_events_kind", sql`length(${table.kind}) between 1 and 40`),
    check("security_events_what", sql`length(${table.what}) <= 500`),
  ],
);

/**
 * The same for what belongs to no collaborative: unknown addresses and tokens, and people without a role. The app may
 * only add to it; the operator reads it with `npm run db -- security`.
 */
export const outsideEvents = pgTable("outside_events", {
  id: uuid().primaryKey(),
  at: moment("at").notNull().defaultNow(),
  kind: text().notNull(),
  userId: uuid("user_id"),
  address: text().notNull().default(""),
  requestId: text("request_id"),
  what: text().notNull().default(""),
});
