import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Step, stepTo } from "~/domain/outcomes/outcome";
import { consentHolds, type StoryFields, type StoryRecord } from "~/domain/outcomes/story";
import { record } from "~/records/history/history.server";
import { withdrawCopies } from "~/records/networks/given.server";
import { todayIso } from "~/records/today";
import { rowsOf } from "~db/rows";
import { stories } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/**
 * Stories with a person. The history keeps what was consented to and each step, but neither words nor names: what somebody
 * takes back must not live on there.
 */

/** All stories, newest first, in one statement; or the one with an id. */
export async function readStories(db: TenantDb, id?: string): Promise<StoryRecord[]> {
  return rowsOf<StoryRecord>(
    await db.tx.execute(sql`
      select s.id, s.title, s.words, s.person_name as "personName", s.area_id as "areaId", a.label as area, s.place,
        s.outcome_id as "outcomeId", s.consent_on::text as "consentOn", s.consent_how as "consentHow",
        s.consent_words as "consentWords", s.consent_name as "consentName", s.consent_picture as "consentPicture",
        s.consent_until::text as "consentUntil", s.consent_withdrawn_on::text as "consentWithdrawnOn", s.state,
        s.author_id as "authorId", s.author, s.checked_by as "checkedBy", s.revision
      from stories s left join areas a on a.collaborative_id = s.collaborative_id and a.id = s.area_id
      where s.collaborative_id = ${db.collaborativeId} ${id ? sql`and s.id = ${id}` : sql``}
      order by s.id desc`),
  );
}

export async function readStory(db: TenantDb, id: string): Promise<StoryRecord | null> {
  return (await readStories(db, id))[0] ?? null;
}

const contentOf = (story: StoryFields): StoryFields => ({
  title: story.title,
  words: story.words,
  personName: story.personName,
  areaId: story.areaId,
  place: story.place,
  outcomeId: story.outcomeId,
  consentOn: story.consentOn,
  consentHow: story.consentHow,
  consentWords: story.consentWords,
  consentName: story.consentName,
  consentPicture: story.consentPicture,
  consentUntil: story.consentUntil,
});

type Noted = Pick<
  StoryRecord,
  "consentOn" | "consentWords" | "consentName" | "consentPicture" | "consentUntil"
> & {
  state: StoryRecord["state"];
  consentWithdrawnOn: string | null;
};

/** What the history keeps of a story. */
const notedOf = (story: Noted): Noted => ({
  state: story.state,
  consentOn: story.consentOn,
  consentWords: story.consentWords,
  consentName: story.consentName,
  consentPicture: story.consentPicture,
  consentUntil: story.consentUntil,
  consentWithdrawnOn: story.consentWithdrawnOn,
});

/** Adds a draft. @returns its id */
export async function addStory(db: TenantDb, fields: StoryFields): Promise<string> {
  const { tx, collaborativeId, actor } = db;
  const id = uuidv7();
  const by = { authorId: actor.userId, author: actor.name, changedBy: actor.name };
  await tx.insert(stories).values({ collaborativeId, id, ...contentOf(fields), ...by });
  const after = notedOf({ ...fields, state: "draft", consentWithdrawnOn: null });
  await record(db, [{ subject: "story", itemId: id, before: null, after }]);
  return id;
}

/**
 * Changes a story, which becomes a draft again. New consent, on a later day than it was withdrawn, makes it tellable anew.
 * @returns false if somebody else changed it first, or it is gone
 */
export async function changeStory(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: StoryFields },
): Promise<boolean> {
  const stored = await lock(db, id);
  if (stored?.revision !== revision) return false;
  const content = contentOf(fields);
  if (JSON.stringify(contentOf(stored)) === JSON.stringify(content)) return true;
  const { consentWithdrawnOn: withdrawn } = stored;
  const renewed = withdrawn !== null && fields.consentOn !== null && fields.consentOn > withdrawn;
  const consentWithdrawnOn = renewed ? null : withdrawn;
  const { name, userId } = db.actor;
  await put(db, stored, {
    ...content,
    state: "draft",
    consentWithdrawnOn,
    authorId: userId,
    author: name,
    checkedBy: null,
  });
  return true;
}

/**
 * Takes a step; a story is released only while the consent to its words holds. @returns a sentence why not, or null
 */
export async function stepStory(db: TenantDb, id: string, step: Step, today: string): Promise<string | null> {
  const stored = await lock(db, id);
  if (!stored) return "This story no longer exists.";
  // The person's word is its evidence.
  const next = stepTo({ ...stored, evidence: [stored] }, step, db.actor);
  if ("fault" in next) return next.fault;
  if (step === "release" && !consentHolds(stored, today))
    return "Without consent to the words that holds today, the story cannot be released.";
  await put(db, stored, {
    state: next.to,
    ...(step === "check" && { checkedBy: db.actor.name }),
    ...(step === "reopen" && { checkedBy: null }),
  });
  return null;
}

/** Records that the person has taken the consent back: from now on nobody sees the story. @returns false if it is gone */
export async function withdrawConsent(db: TenantDb, id: string, on: string): Promise<boolean> {
  const stored = await lock(db, id);
  if (!stored) return false;
  if (stored.consentWithdrawnOn === null) await put(db, stored, { consentWithdrawnOn: on });
  return true;
}

/** Removes a story with everything that it says. @returns false if somebody else changed or removed it first */
export async function removeStory(db: TenantDb, id: string, revision: number): Promise<boolean> {
  const stored = await lock(db, id);
  if (stored?.revision !== revision) return false;
  await withdrawCopies(db, id, todayIso());
  await db.tx.delete(stories).where(place(db, id));
  await record(db, [{ subject: "story", itemId: id, before: notedOf(stored), after: null }]);
  return true;
}

const place = (db: TenantDb, id: string) =>
  and(eq(stories.collaborativeId, db.collaborativeId), eq(stories.id, id));

async function lock(db: TenantDb, id: string): Promise<StoryRecord | null> {
  const [row] = await db.tx.select({ id: stories.id }).from(stories).where(place(db, id)).for("update");
  return row ? readStory(db, id) : null;
}

async function put(
  db: TenantDb,
  stored: StoryRecord,
  set: Partial<Omit<StoryRecord, "id" | "area" | "revision">>,
): Promise<void> {
  const revision = stored.revision + 1;
  await db.tx
    .update(stories)
    .set({ ...set, revision, changedAt: new Date(), changedBy: db.actor.name })
    .where(place(db, stored.id));
  const after = { ...stored, ...set };
  // What a network was given goes with the release, and with the consent.
  if (after.state !== "released" || after.consentWithdrawnOn !== null)
    await withdrawCopies(db, stored.id, todayIso());
  const changes = { before: notedOf(stored), after: notedOf(after) };
  await record(db, [{ subject: "story", itemId: stored.id, ...changes }]);
}
