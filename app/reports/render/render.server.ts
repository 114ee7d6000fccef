import { FORMATS, type FormatName, type RenderOptions } from "~/reports/formats.server";
import type { ReportModel } from "~/reports/model";
import { enqueue } from "./queue.server";

/**
 * Renders a report in one format: the same model gives the same bytes. Files are made one after another.
 * @throws RenderError with words for the reader; the signal's reason when the reader has left
 */
export function render(
  model: ReportModel,
  format: FormatName,
  options: RenderOptions,
): Promise<Uint8Array | string> {
  return enqueue<Uint8Array | string>(
    (signal) => FORMATS[format].render(model, { ...options, signal }),
    options.signal,
  );
}
