import { z } from "zod";
import { MOST_CODES, MOST_IN_LABEL, MOST_IN_RULE, MOST_IN_SOURCE } from "~/domain/areas/area";
import { AREA_UNITS, LONGEST_CODE } from "~/domain/areas/codes";
import { schemas } from "~/routes/api/schemas";

/** Bodies of the calls about focus areas. */

const code = z.string().max(LONGEST_CODE);
const list = {
  fromYear: z.int().describe("The first reporting year to which it applies."),
  recountedFrom: z
    .int()
    .nullable()
    .describe("The first earlier year counted again by it; null where earlier years keep their list."),
  source: z.string().max(MOST_IN_SOURCE),
  rule: z.string().max(MOST_IN_RULE),
  codes: z.array(code).max(MOST_CODES),
};
const fields = {
  label: z.string().max(MOST_IN_LABEL),
  unit: z.enum(AREA_UNITS),
  within: z.string().max(100).nullable().describe("Code of the area that it lies in."),
  measures: z.array(z.string().max(100)).max(200).describe("Codes of the measures that are counted by it."),
};

export const area = z
  .strictObject({
    code: z.string(),
    ...fields,
    versions: z.array(z.strictObject({ ...list, crosswalk: z.boolean() })),
  })
  .register(schemas, { id: "Area" });

/** Body of PUT /areas/:code: the area with one of its lists, which is added or replaces the one of its year. */
export const areaBody = z
  .strictObject({
    ...fields,
    within: fields.within.default(null),
    measures: fields.measures.default([]),
    ...list,
    recountedFrom: list.recountedFrom.default(null),
    rule: list.rule.default(""),
  })
  .register(schemas, { id: "AreaBody" });
