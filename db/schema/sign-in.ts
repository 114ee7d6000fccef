/** Second factors and passkeys, in the shape that better-auth reads and writes, and single sign-on. */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ClaimRole } from "../../app/domain/sign-in";
import { users } from "./auth";
import { heldSecret, moment } from "./policies";
import { tenantTable } from "./tenancy";

const person = () =>
  uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** An authenticator app. Its key is encrypted with the session secret; of recovery codes only hashes are kept. */
export const twoFactors = pgTable("two_factors", {
  id: uuid().primaryKey(),
  userId: person().unique("two_factors_user_unique"),
  secret: text().notNull(),
  backupCodes: text("backup_codes").notNull(),
  /** False until the first code has been entered. */
  verified: boolean().notNull().default(false),
  failedVerificationCount: integer("failed_verification_count").notNull().default(0),
  lockedUntil: moment("locked_until"),
  /** Hash of the last code that was accepted: each is accepted once. */
  lastCode: text("last_code"),
  lastCodeAt: moment("last_code_at"),
});

export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid().primaryKey(),
    userId: person(),
    name: text(),
    publicKey: text("public_key").notNull(),
    credentialID: text("credential_id").notNull().unique("passkeys_credential_unique"),
    counter: bigint({ mode: "number" }).notNull(),
    deviceType: text("device_type").notNull(),
    backedUp: boolean("backed_up").notNull(),
    transports: text(),
    aaguid: text(),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [index("passkeys_user").on(table.userId)],
);

/** The OpenID Connect provider of a collaborative's institution. */
export const singleSignOn = tenantTable(
  "single_sign_on",
  {
    /** Made from the collaborative's slug, which is no secret: with it, the row can be read before anyone signs in. */
    secretHash: text("secret_hash").notNull().unique("single_sign_on_secret_unique"),
    /** What the button calls it: "Sign in with …". */
    label: text().notNull(),
    issuer: text().notNull(),
    clientId: text("client_id").notNull(),
    /** Encrypted with the session secret. */
    clientSecret: text("client_secret").notNull(),
    /** E-mail domains, in lower case, that the provider may vouch for. */
    domains: jsonb().$type<string[]>().notNull(),
    /** Whether the provider asks everyone for a second factor, as the collaborative says. */
    asksForFactor: boolean("asks_for_factor").notNull().default(false),
    /** The claim that names roles; null: people come by invitation only. */
    roleClaim: text("role_claim"),
    claimRoles: jsonb("claim_roles").$type<ClaimRole[]>().notNull().default([]),
  },
  { key: [] },
  (table) => [
    check("single_sign_on_domains", sql`jsonb_typeof(${table.domains}) = 'array'`),
    heldSecret("single_sign_on"),
  ],
);
