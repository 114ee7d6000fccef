import { customType, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** A file that was stored: its id is the batch of its changes in the history. */
export const imports = tenantTable(
  "imports",
  {
    id: uuid().notNull(),
    fileName: text("file_name").notNull(),
    at: moment("at").notNull().defaultNow(),
    by: text().notNull(),
    created: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
    undoneAt: moment("undone_at"),
    undoneBy: text("undone_by"),
  },
  {
    key: ["id"],
  },
);

/** A file between its upload and the decision to store it; thrown away after a day. */
export const uploads = tenantTable(
  "uploads",
  {
    id: uuid().notNull(),
    /** Only who sent it sees it. */
    userId: uuid("user_id").notNull(),
    fileName: text("file_name").notNull(),
    content: bytea().notNull(),
    /** What its columns are taken for: guessed, until its sender has said so. */
    mapping: jsonb(),
    at: moment("at").notNull().defaultNow(),
  },
  {
    key: ["id"],
  },
);

/** What the columns of a file with this header were taken for the last time. */
export const mappings = tenantTable(
  "mappings",
  {
    /** The header's names, in order, hashed. */
    header: text().notNull(),
    mapping: jsonb().notNull(),
    usedAt: moment("used_at").notNull().defaultNow(),
  },
  {
    key: ["header"],
  },
);
