import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { EditionFigure } from "../../../app/domain/networks/edition";
import type { GiftContent, GiftKind } from "../../../app/domain/networks/gift";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { networkParticipants } from "./network";

const KINDS = sql.raw("('profile', 'lesson', 'story', 'report', 'benchmark')");

/** In a collaborative: the networks that it has joined, as they were called then. They refer to nothing outside. */
export const networkTies = tenantTable(
  "network_ties",
  {
    networkId: uuid("network_id").notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    joinedOn: date("joined_on", { mode: "string" }).notNull(),
  },
  { key: ["networkId"] },
);

/** In a collaborative: what it gives to a network, frozen when it was proposed. */
export const givenGifts = tenantTable(
  "given_gifts",
  {
    id: uuid().notNull(),
    networkId: uuid("network_id").notNull(),
    kind: text().$type<GiftKind>().notNull(),
    title: text().notNull(),
    /** The record that it is a copy of; null for a profile, a lesson, and a sheet. */
    sourceId: uuid("source_id"),
    year: smallint(),
    /** Null once it was withdrawn: what somebody took back must not live on here. */
    content: jsonb().$type<GiftContent>(),
    until: date("until", { mode: "string" }).notNull(),
    proposedBy: text("proposed_by").notNull(),
    proposedById: uuid("proposed_by_id"),
    proposedAt: moment("proposed_at").notNull().defaultNow(),
    confirmedBy: text("confirmed_by"),
    decision: text(),
    givenOn: date("given_on", { mode: "string" }),
    withdrawnOn: date("withdrawn_on", { mode: "string" }),
    revision: integer().notNull().default(1),
  },
  { key: ["id"], references: { tie: { networkId: networkTies.networkId } } },
  (table) => [
    index("given_gifts_by_source").on(table.collaborativeId, table.sourceId),
    check("given_gifts_kind", sql`${table.kind} in ${KINDS}`),
    check("given_gifts_confirmed", sql`(${table.givenOn} is not null) = (${table.confirmedBy} is not null)`),
  ],
);

/** In a network: what a participant has given. A withdrawn one keeps that it was there, never what it said. */
export const networkGifts = tenantTable(
  "network_gifts",
  {
    id: uuid().notNull(),
    participantId: uuid("participant_id").notNull(),
    kind: text().$type<GiftKind>().notNull(),
    title: text(),
    year: smallint(),
    content: jsonb().$type<GiftContent>(),
    givenOn: date("given_on", { mode: "string" }).notNull(),
    until: date("until", { mode: "string" }).notNull(),
    withdrawnOn: date("withdrawn_on", { mode: "string" }),
  },
  { key: ["id"], references: { participant: { participantId: networkParticipants.id } } },
  (table) => [
    check("network_gifts_kind", sql`${table.kind} in ${KINDS}`),
    check(
      "network_gifts_withdrawn",
      sql`${table.withdrawnOn} is null or (${table.content} is null and ${table.title} is null)`,
    ),
  ],
);

/** Benchmarks of a year, frozen. */
export const networkEditions = tenantTable(
  "network_editions",
  {
    id: uuid().notNull(),
    year: smallint().notNull(),
    number: integer().notNull(),
    figures: jsonb().$type<EditionFigure[]>().notNull(),
    madeAt: moment("made_at").notNull().defaultNow(),
    madeBy: text("made_by").notNull(),
  },
  { key: ["id"] },
  (table) => [unique("network_editions_number").on(table.collaborativeId, table.year, table.number)],
);
