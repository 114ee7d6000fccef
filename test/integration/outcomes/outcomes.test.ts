import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contributionForm } from "../../../app/domain/outcomes/contribution";
import { outcomeForm } from "../../../app/domain/outcomes/outcome";
import { readTable } from "../../../app/exchange/opening/table";
import { outcomesCsv, readOutcomeRows } from "../../../app/exchange/outcomes/outcomes";
import { readIndicators } from "../../../app/records/indicators/indicators.server";
import {
  addContribution,
  changeContribution,
  readContributions,
} from "../../../app/records/outcomes/contributions.server";
import { addEvidence, removeEvidence } from "../../../app/records/outcomes/evidence.server";
import {
  addOutcome,
  changeOutcome,
  readOutcome,
  readOutcomes,
  stepOutcome,
} from "../../../app/records/outcomes/outcomes.server";
import { saveResult } from "../../../app/records/results/results.server";
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

describe.each(ENGINES)("outcomes on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let memberId: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "hospital" }] });
    memberId = (await ours.catalog()).members[0]?.id ?? "";
  });

  const as = <T>(name: string, work: (db: TenantDb) => Promise<T>) =>
    openTenant(database, { collaborativeId: ours.id, actor: { name, userId: null } }, work);
  const typed = (more: object = {}) => ({
    domain: "organization",
    who: "Hiring managers",
    organization: `member:${memberId}`,
    what: "Call within two weeks.",
    change: "practice",
    happenedOn: "2026-03-01",
    matters: "Waiting cost one in three.",
    contribution: "We measured the time.",
    planned: "yes",
    good: "yes",
    ...more,
  });
  const fields = (more: object = {}) => outcomeForm.parse(typed(more));
  const evidence = { kind: "observation" as const, text: "Logged by coaches", url: "" };
  const checked = async () => {
    const id = await as("Ana", (db) => addOutcome(db, fields()));
    await as("Ana", (db) => addEvidence(db, id, evidence));
    expect(await as("Bo", (db) => stepOutcome(db, id, "check"))).toBeNull();
    return id;
  };

  it("are checked by somebody else, with evidence, and released", async () => {
    const id = await as("Ana", (db) => addOutcome(db, fields()));
    expect(await as("Bo", (db) => stepOutcome(db, id, "check"))).toContain("evidence");
    await as("Ana", (db) => addEvidence(db, id, evidence));
    expect(await as("Ana", (db) => stepOutcome(db, id, "check"))).toContain("other than its author");
    expect(await as("Bo", (db) => stepOutcome(db, id, "check"))).toBeNull();
    expect(await as("Ana", (db) => stepOutcome(db, id, "release"))).toBeNull();
    expect(await ours.enter((db) => readOutcome(db, id))).toMatchObject({
      state: "released",
      author: "Ana",
      checkedBy: "Bo",
      organization: "Member hospital",
      evidence: [evidence],
    });
  });

  it("become drafts of whoever changes them, and are never overwritten unseen", async () => {
    const id = await checked();
    const stored = await ours.enter((db) => readOutcome(db, id));
    const revision = stored?.revision ?? 0;
    const change = (own: number | null, what: string) =>
      as("Bo", (db) => changeOutcome(db, id, { revision: own, fields: fields({ what }) }));
    expect(await change(revision - 1, "Call at once.")).toMatchObject({ stored: false });
    expect(await change(revision, "Call within two weeks.")).toEqual({ stored: true, changed: false });
    expect(await change(revision, "Call at once.")).toEqual({ stored: true, changed: true });
    expect(await ours.enter((db) => readOutcome(db, id))).toMatchObject({
      state: "draft",
      author: "Bo",
      checkedBy: null,
    });
    expect(await as("Bo", (db) => stepOutcome(db, id, "check"))).toContain("other than its author");
  });

  it("keep every change in the history, their evidence included", async () => {
    const id = await checked();
    const [kept] = (await ours.enter((db) => readOutcome(db, id)))?.evidence ?? [];
    expect(await ours.enter((db) => removeEvidence(db, id, kept?.id ?? ""))).toBe(true);
    expect(await ours.enter((db) => removeEvidence(db, id, kept?.id ?? ""))).toBe(false);
    const [count] = rowsOf<{ count: number }>(
      await ours.enter((db) =>
        db.tx.execute(sql`select count(*)::int as count from history
          where collaborative_id = ${db.collaborativeId} and subject = 'outcome' and item_id = ${id}`),
      ),
    );
    expect(count?.count).toBe(4);
  });

  it("go out as a file and come back in unchanged; a changed row becomes a draft", async () => {
    const id = await checked();
    const named = {
      organizations: [{ value: `member:${memberId}`, label: "Member hospital" }],
      initiatives: [],
    };
    const stored = await ours.enter((db) => readOutcomes(db));
    const text = outcomesCsv(stored, { mark: true });
    const bring = async (file: string) => {
      const rows = readOutcomeRows(readTable(file), stored, named);
      const results = [];
      for (const row of rows)
        results.push(
          row.id === null
            ? await as("Bo", (db) => addOutcome(db, row.fields))
            : await as("Bo", (db) => changeOutcome(db, row.id ?? "", { revision: null, fields: row.fields })),
        );
      return results;
    };
    expect(await bring(text)).toEqual([{ stored: true, changed: false }]);
    expect(await ours.enter((db) => readOutcome(db, id))).toMatchObject({ state: "checked" });
    expect(await bring(text.replace("Call within two weeks.", "Call at once."))).toEqual([
      { stored: true, changed: true },
    ]);
    expect(await ours.enter((db) => readOutcome(db, id))).toMatchObject({
      state: "draft",
      what: "Call at once.",
    });
  });

  it("refuse a file with a faulty row whole, naming every fault", async () => {
    const header =
      "who_changed,who,organization,what,change,happened_on,why_it_matters,what_we_did,planned,good";
    const rows = [
      "organization,Office,Nobody,Splits orders,practice,2026-01-01,Bids,Table,yes,yes",
      "planet,Office,,Splits orders,practice,2026-13-01,Bids,Table,yes,maybe",
    ];
    const table = readTable(`${header}\n${rows.join("\n")}\n`);
    try {
      readOutcomeRows(table, [], { organizations: [], initiatives: [] });
      expect.unreachable("the file has faults");
    } catch (error) {
      const { errors } = error as { errors: { row: number; column: string }[] };
      expect(errors.map(({ row, column }) => [row, column])).toEqual([
        [2, "organization"],
        [3, "who_changed"],
        [3, "happened_on"],
        [3, "good"],
      ]);
    }
  });

  it("are seen by no other collaborative", async () => {
    const id = await checked();
    const theirs = await makeCollaborative(database);
    expect(await theirs.enter((db) => readOutcomes(db))).toEqual([]);
    expect(await theirs.enter((db) => stepOutcome(db, id, "release"))).not.toBeNull();
  });

  it("stand beside claims of contributions, which are never overwritten unseen", async () => {
    const indicatorIds = (await ours.enter(readIndicators)).slice(0, 1).map(({ id }) => id);
    const sentence = "Families here have enough to live on.";
    const result = { sentence, lead: "", partners: "", indicatorIds, goalIds: [] };
    const outcome = await ours.enter((db) => saveResult(db, { id: null, revision: 0, fields: result }));
    const resultId = outcome.stored ? outcome.id : "";
    const claim = contributionForm.parse({
      claim: "More hires",
      chain: "Step by step",
      numbers: "The roll-up",
      explanation0: "Wages rose",
      weight0: "much",
    });
    const id = await ours.enter((db) => addContribution(db, { goalId: null, resultId }, claim));
    const change = (revision: number, fields: typeof claim | null) =>
      ours.enter((db) => changeContribution(db, id, { revision, fields }));
    expect(await change(1, { ...claim, reader: "University", readerView: "agrees" })).toBe(true);
    expect(await change(1, null)).toBe(false);
    expect(await ours.enter(readContributions)).toMatchObject([
      { id, resultId, readerView: "agrees", revision: 2 },
    ]);
    expect(await change(2, null)).toBe(true);
    expect(await ours.enter(readContributions)).toEqual([]);
  });
});
