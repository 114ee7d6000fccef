import type { ReportModel } from "./model";

/** The forms of a report as files. Each renderer is loaded when it is first asked for. */

export const FORMATS = ["xlsx", "csv", "zip", "json"] as const;
export type Format = (typeof FORMATS)[number];

export const TYPES: Record<Format, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  zip: "application/zip",
  json: "application/json; charset=utf-8",
};

/**
 * A report in one of its forms: the same model gives the same bytes.
 * @param schema address of the published JSON Schema
 */
export async function render(
  model: ReportModel,
  format: Format,
  { schema }: { schema: string; signal: AbortSignal },
): Promise<Uint8Array | string> {
  switch (format) {
    case "xlsx":
      return (await import("./xlsx.server")).renderXlsx(model);
    case "csv":
      return (await import("./csv.server")).renderCsv(model);
    case "zip":
      return (await import("./csv.server")).renderCsvZip(model);
    case "json":
      return (await import("./json.server")).renderJson(model, schema);
  }
}
