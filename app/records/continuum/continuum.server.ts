import { cover, placesOf } from "~/domain/continuum/blind";
import { type Assessment, type Continuum, type Placements, placementsOf } from "~/domain/continuum/continuum";
import {
  type DisclosedContinuum,
  discloseContinuum,
  type ShownContinuum,
  seesShownStages,
} from "~/domain/continuum/disclosure";
import { continuumYear } from "~/domain/continuum/distributions";
import type { Rubric } from "~/domain/continuum/rubric";
import { activityOf } from "~/domain/continuum/scores";
import type { Catalog, Viewer } from "~/domain/terms";
import type { TenantDb } from "~db/tenant";
import { type AssessmentFilter, readAssessments, type StoredAssessment } from "./assessments.server";
import { readBlindness, type StoredBlindness } from "./reveals.server";
import { readRubrics } from "./rubrics.server";
import { readShownStages, type ShownDistributionStages } from "./shown-stages.server";

/** What is stored of the Continuum, with the placements that follow from it. */
export interface ContinuumSource extends Continuum {
  versions: Rubric[];
  assessments: StoredAssessment[];
}

/** What one viewer may read of it: without ratings that are covered, and with what distributions were shown. */
export interface ViewedContinuum extends ContinuumSource {
  submitted: ReadonlySet<string>;
  isActive: ReturnType<typeof activityOf>;
  shown: ShownDistributionStages[];
  /** Practices by year whose distribution would tell the backbone a rating that is covered for it. */
  blindToBackbone: ReadonlySet<string>;
  blindness: StoredBlindness;
}

/** Two statements, whatever the amount of data. @returns null while the collaborative has no rubric */
export async function readContinuumSource(
  db: TenantDb,
  filter: AssessmentFilter = {},
): Promise<ContinuumSource | null> {
  const versions = await readRubrics(db);
  if (versions.length === 0) return null;
  const assessments = await readAssessments(db, filter);
  return { versions, assessments, placements: placementsOf(assessments) };
}

/** The Continuum as the viewer may read it: every page, file, and answer starts here. */
export async function readContinuumFor(
  db: TenantDb,
  viewer: Viewer,
  { members }: Pick<Catalog, "members">,
  filter: AssessmentFilter = {},
): Promise<ViewedContinuum | null> {
  const source = await readContinuumSource(db, filter);
  if (!source) return null;
  const blindness = await readBlindness(db);
  const { readable, covered } = cover(source.assessments, viewer, blindness);
  const forBackbone = cover(source.assessments, { role: "backbone", memberId: null }, blindness);
  return {
    versions: source.versions,
    assessments: readable,
    placements: placementsOf(readable),
    submitted: placesOf(covered),
    isActive: activityOf(members),
    shown: await readShownStages(db),
    blindToBackbone: new Set(forBackbone.covered.map(({ year, practice }) => `${year} ${practice}`)),
    blindness,
  };
}

/** A year of the Continuum as the viewer may see it; null while the collaborative has no rubric. */
export async function readContinuum(
  db: TenantDb,
  viewer: Viewer,
  catalog: Pick<Catalog, "members" | "collaborative">,
  year: number,
): Promise<DisclosedContinuum<ShownContinuum> | null> {
  const source = await readContinuumFor(db, viewer, catalog, { to: year });
  return source && shownYear(source, viewer, catalog, year);
}

/**
 * A year of a source that has already been read, as the viewer may see it.
 * @param options.report for readers of a report, which the backbone reads as well
 */
export function shownYear(
  continuum: ViewedContinuum,
  viewer: Viewer,
  { members, collaborative }: Pick<Catalog, "members" | "collaborative">,
  year: number,
  { report = false }: { report?: boolean } = {},
): DisclosedContinuum<ShownContinuum> {
  const { policy } = collaborative;
  const whole = continuumYear(continuum, members, year);
  if (!seesShownStages(viewer, policy)) return discloseContinuum(whole, viewer, policy);
  const { submitted: _, ...rest } = continuum;
  const placements = withShown(continuum, year);
  const asShown = continuumYear({ ...rest, placements }, members, year);
  const blind = report
    ? asShown.practices.flatMap(({ practice }) =>
        continuum.blindToBackbone.has(`${year} ${practice}`) ? [practice] : [],
      )
    : [];
  return discloseContinuum({ ...whole, asShown, blind }, viewer, policy);
}

/** Placements of a year with the stages that distributions show; the backbone's own as they are. */
function withShown({ placements, shown }: ViewedContinuum, year: number): Placements {
  const latest = new Map<string, ShownDistributionStages>();
  for (const row of shown) if (row.year === year) latest.set(row.practice, row);
  const live = placements.all.filter(
    (placement) =>
      placement.year === year && (placement.memberId === null || !latest.has(placement.practice)),
  );
  const kept = [...latest.values()].flatMap(({ practice, stages }) =>
    Object.entries(stages).map(
      ([memberId, stage]): Assessment => ({
        memberId,
        practice,
        year,
        stage,
        rater: "agreed",
        wanted: null,
        wantedBy: null,
        evidence: "",
        links: [],
        state: "submitted",
        rubricVersion: 1,
      }),
    ),
  );
  return placementsOf([...live.map(({ rating }) => rating), ...kept]);
}
