import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readPastedMembers } from "../../../app/domain/members/pasted";
import type { Member } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { addMembers, lockNewMembers } from "../../../app/records/collaboratives/members.server";
import { readSetUp } from "../../../app/records/collaboratives/set-up.server";
import { openYear } from "../../../app/records/collection/years.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readRollup, yearOf } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const LINES = "Alder; Health system; June; 2019\nBirch; Government\nCedar; Other";

describe.each(ENGINES)("setting up a collaborative on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, { profile: { baselineYear: 2022 } });
  });

  const setUp = () => collaborative.enter(readSetUp);
  const paste = () =>
    collaborative.enter(async (db) => {
      const { members } = readPastedMembers(LINES, { baselineYear: 2022, known: [] });
      await lockNewMembers(db, members);
      await addMembers(
        db,
        members.map((member) => ({ ...member, leftOn: null, baselineYear: null })),
      );
    });
  const give = (member: Member, year: number) =>
    collaborative.enter(async (db) =>
      writeObservations(db, await readCatalog(db), [
        { memberId: member.id, kind: "measure", code: "new_hires", year, state: "value", value: "10" },
      ]),
    );

  it("adds pasted members at once, with their fiscal years, and counts their numbers", async () => {
    await paste();
    const { members } = await collaborative.catalog();
    expect(
      members.map(({ slug, fiscalYearEndMonth, joinedOn }) => [slug, fiscalYearEndMonth, joinedOn]),
    ).toEqual([
      ["alder", 6, "2019-01-01"],
      ["birch", 12, "2022-01-01"],
      ["cedar", 12, "2022-01-01"],
    ]);
    for (const member of members) await give(member, 2022);
    const hires = await collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const viewer = { role: "backbone" as const, memberId: null };
      const rollup = await readRollup(db, { viewer, catalog, to: 2022 });
      return yearOf(rollup, 2022).totals.find(({ measure }) => measure === "new_hires");
    });
    expect(hires).toMatchObject({ value: "30", reporting: 3, expected: 3 });
  });

  it("knows each step from what is stored", async () => {
    expect(await setUp()).toMatchObject({
      members: 0,
      withBaseline: 0,
      areMeasuresSettled: false,
      goals: 0,
      ratings: 0,
      years: 0,
    });
    await paste();
    const [alder, birch] = (await collaborative.catalog()).members;
    if (!alder || !birch) throw new Error("Three members were pasted.");
    await give(alder, 2022);
    // A later year is no baseline.
    await give(birch, 2023);
    await collaborative.enter((db) =>
      openYear(db, { year: 2023, dueOn: null, remindBefore: [], remindAfter: [], requests: [] }),
    );
    expect(await setUp()).toMatchObject({
      members: 3,
      withBaseline: 1,
      areMeasuresSettled: true,
      years: 1,
    });
  });
});
