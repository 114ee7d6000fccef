import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportFilesShare } from "~/access/limits/fair-share.server";
import { visit } from "~/access/visit.server";
import { fileOf, formatOf } from "./report-file.server";
import { shownOf } from "./report-page.server";

/** A report as a file; its address ends in the format: …/reports/progress-2025.pdf */
export async function loader(args: LoaderFunctionArgs) {
  const format = formatOf(args.params.format);
  const { model, reader } = await visit(args, "see reports", async (visited) => ({
    model: (await shownOf(visited, args.params.report, args.request)).model,
    reader: visited.person.id,
  }));
  // Outside the transaction: rendering takes time and needs no database.
  return reportFilesShare.run(reader, () =>
    fileOf(model, format, args, { "cache-control": "private, no-store" }),
  );
}
