import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storyForm } from "../../../app/domain/outcomes/story";
import { EXPORTED_TABLES, exportedRows } from "../../../app/records/everything/tables.server";
import {
  addStory,
  readStory,
  removeStory,
  stepStory,
  withdrawConsent,
} from "../../../app/records/outcomes/stories.server";
import { addReport, findReport } from "../../../app/records/reports/reports.server";
import type { StoredReport } from "../../../app/records/reports/stored-report";
import { readReportsTelling } from "../../../app/records/reports/told-stories.server";
import { listVersions, readVersion } from "../../../app/records/reports/versions.server";
import { buildReport } from "../../../app/reports/build";
import { newOutline, type Outline } from "../../../app/reports/outline";
import { correctReport, endedIn, frozen, publishReport } from "../../../app/reports/published.server";
import { readReportSources } from "../../../app/reports/read.server";
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
const YEAR = 2025;

describe.each(ENGINES)("stories in published reports on the %s engine", (engine) => {
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

  async function told(more: object = {}): Promise<string> {
    const fields = storyForm.parse({
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
    const id = await as("Ana", (db) => addStory(db, fields));
    await as("Bo", (db) => stepStory(db, id, "check", TODAY));
    await as("Bo", (db) => stepStory(db, id, "release", inDays(-5)));
    return id;
  }

  /** Publishes a report for the public with outcomes and stories. */
  async function published(title = "Progress"): Promise<StoredReport> {
    return ours.enter(async (db) => {
      const start = newOutline("public");
      const outline: Outline = {
        ...start,
        sections: start.sections.map((section) => ({ ...section, shown: section.key === "outcomes" })),
      };
      const slug = await addReport(db, { title, year: YEAR, audience: "public", outline });
      const report = await findReport(db, slug);
      if (!report) throw new Error(slug);
      const sources = await readReportSources(db, { readers: "public", year: YEAR });
      const model = buildReport(sources, { title, slug, outline, earlier: null, date: TODAY });
      await publishReport(db, report, model, sources.showing);
      return report;
    });
  }

  /** The newest version as anybody reads it today. */
  const read = (report: StoredReport, version?: number) =>
    ours.enter(async (db) => {
      const stored = await readVersion(db, { reportId: report.id, version });
      if (!stored) throw new Error(report.slug);
      const model = await frozen(db, stored);
      return { model, stored, text: JSON.stringify(model), ended: endedIn(model) };
    });
  /** Whatever tables hold of this collaborative that are exported. */
  const exported = () =>
    ours.enter(async (db) => {
      const texts: string[] = [];
      for (const table of EXPORTED_TABLES)
        for await (const rows of exportedRows(db, table)) texts.push(...rows.map(({ json }) => json));
      return texts.join("\n");
    });

  it("are told with words, name, and place, and stand beside the version, not in it", async () => {
    await told();
    const { text, stored, ended } = await read(await published());
    for (const part of [WORDS, "Dolores M.", "Canal Street", "To the ward"]) {
      expect(text).toContain(part);
      expect(stored.snapshot).not.toContain(part);
    }
    expect(ended).toBe(0);
    expect(await exported()).toContain(WORDS);
  });

  it("are not in a report that is published once the consent has ended", async () => {
    const id = await told();
    await told({ consentUntil: inDays(-1), title: "Past its day" });
    await ours.enter((db) => withdrawConsent(db, id, TODAY));
    const { text } = await read(await published());
    expect(text).not.toMatch(/They hold my hand|Past its day/);
  });

  it("leave every version at once when the consent is withdrawn, and a corrected one is offered", async () => {
    const id = await told();
    await told({
      title: "Another",
      words: "Nothing to hide.",
      personName: "",
      consentName: undefined,
      place: undefined,
    });
    const report = await published();
    const before = await read(report);
    expect(await ours.enter((db) => correctReport(db, report))).toBeNull();

    await ours.enter((db) => withdrawConsent(db, id, TODAY));
    const after = await read(report);
    expect(after.ended).toBe(1);
    expect(await ours.enter((db) => readReportsTelling(db, id))).toEqual([
      { slug: "progress", title: "Progress", version: 1 },
    ]);
    for (const trace of [WORDS, "Dolores", "Canal Street", "To the ward"]) {
      expect(after.text).not.toContain(trace);
      expect(await exported()).not.toContain(trace);
    }
    expect(after.text).toContain("Nothing to hide.");
    expect(after.stored.contentHash).toBe(before.stored.contentHash);

    expect(await ours.enter((db) => correctReport(db, report))).toEqual({ version: 2, audience: "public" });
    const corrected = await read(report);
    expect(corrected).toMatchObject({ ended: 0 });
    expect(corrected.text).toContain("Nothing to hide.");
    expect(corrected.model.figures).toEqual(before.model.figures);
    expect(await ours.enter((db) => readReportsTelling(db, id))).toEqual([]);
    expect(await ours.enter((db) => listVersions(db, report.id))).toHaveLength(2);
    expect(await ours.enter((db) => correctReport(db, report))).toBeNull();
  });

  it("leave on the day after the last one, without anybody doing anything", async () => {
    await told({ consentUntil: TODAY });
    const report = await published();
    expect((await read(report)).ended).toBe(0);
    await ours.enter((db) =>
      db.tx.execute(
        sql`update stories set consent_until = ${inDays(-1)} where collaborative_id = ${db.collaborativeId}`,
      ),
    );
    expect((await read(report)).ended).toBe(1);
  });

  it("go on without name and place once only the consent to the name is gone", async () => {
    await told();
    const report = await published();
    await ours.enter((db) =>
      db.tx.execute(
        sql`update stories set consent_name = false, place = '' where collaborative_id = ${db.collaborativeId}`,
      ),
    );
    const { text } = await read(report);
    expect(text).toContain(WORDS);
    expect(text).not.toMatch(/Dolores|Canal Street/);
  });

  it("are erased from published reports with the story", async () => {
    const id = await told();
    const report = await published();
    const revision = (await ours.enter((db) => readStory(db, id)))?.revision ?? 0;
    expect(await ours.enter((db) => removeStory(db, id, revision))).toBe(true);
    expect((await read(report)).ended).toBe(1);
    const kept = await ours.enter(async (db) =>
      rowsOf(
        await db.tx.execute(sql`select from told_stories where collaborative_id = ${db.collaborativeId}`),
      ),
    );
    expect(kept).toEqual([]);
  });
});
