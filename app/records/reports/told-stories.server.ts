import { sql } from "drizzle-orm";
import { consentHolds, type StoryRecord } from "~/domain/outcomes/story";
import { rowsOf } from "~db/rows";
import { toldStories } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** What published reports tell of stories: kept beside the versions, erased with the stories. */

/** A story as a version tells it. */
export interface Told {
  title: string;
  words: string;
  /** Only with consent to it. */
  name: string | null;
  place: string | null;
}

/** Keeps what a new version tells. */
export async function keepTold(
  db: TenantDb,
  versionId: string,
  told: readonly (Told & { storyId: string })[],
): Promise<void> {
  if (told.length === 0) return;
  const { collaborativeId } = db;
  await db.tx.insert(toldStories).values(told.map((story) => ({ collaborativeId, versionId, ...story })));
}

type Row = Told & { id: string } & Pick<
    StoryRecord,
    "consentOn" | "consentWords" | "consentName" | "consentUntil" | "consentWithdrawnOn"
  >;

/**
 * What a version may still tell today, by story: with consent to the words that holds, and with the name and place only
 * while there is consent to the name.
 */
export async function readTold(db: TenantDb, versionId: string, today: string): Promise<Map<string, Told>> {
  const rows = rowsOf<Row>(
    await db.tx.execute(sql`
      select t.story_id as id, t.title, t.words, t.name, t.place, s.consent_on::text as "consentOn",
        s.consent_words as "consentWords", s.consent_name as "consentName", s.consent_until::text as "consentUntil",
        s.consent_withdrawn_on::text as "consentWithdrawnOn"
      from told_stories t join stories s on s.collaborative_id = t.collaborative_id and s.id = t.story_id
      where t.collaborative_id = ${db.collaborativeId} and t.version_id = ${versionId}`),
  );
  return new Map(
    rows
      .filter((row) => consentHolds(row, today))
      .map(({ id, title, words, name, place, consentName }) => [
        id,
        { title, words, name: consentName ? name : null, place: consentName || name === null ? place : null },
      ]),
  );
}

/** Published reports whose newest version tells a story, by title. */
export async function readReportsTelling(
  db: TenantDb,
  storyId: string,
): Promise<{ slug: string; title: string; version: number }[]> {
  return rowsOf(
    await db.tx.execute(sql`
      select r.slug, r.title, v.version
      from told_stories t
      join report_versions v on v.collaborative_id = t.collaborative_id and v.id = t.version_id
      join reports r on r.collaborative_id = v.collaborative_id and r.id = v.report_id
      where t.collaborative_id = ${db.collaborativeId} and t.story_id = ${storyId}
        and not exists (select from report_versions l where l.collaborative_id = v.collaborative_id
          and l.report_id = v.report_id and l.version > v.version)
      order by lower(r.title), r.id`),
  );
}
