import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { annotatedWorkbook } from "~/exchange/templates/annotated";
import { workbookFile } from "~/routes/shared/downloads";
import { checkPendingFile, openPendingFile, readFile, readRows } from "./pending-file.server";

/** The uploaded file as a workbook that says in each row what to fix. */
export async function loader(args: LoaderFunctionArgs) {
  const pending = await openPendingFile(args);
  const read = await readRows(pending);
  const { faults } = await visit(args, "enter data", (visited) => checkPendingFile(visited, pending, read));
  const bytes = await annotatedWorkbook(await readFile(pending), pending.mapping, faults);
  const stem = pending.upload.fileName
    .replace(/\.[^.]*$/, "")
    .replace(/[^a-z0-9]+/gi, "-")
    .replace(/^-+|-+$/g, "");
  return workbookFile(`${stem || "file"}-errors.xlsx`, bytes);
}
