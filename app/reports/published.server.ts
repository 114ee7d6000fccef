import { createHash } from "node:crypto";
import type { StoredReport } from "~/records/reports/stored-report";
import { keepTold, readTold } from "~/records/reports/told-stories.server";
import { listVersions, type PublishedShowing, publish, readVersion } from "~/records/reports/versions.server";
import { todayIso } from "~/records/today";
import type { TenantDb } from "~db/tenant";
import { modelSchema, type ReportModel } from "./model";
import { storiesIn, withStories } from "./stories";

/** Published versions with their stories, which they tell only while the consent to each holds. */

/** Publishes a report. Its stories are kept beside the version, of which they can be erased. @returns the version */
export async function publishReport(
  db: TenantDb,
  report: StoredReport,
  model: ReportModel,
  showing: PublishedShowing,
): Promise<number> {
  const told = storiesIn(model).flatMap(({ id, told }) => (told ? [{ storyId: id, ...told }] : []));
  const stored = withStories(
    model,
    ({ told, ...story }) => told && { ...story, told: null, hash: hashOf(told) },
  );
  const version = await publish(db, report, JSON.stringify(stored), showing);
  const [newest] = await listVersions(db, report.id);
  if (newest) await keepTold(db, newest.id, told);
  return version;
}

const hashOf = ({
  title,
  words,
  name,
  place,
}: Record<"title" | "words", string> & Record<"name" | "place", string | null>) =>
  createHash("sha256")
    .update(JSON.stringify([title, words, name, place]))
    .digest("hex");

/** A version as it was published, less the stories whose consent has ended since. */
export async function frozen(
  db: TenantDb,
  { id, snapshot }: { id: string; snapshot: string },
  today = todayIso(),
): Promise<ReportModel> {
  const model = modelSchema.parse(JSON.parse(snapshot));
  if (storiesIn(model).length === 0) return model;
  const told = await readTold(db, id, today);
  return withStories(model, (story) => ({ ...story, told: told.get(story.id) ?? null }));
}

/** How many stories of a version may not be told anymore. */
export const endedIn = (model: ReportModel): number =>
  storiesIn(model).filter(({ told }) => told === null).length;

/**
 * Publishes the newest version again without the stories whose consent has ended. Its figures are those of the version, which
 * were judged then.
 * @returns the new version with its audience; null if there is nothing to correct
 */
export async function correctReport(
  db: TenantDb,
  report: StoredReport,
  today = todayIso(),
): Promise<{ version: number; audience: ReportModel["audience"] } | null> {
  const newest = await readVersion(db, { reportId: report.id });
  if (!newest) return null;
  const model = await frozen(db, newest, today);
  if (endedIn(model) === 0) return null;
  const corrected = withStories({ ...model, date: today }, (story) => (story.told ? story : null));
  return { version: await publishReport(db, report, corrected, null), audience: model.audience };
}
