import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { annotatedWorkbook } from "~/exchange/annotated";
import { workbookFile } from "./shared/files";
import { checkedAt, openDesk, readFile, readRows } from "./shared/import-desk.server";

/** The file that was sent, as a workbook that says in each row what to do. */
export async function loader(doorway: LoaderFunctionArgs) {
  const desk = await openDesk(doorway);
  const read = await readRows(desk);
  const { faults } = await visit(doorway, "enter data", (visited) => checkedAt(visited, desk, read));
  const bytes = await annotatedWorkbook(await readFile(desk), desk.mapping, faults);
  const plain = desk.upload.fileName
    .replace(/\.[^.]*$/, "")
    .replace(/[^a-z0-9]+/gi, "-")
    .replace(/^-+|-+$/g, "");
  return workbookFile(`${plain || "file"}-faults.xlsx`, bytes);
}
