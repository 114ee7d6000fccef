import type { ReportModel } from "~/reports/model";
import { RenderError } from "~/reports/render/error";
import { runApart } from "~/reports/render/own-process.server";
import { paperOf } from "./paper";

/** Far above what forty members over ten years need. */
const LONGEST_REPORT = 12_000_000;

/**
 * Renders the report as PDF/UA-1, the same bytes for the same model, in a separate process. Call it through `enqueue`,
 * one at a time.
 * @throws RenderError if it fails; the signal's reason if it was canceled
 */
export async function renderPdf(
  model: ReportModel,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const paper = JSON.stringify(paperOf(model));
  if (paper.length > LONGEST_REPORT)
    throw new RenderError("too_long", "This report is too long for a PDF: leave out some of its sections.");
  return runApart(["pdf/typeset.mjs"], paper, { name: "PDF", signal });
}
