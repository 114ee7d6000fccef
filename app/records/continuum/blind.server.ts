import { coverOf } from "~/domain/continuum/blind";
import type { Viewer } from "~/domain/terms";
import type { TenantDb } from "~db/tenant";
import { readAssessments } from "./assessments.server";
import { readBlindness } from "./reveals.server";

/** Whether a rating, or a past state of it, is covered for the viewer. */
export async function readCover(db: TenantDb, viewer: Viewer): Promise<ReturnType<typeof coverOf>> {
  return coverOf(await readAssessments(db), viewer, await readBlindness(db));
}
