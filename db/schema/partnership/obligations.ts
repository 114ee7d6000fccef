import { sql } from "drizzle-orm";
import { check, date, index, jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { Due, ObligationKind } from "../../../app/domain/agreements/obligations";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { agreementParties, agreements } from "./agreements";

/** What a party has promised to do, and when it is due. */
export const obligations = tenantTable(
  "obligations",
  {
    id: uuid().notNull(),
    agreementId: uuid("agreement_id").notNull(),
    partyId: uuid("party_id").notNull(),
    text: text().notNull(),
    kind: text().$type<ObligationKind>().notNull(),
    due: jsonb().$type<Due>().notNull(),
  },
  {
    key: ["id"],
    references: {
      agreement: { agreementId: agreements.id },
      party: { partyId: agreementParties.id },
    },
    cascade: ["agreement", "party"],
  },
  (table) => [
    index("obligations_by_agreement").on(table.collaborativeId, table.agreementId),
    check(
      "obligations_kind",
      sql`${table.kind} in ('numbers', 'money', 'dues', 'people', 'in_kind', 'policy', 'attendance')`,
    ),
  ],
);

/** What happened in one period of an obligation, where somebody has to say so. */
export const obligationOutcomes = tenantTable(
  "obligation_outcomes",
  {
    obligationId: uuid("obligation_id").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    doneOn: date("done_on", { mode: "string" }),
    /** Why it is not asked for. */
    waived: text(),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["obligationId", "dueOn"],
    references: { obligation: { obligationId: obligations.id } },
    cascade: ["obligation"],
  },
  (table) => [check("obligation_outcomes_one", sql`num_nonnulls(${table.doneOn}, ${table.waived}) = 1`)],
);
