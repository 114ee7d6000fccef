import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { collaboratives } from "./collaboratives";
import { heldSecret, moment, tenantId, tenantOnly } from "./tenancy";

/** A progress report as it is being written: which sections, in which order, with which words. */
export const reports = pgTable(
  "reports",
  {
    collaborativeId: tenantId(),
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
  (table) => [
    primaryKey({ name: "reports_pk", columns: [table.collaborativeId, table.id] }),
    unique("reports_slug_unique").on(table.collaborativeId, table.slug),
    foreignKey({
      name: "reports_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    check("reports_audience", sql`${table.audience} in ('internal', 'members', 'public')`),
    tenantOnly("reports"),
  ],
);

/** A report as it was published. The app's role may add versions and read them, nothing else. */
export const reportVersions = pgTable(
  "report_versions",
  {
    collaborativeId: tenantId(),
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
  (table) => [
    primaryKey({ name: "report_versions_pk", columns: [table.collaborativeId, table.id] }),
    unique("report_versions_once").on(table.collaborativeId, table.reportId, table.version),
    foreignKey({
      name: "report_versions_report",
      columns: [table.collaborativeId, table.reportId],
      foreignColumns: [reports.collaborativeId, reports.id],
    }),
    tenantOnly("report_versions"),
  ],
);

/** A link by which anybody reads one published version, until it expires or is withdrawn. */
export const reportLinks = pgTable(
  "report_links",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    versionId: uuid("version_id").notNull(),
    secretHash: text("secret_hash").notNull().unique("report_links_secret_unique"),
    createdAt: moment("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    primaryKey({ name: "report_links_pk", columns: [table.collaborativeId, table.id] }),
    foreignKey({
      name: "report_links_version",
      columns: [table.collaborativeId, table.versionId],
      foreignColumns: [reportVersions.collaborativeId, reportVersions.id],
    }),
    tenantOnly("report_links"),
    heldSecret("report_links"),
  ],
);
