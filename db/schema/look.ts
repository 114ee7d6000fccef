import { sql } from "drizzle-orm";
import { check, customType, smallint, text } from "drizzle-orm/pg-core";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** The logo of a collaborative; reports that were published before a change keep theirs. */
export const logos = tenantTable(
  "logos",
  {
    /** SHA-256, in hexadecimal. */
    hash: text().notNull(),
    mediaType: text("media_type").notNull(),
    /** In pixels. */
    width: smallint().notNull(),
    height: smallint().notNull(),
    content: bytea().notNull(),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
  },
  { key: ["hash"] },
  (table) => [check("logos_bytes", sql`length(${table.content}) between 1 and 262144`)],
);
