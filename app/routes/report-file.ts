import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { shownOf } from "./shared/report.server";
import { fileOf, formatOf } from "./shared/report-file.server";

/** A report as a file; its address ends in the form: …/reports/progress-2025.pdf */
export async function loader(doorway: LoaderFunctionArgs) {
  const format = formatOf(doorway.params.format);
  const { model } = await visit(doorway, "see reports", (visited) =>
    shownOf(visited, doorway.params.report, doorway.request),
  );
  // Outside of the transaction: rendering takes its time and needs no database.
  return fileOf(model, format, doorway.request, { "cache-control": "private, no-store" });
}
