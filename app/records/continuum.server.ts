import type { TenantDb } from "~db/tenant";
import { type Placements, placementsOf } from "../domain/continuum";
import {
  type DisclosedContinuum,
  discloseContinuum,
  type ShownContinuum,
} from "../domain/continuum-disclosure";
import { continuumYear } from "../domain/continuum-scores";
import type { Rubric } from "../domain/rubric";
import type { Catalog, Viewer } from "../domain/types";
import { type AssessmentFilter, readAssessments, type StoredAssessment } from "./assessments.server";
import { readRubrics } from "./rubrics.server";

/** All that the Continuum is computed from. */
export interface ContinuumSource {
  versions: Rubric[];
  assessments: StoredAssessment[];
  placements: Placements;
}

/** Two statements, however much there is; null while the collaborative has no rubric. */
export async function readContinuumSource(
  db: TenantDb,
  filter: AssessmentFilter = {},
): Promise<ContinuumSource | null> {
  const versions = await readRubrics(db);
  if (versions.length === 0) return null;
  const assessments = await readAssessments(db, filter);
  return { versions, assessments, placements: placementsOf(assessments) };
}

/** A year of the Continuum as the viewer may see it; null while the collaborative has no rubric. */
export async function readContinuum(
  db: TenantDb,
  viewer: Viewer,
  catalog: Pick<Catalog, "members" | "collaborative">,
  year: number,
): Promise<DisclosedContinuum<ShownContinuum> | null> {
  const source = await readContinuumSource(db, { to: year });
  return source && shownYear(source, viewer, catalog, year);
}

/** The same from what has been read. */
export function shownYear(
  { versions, placements }: ContinuumSource,
  viewer: Viewer,
  { members, collaborative }: Pick<Catalog, "members" | "collaborative">,
  year: number,
): DisclosedContinuum<ShownContinuum> {
  return discloseContinuum(continuumYear(versions, placements, members, year), viewer, collaborative.policy);
}
