import { sql } from "drizzle-orm";
import type { Blindness } from "~/domain/continuum/blind";
import type { Assessment, Stage, Subject } from "~/domain/continuum/continuum";
import { record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { lockAssessments } from "~/records/locks.server";
import { rowsOf } from "~db/rows";
import { continuumReveals } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** What was revealed in a session, as it was then. */
export interface Reveal {
  year: number;
  practice: string;
  /** ISO instant. */
  revealedAt: string;
  revealedBy: string;
  ratings: RevealedRatings;
}

export interface RevealedRatings {
  /** Own and backbone ratings, submitted by then. */
  given: (Pick<Assessment, "rater" | "wanted" | "wantedBy" | "evidence" | "links"> & {
    memberId: Subject;
    stage: Stage;
  })[];
  /** Whether the room saw where the members see themselves. */
  countsShown: boolean;
}

export interface StoredBlindness extends Blindness {
  reveals: Reveal[];
}

/** The setting, and everything that was revealed, in one statement. */
export async function readBlindness(db: TenantDb): Promise<StoredBlindness> {
  const [row] = rowsOf<StoredBlindness>(
    await db.tx.execute(sql`
      select blind_first as "blindFirst", coalesce((select json_agg(json_build_object('year', r.year,
          'practice', r.practice, 'ratings', r.ratings, 'revealedBy', r.revealed_by,
          'revealedAt', ${instant("r.revealed_at")}) order by r.year, r.practice)
        from continuum_reveals r where r.collaborative_id = ${db.collaborativeId}), '[]') as reveals
      from collaboratives where id = ${db.collaborativeId}`),
  );
  return row ?? { blindFirst: true, reveals: [] };
}

/** Stores the moment and what was revealed. Revealing twice changes nothing. @returns whether this was the first time */
export async function revealPractice(
  db: TenantDb,
  { year, practice, ratings }: Pick<Reveal, "year" | "practice" | "ratings">,
): Promise<boolean> {
  await lockAssessments(db);
  const { collaborativeId, actor } = db;
  const inserted = await db.tx
    .insert(continuumReveals)
    .values({ collaborativeId, year, practice, ratings, revealedBy: actor.name })
    .onConflictDoNothing()
    .returning({ year: continuumReveals.year });
  if (inserted.length === 0) return false;
  await record(db, [
    { subject: "rubric", itemId: collaborativeId, year, before: null, after: { revealed: practice } },
  ]);
  return true;
}

/** Switches blind first on or off. */
export async function setBlindFirst(db: TenantDb, blindFirst: boolean): Promise<void> {
  const { blindFirst: before } = await readBlindness(db);
  if (before === blindFirst) return;
  await db.tx.execute(
    sql`update collaboratives set blind_first = ${blindFirst} where id = ${db.collaborativeId}`,
  );
  await record(db, [
    {
      subject: "collaborative",
      itemId: db.collaborativeId,
      before: { blindFirst: before },
      after: { blindFirst },
    },
  ]);
}
