import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { Grade } from "../../app/domain/types";
import { members } from "./collaboratives";
import { measures } from "./measures";
import { moment, tenantId, tenantOnly } from "./tenancy";

/** How a member understands a measure where its own wording differs, and how comparable that makes it. */
export const definitions = pgTable(
  "definitions",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    memberId: uuid("member_id").notNull(),
    measureId: uuid("measure_id").notNull(),
    /** The first reporting year to which it applies. */
    fromYear: smallint("from_year").notNull(),
    wording: text().notNull(),
    grade: text().$type<Grade>().notNull(),
    /** The first earlier year whose values were restated by it; null where earlier years stand as they were. */
    restatedFrom: smallint("restated_from"),
    /** The changes of values that were made with it, in the history: what was, and what is. */
    batchId: uuid("batch_id"),
    recordedAt: moment("recorded_at").notNull().defaultNow(),
    recordedBy: text("recorded_by").notNull(),
  },
  (table) => [
    primaryKey({ name: "definitions_pk", columns: [table.collaborativeId, table.id] }),
    index("definitions_by_measure").on(table.collaborativeId, table.measureId, table.memberId),
    foreignKey({
      name: "definitions_member",
      columns: [table.collaborativeId, table.memberId],
      foreignColumns: [members.collaborativeId, members.id],
    }),
    foreignKey({
      name: "definitions_measure",
      columns: [table.collaborativeId, table.measureId],
      foreignColumns: [measures.collaborativeId, measures.id],
    }),
    check("definitions_grade", sql`${table.grade} in ('same', 'close', 'different')`),
    check("definitions_restated", sql`${table.restatedFrom} < ${table.fromYear}`),
    tenantOnly("definitions"),
  ],
);
