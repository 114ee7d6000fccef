import type { TenantDb } from "~db/tenant";
import type { Catalog } from "../domain/types";
import { writeAssessments } from "../records/assessments.server";
import { readRubrics } from "../records/rubrics.server";
import { readAssessmentRows } from "./continuum-file";
import type { ImportCounts } from "./import.server";
import { FileError, type Table } from "./table";

/**
 * Stores every rating of an assessment file, in the caller's transaction, or none. What the file does not name
 * stays as it is.
 * @throws FileError with every faulty row; the caller's transaction must then be given up.
 */
export async function importAssessments(
  db: TenantDb,
  { members }: Pick<Catalog, "members">,
  table: Table,
  reason: string | null = null,
): Promise<ImportCounts> {
  const versions = await readRubrics(db);
  if (versions.length === 0) {
    const message = "The collaborative has no rubric yet: start with the standard one.";
    throw new FileError([{ row: null, column: null, code: "no_rubric", message }]);
  }
  const rows = readAssessmentRows(table, { versions, members });
  const writes = rows.map(({ assessment }) => ({ assessment }));
  const outcome = await writeAssessments(db, writes, reason);
  if (!outcome.stored) throw new Error("a file is written over whatever is there");
  const { created, changed, unchanged } = outcome;
  return { created, changed, unchanged };
}
