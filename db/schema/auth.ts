import { bigint, boolean, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { SignInMethod } from "../../app/domain/sign-in";

/** People and their sessions, in the shape that better-auth reads and writes; not tied to a collaborative. */

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const users = pgTable("users", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique("users_email_unique"),
  /** Whoever knows the password has proved, by a mailed link or to the operator, that the address is theirs. */
  emailVerified: boolean("email_verified").notNull().default(false),
  /**
   * The collaborative whose staff passed on the link through which the password was chosen. Until the address is
   * verified, no other collaborative trusts that password.
   */
  vouchedBy: uuid("vouched_by"),
  image: text(),
  /** A demo account works only while the server runs in demo mode. */
  demo: boolean().notNull().default(false),
  /** Signing in with the password asks for a code as well. */
  twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text().notNull().unique("sessions_token_unique"),
    expiresAt: moment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    /** When a password or a factor was last asked for and given. */
    provenAt: moment("proven_at").notNull().defaultNow(),
    /** How the person signed in. */
    method: text().$type<SignInMethod>().notNull().default("password"),
    /** Single sign-on: the provider as in `accounts`. Such a session opens that provider's collaborative only. */
    providerId: text("provider_id"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

export const accounts = pgTable(
  "accounts",
  {
    id: uuid().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text(),
    password: text(),
    /** Single sign-on: when the provider last said that this person still has access. */
    checkedAt: moment("checked_at"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("accounts_user").on(table.userId)],
);

export const verifications = pgTable(
  "verifications",
  {
    id: uuid().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);

/** Attempts to sign in, counted by address, so that passwords cannot be guessed by trying. */
export const rateLimits = pgTable("rate_limits", {
  id: uuid().primaryKey(),
  key: text().notNull().unique("rate_limits_key_unique"),
  count: integer().notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});

/** What is tried too often by guessing: wrong passwords for one address, and mail asked for it. Keys are hashes. */
export const attempts = pgTable(
  "attempts",
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    lastAt: moment("last_at").notNull(),
    /** When the person was last told. */
    noticedAt: moment("noticed_at"),
  },
  (table) => [index("attempts_last").on(table.lastAt)],
);
