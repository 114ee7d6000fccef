import { runApart } from "../apart.server";
import type { ReportModel } from "../model";
import { RenderError } from "../render-error";
import { paperOf } from "./paper";

/** Far above what forty members over ten years need. */
const LONGEST_REPORT = 12_000_000;

/**
 * The report as PDF/UA-1, the same bytes for the same model. It is set by a program of its own, which never sees
 * the app's database, secrets or memory, and which ends at once when the signal says so. One at a time is best:
 * go through `enqueue`.
 * @throws RenderError where it cannot be made; the signal's reason where it was cancelled
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
