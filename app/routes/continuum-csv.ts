import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { mayKnowPlacement, mayReadAssessment } from "~/domain/continuum-disclosure";
import { ASSESSMENT_COLUMNS, assessmentCells } from "~/exchange/continuum-file";
import { toCsv } from "~/exchange/csv";
import { readCatalog } from "~/records/catalog.server";
import { readContinuumSource } from "~/records/continuum.server";
import { csvFile } from "./shared/files";

const RATER = ASSESSMENT_COLUMNS.indexOf("rater");

/**
 * The ratings as the visitor may see them: whole for whoever may read evidence, and such a file can be read back
 * in; of others only where they stand, as the one rating that counts.
 */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "export data", async ({ db, viewer }) => {
    const { collaborative, members } = await readCatalog(db);
    const source = await readContinuumSource(db);
    const rows = (source?.placements.all ?? []).flatMap(({ rating, ratings }) => {
      if (mayReadAssessment(viewer, rating)) return assessmentCells(Object.values(ratings), members);
      if (!mayKnowPlacement(viewer, collaborative.policy, rating.memberId)) return [];
      const stage = { ...rating, wanted: null, wantedBy: null, evidence: "", links: [] };
      // Whose rating counts is between the subject and the backbone.
      return assessmentCells([stage], members).map((row) => row.with(RATER, null));
    });
    return csvFile(`${collaborative.slug}-continuum.csv`, toCsv(ASSESSMENT_COLUMNS, rows, { mark: true }));
  });
}
