import { boolean, foreignKey, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { collaboratives } from "./collaboratives";
import { measures } from "./measures";
import { tenantId, tenantOnly } from "./tenancy";

/** Ways to split a measure of people or money: race and ethnicity, gender, focus area. */
export const dimensions = pgTable(
  "dimensions",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    position: smallint().notNull(),
    enabled: boolean().notNull().default(true),
  },
  (table) => [
    primaryKey({ name: "dimensions_pk", columns: [table.collaborativeId, table.id] }),
    unique("dimensions_code_unique").on(table.collaborativeId, table.code),
    foreignKey({
      name: "dimensions_collaborative",
      columns: [table.collaborativeId],
      foreignColumns: [collaboratives.id],
    }),
    tenantOnly("dimensions"),
  ],
);

/** The groups of a dimension; switched off, a category keeps its figures and is asked for no more. */
export const categories = pgTable(
  "categories",
  {
    collaborativeId: tenantId(),
    id: uuid().notNull(),
    dimensionId: uuid("dimension_id").notNull(),
    code: text().notNull(),
    label: text().notNull(),
    position: smallint().notNull(),
    enabled: boolean().notNull().default(true),
  },
  (table) => [
    primaryKey({ name: "categories_pk", columns: [table.collaborativeId, table.id] }),
    unique("categories_code_unique").on(table.collaborativeId, table.dimensionId, table.code),
    foreignKey({
      name: "categories_dimension",
      columns: [table.collaborativeId, table.dimensionId],
      foreignColumns: [dimensions.collaborativeId, dimensions.id],
    }),
    tenantOnly("categories"),
  ],
);

/** Which measures are split by which dimensions. */
export const measureDimensions = pgTable(
  "measure_dimensions",
  {
    collaborativeId: tenantId(),
    measureId: uuid("measure_id").notNull(),
    dimensionId: uuid("dimension_id").notNull(),
  },
  (table) => [
    primaryKey({
      name: "measure_dimensions_pk",
      columns: [table.collaborativeId, table.measureId, table.dimensionId],
    }),
    foreignKey({
      name: "measure_dimensions_measure",
      columns: [table.collaborativeId, table.measureId],
      foreignColumns: [measures.collaborativeId, measures.id],
    }),
    foreignKey({
      name: "measure_dimensions_dimension",
      columns: [table.collaborativeId, table.dimensionId],
      foreignColumns: [dimensions.collaborativeId, dimensions.id],
    }),
    tenantOnly("measure_dimensions"),
  ],
);
