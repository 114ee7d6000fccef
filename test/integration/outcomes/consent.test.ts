import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storyForm } from "../../../app/domain/outcomes/story";
import { EXPORTED_TABLES, exportedRows } from "../../../app/records/everything/tables.server";
import {
  addStory,
  changeStory,
  readStory,
  removeStory,
  stepStory,
  withdrawConsent,
} from "../../../app/records/outcomes/stories.server";
import { readKeptStories, readShownStories } from "../../../app/routes/outcomes/stories/view.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const TODAY = DateTime.utc().toISODate();
const inDays = (days: number) => DateTime.utc().plus({ days }).toISODate();
const WORDS = "They hold my hand on the way to the operation.";

describe.each(ENGINES)("consent to stories on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
  });

  const as = <T>(name: string, work: (db: TenantDb) => Promise<T>) =>
    openTenant(database, { collaborativeId: ours.id, actor: { name, userId: null } }, work);
  const fields = (more: object = {}) =>
    storyForm.parse({
      title: "To the ward",
      words: WORDS,
      personName: "Dolores M.",
      place: "Canal Street",
      consentOn: inDays(-10),
      consentHow: "A signed form",
      consentWords: "on",
      consentName: "on",
      ...more,
    });
  const told = async (more: object = {}) => {
    const id = await as("Ana", (db) => addStory(db, fields(more)));
    expect(await as("Ana", (db) => stepStory(db, id, "check", TODAY))).not.toBeNull();
    expect(await as("Bo", (db) => stepStory(db, id, "check", TODAY))).toBeNull();
    expect(await as("Bo", (db) => stepStory(db, id, "release", inDays(-5)))).toBeNull();
    return id;
  };
  /** Everything that a page, the API, or a new file could take a story's words from. */
  const reached = () =>
    ours.enter(async (db) => {
      const shown = await readShownStories({ db });
      const kept = await readKeptStories({ db, viewer: { role: "backbone", memberId: null } });
      const exported: string[] = [];
      for (const table of EXPORTED_TABLES)
        for await (const rows of exportedRows(db, table)) exported.push(...rows.map(({ json }) => json));
      const history = rowsOf<{ text: string }>(
        await db.tx.execute(
          sql`select row_to_json(h)::text as text from history h where collaborative_id = ${db.collaborativeId}`,
        ),
      );
      return { shown, text: JSON.stringify([shown, kept, exported, history]) };
    });

  it("shows a released story, its words, and its name", async () => {
    const id = await told();
    const { shown, text } = await reached();
    expect(shown).toMatchObject([{ id, words: WORDS, name: "Dolores M.", place: "Canal Street" }]);
    expect(text).toContain(WORDS);
  });

  it("takes a story off every page and new file at once when it is withdrawn", async () => {
    const id = await told();
    expect(await ours.enter((db) => withdrawConsent(db, id, TODAY))).toBe(true);
    const { shown, text } = await reached();
    expect(shown).toEqual([]);
    for (const trace of [WORDS, "Dolores", "Canal Street", "To the ward"]) expect(text).not.toContain(trace);
  });

  it("takes it off on the day after its last one, without anybody doing anything", async () => {
    await told({ consentUntil: TODAY });
    expect((await reached()).shown).toHaveLength(1);
    await ours.enter((db) =>
      db.tx.execute(
        sql`update stories set consent_until = ${inDays(-1)} where collaborative_id = ${db.collaborativeId}`,
      ),
    );
    const { shown, text } = await reached();
    expect(shown).toEqual([]);
    for (const trace of [WORDS, "Dolores", "Canal Street", "To the ward"]) expect(text).not.toContain(trace);
  });

  it("is needed for a release, and to a name for the name", async () => {
    const id = await as("Ana", (db) => addStory(db, fields({ consentWords: undefined })));
    expect(await as("Bo", (db) => stepStory(db, id, "check", TODAY))).toBeNull();
    expect(await as("Bo", (db) => stepStory(db, id, "release", TODAY))).toContain("consent");
    expect((await reached()).shown).toEqual([]);
    await told({ consentName: undefined, place: undefined });
    expect((await reached()).shown).toMatchObject([{ name: null, place: null }]);
  });

  it("can be given anew, on a later day than it was taken back", async () => {
    const id = await told();
    await ours.enter((db) => withdrawConsent(db, id, inDays(-2)));
    const change = async (consentOn: string) => {
      const revision = (await ours.enter((db) => readStory(db, id)))?.revision ?? 0;
      expect(await as("Ana", (db) => changeStory(db, id, { revision, fields: fields({ consentOn }) }))).toBe(
        true,
      );
      return ours.enter((db) => readStory(db, id));
    };
    expect((await change(inDays(-3)))?.consentWithdrawnOn).toBe(inDays(-2));
    expect(await change(inDays(-1))).toMatchObject({ consentWithdrawnOn: null, state: "draft" });
  });

  it("leaves nothing of the words when the story is removed", async () => {
    const id = await told();
    const revision = (await ours.enter((db) => readStory(db, id)))?.revision ?? 0;
    expect(await ours.enter((db) => removeStory(db, id, revision - 1))).toBe(false);
    expect(await ours.enter((db) => removeStory(db, id, revision))).toBe(true);
    expect(await ours.enter((db) => removeStory(db, id, revision))).toBe(false);
    expect((await reached()).text).not.toContain(WORDS);
  });
});
