import { sql } from "drizzle-orm";
import { check, jsonb, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AreaUnit } from "../../../app/domain/areas/codes";
import type { Outline } from "../../../app/domain/areas/outline";
import type { Decimal } from "../../../app/domain/terms";
import { measures } from "../measures";
import { tenantTable } from "../tenancy";

/** What counts as local: the focus area, the city, the region. */
export const areas = tenantTable(
  "areas",
  {
    id: uuid().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    unit: text().$type<AreaUnit>().notNull(),
    /** The area that it lies in. */
    withinId: uuid("within_id"),
    position: smallint().notNull(),
  },
  {
    key: ["id"],
  },
  (table) => [
    unique("areas_code_unique").on(table.collaborativeId, table.code),
    check("areas_unit", sql`${table.unit} in ('zip', 'tract2010', 'tract2020', 'postal', 'named')`),
  ],
);

/** An area's list of codes, from a reporting year on. The codes are of places, never of people. */
export const areaVersions = tenantTable(
  "area_versions",
  {
    areaId: uuid("area_id").notNull(),
    fromYear: smallint("from_year").notNull(),
    /** The first earlier year that is counted again by it; null where earlier years keep their own list. */
    recountedFrom: smallint("recounted_from"),
    source: text().notNull(),
    rule: text().notNull(),
    codes: jsonb().$type<string[]>().notNull(),
    /** By ZIP code, the share of its homes inside; null without a crosswalk. */
    weights: jsonb().$type<Record<string, Decimal>>(),
    /** Its outlines, by code: rings of longitude and latitude; null without a map. */
    outlines: jsonb().$type<Outline[]>(),
  },
  {
    key: ["areaId", "fromYear"],
    references: {
      area: { areaId: areas.id },
    },
  },
  (table) => [check("area_versions_recounted", sql`${table.recountedFrom} < ${table.fromYear}`)],
);

/** Which measures are counted by which areas. */
export const areaMeasures = tenantTable(
  "area_measures",
  {
    areaId: uuid("area_id").notNull(),
    measureId: uuid("measure_id").notNull(),
  },
  {
    key: ["areaId", "measureId"],
    references: {
      area: { areaId: areas.id },
      measure: { measureId: measures.id },
    },
  },
);
