import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, smallint, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { heldSecret, moment } from "./policies";
import { tenantTable } from "./tenancy";

/** A progress report as it is being written: which sections, in which order, with which words. */
export const reports = tenantTable(
  "reports",
  {
    id: uuid().notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    year: smallint().notNull(),
    audience: text().$type<"internal" | "members" | "public">().notNull(),
    /** What the report shows, as app/reports/outline checks it: sections in order, with their words. */
    outline: jsonb().notNull(),
    /** Counts up with every change, so that two writers notice each other. */
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("reports_slug_unique").on(table.collaborativeId, table.slug),
    check("reports_audience", sql`${table.audience} in ('internal', 'members', 'public')`),
  ],
);

/** A report as it was published. The app's role may add versions and read them, nothing else. */
export const reportVersions = tenantTable(
  "report_versions",
  {
    id: uuid().notNull(),
    reportId: uuid("report_id").notNull(),
    version: integer().notNull(),
    publishedAt: moment("published_at").notNull().defaultNow(),
    publishedBy: text("published_by").notNull(),
    /** SHA-256 of the snapshot, in hexadecimal. */
    contentHash: text("content_hash").notNull(),
    /** The whole report model as JSON text, to the byte as it was hashed. */
    snapshot: text().notNull(),
  },
  {
    key: ["id"],
    references: {
      report: { reportId: reports.id },
    },
  },
  (table) => [unique("report_versions_once").on(table.collaborativeId, table.reportId, table.version)],
);

/** A link by which anybody reads one published version, until it expires or is withdrawn. */
export const reportLinks = tenantTable(
  "report_links",
  {
    id: uuid().notNull(),
    versionId: uuid("version_id").notNull(),
    secretHash: text("secret_hash").notNull().unique("report_links_secret_unique"),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
  },
  {
    key: ["id"],
    references: {
      version: { versionId: reportVersions.id },
    },
  },
  (_table) => [heldSecret("report_links")],
);

/** Charts for the public that other sites embed: each stays as it was published until it is published again. */
export const embeds = tenantTable(
  "embeds",
  {
    id: uuid().notNull(),
    /** The chart's id in addresses: trend-impact_hire_rate, goal-…, indicator-…. */
    chart: text().notNull(),
    year: smallint().notNull(),
    /** In every page that embeds the chart, so it is no secret; its hash opens the row. */
    token: text().notNull(),
    secretHash: text("secret_hash").notNull().unique("embeds_secret_unique"),
    /** The chart with its words, as JSON text. */
    snapshot: text().notNull(),
    /** SHA-256 of the snapshot, in hexadecimal. */
    contentHash: text("content_hash").notNull(),
    publishedAt: moment("published_at").notNull().defaultNow(),
    publishedBy: text("published_by").notNull(),
    revokedAt: moment("revoked_at"),
  },
  {
    key: ["id"],
  },
  (table) => [
    uniqueIndex("embeds_in_force").on(table.collaborativeId, table.chart).where(sql`revoked_at is null`),
    heldSecret("embeds"),
  ],
);

/** An address that reports are mailed to: listed by a convener, or subscribed by whoever reads its mail. */
export const reportRecipients = tenantTable(
  "report_recipients",
  {
    id: uuid().notNull(),
    /** In lower case. */
    email: text().notNull(),
    /** "asked" until the letter to this address is answered; "stopped" for good unless its reader starts again. */
    state: text().$type<"listed" | "asked" | "subscribed" | "stopped">().notNull(),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("report_recipients_once").on(table.collaborativeId, table.email),
    check("report_recipients_state", sql`${table.state} in ('listed', 'asked', 'subscribed', 'stopped')`),
  ],
);

/** A letter about a published version: waits, and is sent once by whichever process takes it. */
export const reportMail = tenantTable(
  "report_mail",
  {
    id: uuid().notNull(),
    recipientId: uuid("recipient_id").notNull(),
    versionId: uuid("version_id").notNull(),
    kind: text().$type<"sent" | "published" | "confirm">().notNull(),
    /** The convener's words in the letter. */
    note: text().notNull().default(""),
    createdBy: text("created_by").notNull(),
    state: text()
      .$type<"waiting" | "sending" | "sent" | "failed" | "not_needed">()
      .notNull()
      .default("waiting"),
    attempts: smallint().notNull().default(0),
    changedAt: moment("changed_at").notNull().defaultNow(),
    /** What the mail server said to a letter that it did not take, or why none was needed. */
    detail: text(),
  },
  {
    key: ["id"],
    references: {
      recipient: { recipientId: reportRecipients.id },
      version: { versionId: reportVersions.id },
    },
  },
  (table) => [
    unique("report_mail_once").on(table.collaborativeId, table.recipientId, table.versionId, table.kind),
    index("report_mail_due").on(table.changedAt).where(sql`state = 'waiting'`),
    check("report_mail_kind", sql`${table.kind} in ('sent', 'published', 'confirm')`),
    check("report_mail_state", sql`${table.state} in ('waiting', 'sending', 'sent', 'failed', 'not_needed')`),
  ],
);
