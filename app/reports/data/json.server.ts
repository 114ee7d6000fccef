import { publishedModel, type ReportModel } from "~/reports/model";

/**
 * The whole model as JSON. Exact decimal texts become JSON numbers, as everywhere in the API.
 *
 * @param schema address at which the JSON Schema of it is published
 */
export function renderJson(model: ReportModel, schema: string): string {
  return `${JSON.stringify({ $schema: schema, ...publishedModel(model) }, null, 2)}\n`;
}
