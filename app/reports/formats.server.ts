import type { ReportModel } from "./model";
import { runApart } from "./render/own-process.server";

export interface RenderOptions {
  /** Address of the published JSON Schema. */
  schema: string;
  signal: AbortSignal;
}

interface ReportFormat {
  /** What readers choose it by. */
  label: string;
  contentType: string;
  /** Loads its renderer when it is first asked for, with everything that the renderer needs. */
  render(model: ReportModel, options: RenderOptions): Promise<Uint8Array | string>;
}

/**
 * Every format of a report by its file extension, in the order in which readers see them. Addresses, downloads,
 * and tests read this list: to add a format, write its renderer and list it here.
 */
export const FORMATS = {
  pdf: {
    label: "PDF",
    contentType: "application/pdf",
    render: async (model, options) => (await import("~/reports/pdf/render.server")).renderPdf(model, options),
  },
  xlsx: {
    label: "Excel workbook",
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    render: (model, { signal }) =>
      runApart(rendererOf("workbook", "renderXlsx"), JSON.stringify(model), { name: "workbook", signal }),
  },
  pptx: {
    label: "PowerPoint slides",
    contentType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    render: (model, { signal }) =>
      runApart(rendererOf("slides", "renderPptx"), JSON.stringify(model), { name: "slides", signal }),
  },
  csv: {
    label: "CSV",
    contentType: "text/csv; charset=utf-8",
    render: async (model) => (await import("~/reports/data/csv.server")).renderCsv(model),
  },
  zip: {
    label: "Data package",
    contentType: "application/zip",
    render: async (model) => (await import("~/reports/data/csv.server")).renderCsvZip(model),
  },
  json: {
    label: "JSON",
    contentType: "application/json; charset=utf-8",
    render: async (model, { schema }) =>
      (await import("~/reports/data/json.server")).renderJson(model, schema),
  },
} as const satisfies Record<string, ReportFormat>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The formats as a page offers them. */
export const FORMAT_CHOICES = FORMAT_NAMES.map((format) => ({ format, label: FORMATS[format].label }));

/** In production, the renderers are taken from the build: they start in half the time. */
function rendererOf(renderer: string, name: string): string[] {
  const built = process.env.NODE_ENV === "production" ? ["built"] : [];
  return ["render/apart.mjs", renderer, name, ...built];
}
