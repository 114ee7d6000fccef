import { coverOf, FROZEN } from "~/domain/continuum/blind";
import type { Assessment } from "~/domain/continuum/continuum";
import { asTypedRating } from "~/domain/continuum/form";
import type { Catalog, Viewer } from "~/domain/terms";
import type { ImportCounts } from "~/exchange/observations/import.server";
import { FileError, type Table } from "~/exchange/opening/table";
import { readAssessments, writeAssessments } from "~/records/continuum/assessments.server";
import { readBlindness } from "~/records/continuum/reveals.server";
import { readRubrics } from "~/records/continuum/rubrics.server";
import type { TenantDb } from "~db/tenant";
import { type AssessmentRow, type LeftOutRow, ratingKey, readAssessmentRows } from "./file";

const repeats = (a: Assessment, b: Assessment) =>
  a.state === b.state && JSON.stringify(asTypedRating(a)) === JSON.stringify(asTypedRating(b));

/** Files come from the backbone or the convener. */
const IMPORTER: Viewer = { role: "backbone", memberId: null };
const COVERED = "the member’s own rating is covered until the backbone has rated this practice itself";

/**
 * Stores all ratings of an assessment file in the caller's transaction, or none. Ratings that the file does not name
 * stay as they are.
 * @throws FileError with every faulty row; the caller must then roll back its transaction.
 */
export async function importAssessments(
  db: TenantDb,
  { members }: Pick<Catalog, "members">,
  table: Table,
  reason: string | null = null,
): Promise<ImportCounts & { leftOut: LeftOutRow[] }> {
  const versions = await readRubrics(db);
  if (versions.length === 0) {
    const message = "The collaborative does not have a rubric yet: start with the standard one.";
    throw new FileError([{ row: null, column: null, code: "no_rubric", message }]);
  }
  const stored = await readAssessments(db);
  const known = new Set(stored.filter(({ state }) => state === "submitted").map(ratingKey));
  const { rows, leftOut } = readAssessmentRows(table, { versions, members }, known);
  // Whether a row repeats a rating that is covered would tell the rating.
  const isCovered = coverOf(stored, IMPORTER, await readBlindness(db));
  const covered = new Set(stored.filter(isCovered).map(ratingKey));
  const isOpen = ({ assessment }: AssessmentRow) => !covered.has(ratingKey(assessment));
  const now = new Map(stored.map((rating) => [ratingKey(rating), rating]));
  const writes = rows.filter(isOpen).map(({ line, assessment }) => {
    const same = now.get(ratingKey(assessment));
    // A file does not say on which version of the rubric somebody rated: a row that repeats a rating changes nothing.
    return same && repeats(assessment, same)
      ? { line, assessment: { ...assessment, rubricVersion: same.rubricVersion } }
      : { line, assessment };
  });
  const hidden = rows.filter((row) => !isOpen(row)).map(({ line }) => ({ line, why: COVERED }));
  const outcome = await writeAssessments(db, writes, reason);
  if (!outcome.stored)
    throw new FileError(
      (outcome.frozen ?? []).map((index) => ({
        row: writes[index]?.line ?? null,
        column: "stage",
        code: "revealed",
        message: FROZEN,
      })),
    );
  const { created, changed, unchanged } = outcome;
  const rest = [...leftOut, ...hidden].sort((a, b) => a.line - b.line);
  return { created, changed, unchanged, leftOut: rest };
}
