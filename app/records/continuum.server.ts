import type { TenantDb } from "~db/tenant";
import { placementsOf } from "../domain/continuum";
import {
  type DisclosedContinuum,
  discloseContinuum,
  type ShownContinuum,
} from "../domain/continuum-disclosure";
import { continuumYear } from "../domain/continuum-scores";
import type { Catalog, Viewer } from "../domain/types";
import { readAssessments } from "./assessments.server";
import { readRubrics } from "./rubrics.server";

/** A year of the Continuum as the viewer may see it; null while the collaborative has no rubric. */
export async function readContinuum(
  db: TenantDb,
  viewer: Viewer,
  { members, collaborative }: Catalog,
  year: number,
): Promise<DisclosedContinuum<ShownContinuum> | null> {
  const versions = await readRubrics(db);
  if (versions.length === 0) return null;
  const placements = placementsOf(await readAssessments(db, { to: year }));
  return discloseContinuum(continuumYear(versions, placements, members, year), viewer, collaborative.policy);
}
