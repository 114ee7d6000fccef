import { boolean, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { measures } from "./measures";
import { tenantTable } from "./tenancy";

/** Ways to split a measure of people or money: race and ethnicity, gender, focus area. */
export const dimensions = tenantTable(
  "dimensions",
  {
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    position: smallint().notNull(),
    enabled: boolean().notNull().default(true),
  },
  {
    key: ["id"],
  },
  (table) => [unique("dimensions_code_unique").on(table.collaborativeId, table.code)],
);

/** The groups of a dimension; switched off, a category keeps its figures and is asked for no more. */
export const categories = tenantTable(
  "categories",
  {
    id: uuid().notNull(),
    dimensionId: uuid("dimension_id").notNull(),
    code: text().notNull(),
    label: text().notNull(),
    position: smallint().notNull(),
    enabled: boolean().notNull().default(true),
  },
  {
    key: ["id"],
    references: {
      dimension: { dimensionId: dimensions.id },
    },
  },
  (table) => [unique("categories_code_unique").on(table.collaborativeId, table.dimensionId, table.code)],
);

/** Which measures are split by which dimensions. */
export const measureDimensions = tenantTable(
  "measure_dimensions",
  {
    measureId: uuid("measure_id").notNull(),
    dimensionId: uuid("dimension_id").notNull(),
  },
  {
    key: ["measureId", "dimensionId"],
    references: {
      measure: { measureId: measures.id },
      dimension: { dimensionId: dimensions.id },
    },
  },
);
