import { z } from "zod";
import { rubricSchema, sectionSchema } from "../app/domain/continuum/rubric";
import { goalTemplateSchema } from "../app/domain/goals/template";
import { STRATEGIES } from "../app/domain/terms";
import sharedImperative from "./library/continuum/a-shared-imperative.json" with { type: "json" };
import draftFile from "./library/continuum/drafts.json" with { type: "json" };
import dimensionFile from "./library/dimensions.json" with { type: "json" };
import goalTemplateFile from "./library/goal-templates.json" with { type: "json" };
import measureFile from "./library/measures.json" with { type: "json" };
import metricFile from "./library/metrics.json" with { type: "json" };

/** What every collaborative starts from: the field's standard measures, metrics and breakdowns, in order. */

export const measureSchema = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string(),
  definition: z.string(),
  unit: z.enum(["count", "currency", "percent"]),
  strategy: z.enum(STRATEGIES),
  kind: z.enum(["flow", "stock"]),
  partOf: z.string().nullable(),
});

export const metricSchema = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string(),
  strategy: z.enum(STRATEGIES),
  kind: z.enum(["share", "amount"]),
  numerator: z.string(),
  denominator: z.string().nullable(),
  span: z.enum(["year", "since_baseline"]),
});

const named = { code: z.string().regex(/^[a-z][a-z0-9_]*$/), label: z.string() };
export const dimensionSchema = z.object({
  ...named,
  categories: z.array(z.object(named)),
  measures: z.array(z.string()),
});

export const STANDARD_MEASURES = z.array(measureSchema).parse(measureFile);
export const STANDARD_METRICS = z.array(metricSchema).parse(metricFile);
/** Ways to split measures of people; the focus areas are each collaborative's own. */
export const STANDARD_DIMENSIONS = z.array(dimensionSchema).parse(dimensionFile);
/** The Continuum of Progress that a collaborative begins with: one section, to which others can be added. */
export const STANDARD_RUBRIC = rubricSchema.parse(sharedImperative);
/** Further sections, worded by us because the field's own wording is not public: off until somebody adopts them. */
export const DRAFT_SECTIONS = z.array(sectionSchema).parse(draftFile);
/** Goals to start from: what the field's playbook and pledges ask for, in our own words. */
export const GOAL_TEMPLATES = z.array(goalTemplateSchema).parse(goalTemplateFile);
