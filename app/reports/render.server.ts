import { runApart } from "./apart.server";
import type { ReportModel } from "./model";
import { enqueue } from "./render-queue.server";

/** The forms of a report as files. */

export const FORMATS = ["pdf", "xlsx", "pptx", "csv", "zip", "json"] as const;
export type Format = (typeof FORMATS)[number];

export const TYPES: Record<Format, string> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  csv: "text/csv; charset=utf-8",
  zip: "application/zip",
  json: "application/json; charset=utf-8",
};

interface Options {
  /** Address of the published JSON Schema. */
  schema: string;
  signal: AbortSignal;
}

type Renderer = (model: ReportModel, options: Options) => Promise<Uint8Array | string>;

/** Each renderer, with what it brings along, is loaded when it is first asked for. */
const RENDERERS: Record<Format, Renderer> = {
  pdf: async (model, options) => (await import("./pdf/render.server")).renderPdf(model, options),
  xlsx: async (model, { signal }) =>
    runApart(["office.mjs", "xlsx"], JSON.stringify(model), { name: "workbook", signal }),
  pptx: async (model, { signal }) =>
    runApart(["office.mjs", "pptx"], JSON.stringify(model), { name: "slides", signal }),
  csv: async (model) => (await import("./csv.server")).renderCsv(model),
  zip: async (model) => (await import("./csv.server")).renderCsvZip(model),
  json: async (model, { schema }) => (await import("./json.server")).renderJson(model, schema),
};

/**
 * A report in one of its forms: the same model gives the same bytes. One is made after another.
 * @throws RenderError in words; the signal's reason where nobody waits any more
 */
export function render(model: ReportModel, format: Format, options: Options): Promise<Uint8Array | string> {
  return enqueue((signal) => RENDERERS[format](model, { ...options, signal }), options.signal);
}
