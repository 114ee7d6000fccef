import { integer, smallint, text, uuid } from "drizzle-orm/pg-core";
import { goals } from "../goals";
import { moment } from "../policies";
import { tenantTable } from "../tenancy";
import { indicators } from "./indicators";

/** Conditions of well-being that the collaborative works toward. Whether a curve has turned is computed, never stored. */
export const results = tenantTable(
  "results",
  {
    id: uuid().notNull(),
    /** One sentence without numbers: "People here live as long as those downtown." */
    sentence: text().notNull(),
    lead: text().notNull().default(""),
    partners: text().notNull().default(""),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  { key: ["id"] },
);

/** The one to three indicators by which a result is seen. */
export const resultIndicators = tenantTable(
  "result_indicators",
  {
    resultId: uuid("result_id").notNull(),
    indicatorId: uuid("indicator_id").notNull(),
    position: smallint().notNull(),
  },
  {
    key: ["resultId", "indicatorId"],
    references: {
      result: { resultId: results.id },
      indicator: { indicatorId: indicators.id },
    },
    cascade: ["result"],
  },
);

/** The collaborative's goals that are meant to move a result. */
export const resultGoals = tenantTable(
  "result_goals",
  {
    resultId: uuid("result_id").notNull(),
    goalId: uuid("goal_id").notNull(),
  },
  {
    key: ["resultId", "goalId"],
    references: {
      result: { resultId: results.id },
      goal: { goalId: goals.id },
    },
    cascade: ["result"],
  },
);

/** What stands behind an indicator's value of a year. */
export const indicatorStories = tenantTable(
  "indicator_stories",
  {
    indicatorId: uuid("indicator_id").notNull(),
    year: smallint().notNull(),
    helps: text().notNull().default(""),
    hinders: text().notNull().default(""),
    proposed: text().notNull().default(""),
    saidBy: text("said_by").notNull(),
    revision: integer().notNull().default(1),
    changedAt: moment("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
  },
  {
    key: ["indicatorId", "year"],
    references: {
      indicator: { indicatorId: indicators.id },
    },
  },
);
