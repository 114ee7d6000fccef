import { sql } from "drizzle-orm";
import { check, index, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { Grade } from "../../app/domain/terms";
import { measures } from "./measures";
import { members } from "./members";
import { moment } from "./policies";
import { tenantTable } from "./tenancy";

/** How a member understands a measure where its own wording differs, and how comparable that makes it. */
export const definitions = tenantTable(
  "definitions",
  {
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
  {
    key: ["id"],
    references: {
      member: { memberId: members.id },
      measure: { measureId: measures.id },
    },
  },
  (table) => [
    index("definitions_by_measure").on(table.collaborativeId, table.measureId, table.memberId),
    check("definitions_grade", sql`${table.grade} in ('same', 'close', 'different')`),
    check("definitions_restated", sql`${table.restatedFrom} < ${table.fromYear}`),
  ],
);
