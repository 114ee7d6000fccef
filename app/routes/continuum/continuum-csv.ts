import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { mayKnowPlacement, mayReadAssessment } from "~/domain/continuum/disclosure";
import { ASSESSMENT_COLUMNS, assessmentCells } from "~/exchange/continuum/file";
import { toCsv } from "~/exchange/csv";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readContinuumFor } from "~/records/continuum/continuum.server";
import { csvFile } from "~/routes/shared/downloads";

const RATER = ASSESSMENT_COLUMNS.indexOf("rater");

/**
 * The ratings as the viewer may see them: complete, and importable, for those who may read the evidence; of
 * other subjects only the stage that counts.
 */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "export data", async ({ db, viewer }) => {
    const catalog = await readCatalog(db);
    const { collaborative, members } = catalog;
    const source = await readContinuumFor(db, viewer, catalog);
    const rows = (source?.placements.all ?? []).flatMap(({ rating, ratings }) => {
      if (mayReadAssessment(viewer, rating)) return assessmentCells(Object.values(ratings), members);
      if (!mayKnowPlacement(viewer, collaborative.policy, rating.memberId)) return [];
      const stage = { ...rating, wanted: null, wantedBy: null, evidence: "", links: [] };
      // Which rater counts is between the subject and the backbone.
      return assessmentCells([stage], members).map((row) => row.with(RATER, null));
    });
    return csvFile(`${collaborative.slug}-continuum.csv`, toCsv(ASSESSMENT_COLUMNS, rows, { mark: true }));
  });
}
