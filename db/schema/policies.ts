/** The database role of the app, and the row-level security that binds it. */
import { sql } from "drizzle-orm";
import { pgPolicy, pgRole, timestamp } from "drizzle-orm/pg-core";

/** The database role that the app acts as. It owns nothing, so row-level security binds it. */
export const appRole = pgRole("tidemark_app").existing();

/** A setting of the running transaction; null when unset (it reads '' once a connection has ever set it). */
const setting = (name: string) => sql.raw(`(select nullif(current_setting('app.${name}', true), ''))`);

/** Only rows of the collaborative that the transaction has opened. */
export const tenantOnly = (table: string, column = "collaborative_id") =>
  pgPolicy(`${table}_tenant`, {
    for: "all",
    to: appRole,
    using: sql`${sql.raw(column)} = ${setting("collaborative_id")}::uuid`,
    withCheck: sql`${sql.raw(column)} = ${setting("collaborative_id")}::uuid`,
  });

/** Before a collaborative is opened: the rows that name the person who is signed in. */
export const ownRows = (table: string) =>
  pgPolicy(`${table}_person`, {
    for: "select",
    to: appRole,
    using: sql`user_id = ${setting("user_id")}::uuid`,
  });

/** Before a collaborative is opened: the row with the hash of the secret that was sent. */
export const heldSecret = (table: string) =>
  pgPolicy(`${table}_secret`, {
    for: "select",
    to: appRole,
    using: sql`secret_hash = ${setting("secret_hash")}`,
  });

export const moment = (name: string) => timestamp(name, { withTimezone: true });
