import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { isFrozen } from "~/domain/continuum/blind";
import type { Assessment, Subject } from "~/domain/continuum/continuum";
import { type Kept, readHistory, record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { lockAssessments } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { readBlindness } from "./reveals.server";
import { moveShownStages } from "./shown-stages.server";

export interface StoredAssessment extends Assessment {
  id: string;
  revision: number;
  /** ISO instant. */
  changedAt: string;
  changedBy: string;
}

export interface AssessmentFilter {
  /** Only this subject; null is the backbone. */
  memberId?: Subject | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** Assessments that match the filter, drafts included, in one statement. */
export async function readAssessments(
  db: TenantDb,
  filter: AssessmentFilter = {},
): Promise<StoredAssessment[]> {
  const { memberId, from = 0, to = 9999 } = filter;
  const ofSubject =
    memberId === undefined ? sql`` : sql`and member_id is not distinct from ${memberId}::uuid`;
  return rowsOf<StoredAssessment>(
    await db.tx.execute(sql`
      select id, member_id as "memberId", practice, year, rater, stage, wanted, wanted_by as "wantedBy",
        evidence, links, state, rubric_version as "rubricVersion", revision, changed_by as "changedBy",
        ${instant("changed_at")} as "changedAt"
      from assessments where collaborative_id = ${db.collaborativeId}
        and year between ${from} and ${to} ${ofSubject}
      order by year, member_id nulls last, practice, rater`),
  );
}

/** One change of a rating that was submitted before or after it. */
export type AssessmentChange = Kept<Assessment, Assessment>;

/** Changes of a subject's ratings, newest first; drafts are omitted. */
export function readAssessmentHistory(db: TenantDb, memberId: Subject): Promise<AssessmentChange[]> {
  return readHistory<Assessment, Assessment>(
    db,
    "assessment",
    sql`member_id is not distinct from ${memberId}::uuid
      and (after ->> 'state' = 'submitted' or before ->> 'state' = 'submitted')`,
  );
}

/** An assessment to store. Without a revision it overwrites whatever is stored (files, sessions). */
export interface AssessmentWrite {
  assessment: Assessment;
  /** The revision the writer saw; 0 if there was none. */
  revision?: number | undefined;
}

export type AssessmentOutcome =
  | { stored: true; created: number; changed: number; unchanged: number }
  | {
      stored: false;
      conflicts: { index: number; theirs: StoredAssessment | null }[];
      /** Own ratings of practices that were revealed in a session: they no longer change. */
      frozen?: number[];
    };

/** Stores all of them, or none if someone else has changed one since the writer saw it. */
export async function writeAssessments(
  db: TenantDb,
  writes: AssessmentWrite[],
  reason: string | null = null,
): Promise<AssessmentOutcome> {
  if (writes.length === 0) return { stored: true, created: 0, changed: 0, unchanged: 0 };
  await lockAssessments(db);
  const years = writes.map(({ assessment }) => assessment.year);
  const stored = new Map(
    (await readAssessments(db, { from: Math.min(...new Set(years)), to: Math.max(...new Set(years)) })).map(
      (assessment) => [placeOf(assessment), assessment],
    ),
  );
  const conflicts: { index: number; theirs: StoredAssessment | null }[] = [];
  const changes: { before: StoredAssessment | null; after: Assessment }[] = [];
  writes.forEach(({ assessment, revision }, index) => {
    const before = stored.get(placeOf(assessment)) ?? null;
    if (before && sameContent(before, assessment)) return;
    if (revision !== undefined && revision !== (before?.revision ?? 0))
      conflicts.push({ index, theirs: before });
    else changes.push({ before, after: assessment });
  });
  if (conflicts.length > 0) return { stored: false, conflicts };
  const { reveals } = await readBlindness(db);
  const frozen = writes.flatMap(({ assessment }, index) =>
    changes.some(({ after }) => after === assessment) && isFrozen(assessment, reveals) ? [index] : [],
  );
  if (frozen.length > 0) return { stored: false, conflicts: [], frozen };
  await upsert(db, changes);
  const changedPlaces = new Set(changes.map(({ after }) => placeOf(after)));
  const untouched = [...stored.values()].filter((assessment) => !changedPlaces.has(placeOf(assessment)));
  await moveShownStages(
    db,
    changes.map(({ after }) => after),
    [...stored.values()],
    [...untouched, ...changes.map(({ after }) => after)],
  );
  await record(
    db,
    changes.map(({ before, after }) => ({
      subject: "assessment" as const,
      memberId: after.memberId,
      year: after.year,
      before: before && contentOf(before),
      after: contentOf(after),
    })),
    reason,
  );
  const created = changes.filter(({ before }) => before === null).length;
  const changed = changes.length - created;
  return { stored: true, created, changed, unchanged: writes.length - changes.length };
}

async function upsert(
  db: TenantDb,
  changes: { before: StoredAssessment | null; after: Assessment }[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ before, after }) => ({
    ...contentOf(after),
    id: before?.id ?? uuidv7(),
    revision: (before?.revision ?? 0) + 1,
  }));
  await db.tx.execute(sql`
    insert into assessments (collaborative_id, id, member_id, practice, year, rater, stage, wanted, wanted_by,
      evidence, links, state, rubric_version, revision, changed_by, changed_at)
    select ${db.collaborativeId}::uuid, id, "memberId", practice, year, rater, stage, wanted, "wantedBy",
      evidence, links, state, "rubricVersion", revision, ${db.actor.name}, now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, "memberId" uuid, practice text, year int,
      rater text, stage int, wanted int, "wantedBy" int, evidence text, links jsonb, state text,
      "rubricVersion" int, revision int)
    on conflict (collaborative_id, id) do update set stage = excluded.stage, wanted = excluded.wanted,
      wanted_by = excluded.wanted_by, evidence = excluded.evidence, links = excluded.links,
      state = excluded.state, rubric_version = excluded.rubric_version, revision = excluded.revision,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
}

const placeOf = ({ memberId, practice, year, rater }: Assessment) =>
  `${year} ${practice} ${rater} ${memberId ?? "backbone"}`;

const contentOf = (assessment: Assessment): Assessment => {
  const { memberId, practice, year, rater, stage, wanted, wantedBy, evidence, links, state, rubricVersion } =
    assessment;
  return { memberId, practice, year, rater, stage, wanted, wantedBy, evidence, links, state, rubricVersion };
};

const sameContent = (a: Assessment, b: Assessment) =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
