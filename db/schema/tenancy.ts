import { sql } from "drizzle-orm";
import { pgPolicy, pgRole, timestamp, uuid } from "drizzle-orm/pg-core";

/** The database role that the app acts as: owns nothing, so row-level security binds it. */
export const appRole = pgRole("tidemark_app").existing();

/** A setting of the running transaction, null when it is not set ('' once a connection has set it before). */
const setting = (name: string) => sql.raw(`(select nullif(current_setting('app.${name}', true), ''))`);

/** Rows of the collaborative that the transaction has opened, and no others. */
export const tenantOnly = (table: string, column = "collaborative_id") =>
  pgPolicy(`${table}_tenant`, {
    for: "all",
    to: appRole,
    using: sql`${sql.raw(column)} = ${setting("collaborative_id")}::uuid`,
    withCheck: sql`${sql.raw(column)} = ${setting("collaborative_id")}::uuid`,
  });

/** Before a collaborative is opened: a person finds the rows that name them. */
export const ownRows = (table: string) =>
  pgPolicy(`${table}_person`, {
    for: "select",
    to: appRole,
    using: sql`user_id = ${setting("user_id")}::uuid`,
  });

/** Before a collaborative is opened: who holds a secret finds the row that keeps its hash. */
export const heldSecret = (table: string) =>
  pgPolicy(`${table}_secret`, {
    for: "select",
    to: appRole,
    using: sql`secret_hash = ${setting("secret_hash")}`,
  });

export const moment = (name: string) => timestamp(name, { withTimezone: true });
export const tenantId = () => uuid("collaborative_id").notNull();
