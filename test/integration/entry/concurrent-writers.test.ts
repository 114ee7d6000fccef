import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Member } from "../../../app/domain/terms";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { addReport } from "../../../app/records/reports/reports.server";
import { newOutline } from "../../../app/reports/outline";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { ENGINES, makeCollaborative, openTestDatabase } from "../../support/database/databases";
import { storedAndRecomputedSums } from "../../support/database/kept";
import { useWriting } from "../../support/database/writing";
import { type Edit, makeEdit } from "../../support/figures/random-edits";

describe.each(ENGINES)("concurrent writers on the %s engine", (engine) => {
  const { value, write, only, history, member } = useWriting(engine);

  it("get the newer value back, with nothing stored, if they have seen an older one", async () => {
    await write([value("new_hires", "100", { revision: 0 })], "Ana");
    await write([value("new_hires", "110", { revision: 1 })], "Ana");
    const lateOutcome = await write(
      [value("employees", "9"), value("new_hires", "120", { revision: 1 })],
      "Ben",
    );
    expect(lateOutcome).toMatchObject({
      stored: false,
      errors: [],
      conflicts: [{ index: 1, theirs: { value: "110", revision: 2, changedBy: "Ana" } }],
    });
    expect(await only()).toMatchObject({ value: "110" });
    await write([value("new_hires", "", { state: "missing", value: null })]);
    expect(await write([value("new_hires", "130", { revision: 2 })])).toMatchObject({
      conflicts: [{ index: 0, theirs: null }],
    });
    // Writing the value already stored is no conflict.
    await write([value("new_hires", "140")]);
    expect(await write([value("new_hires", "140", { revision: 0 })])).toMatchObject({ unchanged: 1 });
  });

  it("of the same cell: exactly one wins, and the other learns of the conflict", async () => {
    const amounts = ["100", "200"];
    const outcomes = await Promise.all(
      amounts.map((amount) => write([value("new_hires", amount, { revision: 0 })], `writes ${amount}`)),
    );
    const winner = outcomes.findIndex((outcome) => outcome.stored);
    const won = amounts[winner];
    const lost = outcomes[1 - winner];
    expect(lost).toMatchObject({ stored: false, conflicts: [{ theirs: { value: won, revision: 1 } }] });
    expect(await only()).toMatchObject({ value: won, changedBy: `writes ${won}` });
    expect(await history()).toHaveLength(1);
  });

  it("whose changes are invalid only together: one is refused", async () => {
    await write([value("new_hires", "100"), value("impact_hires", "10")]);
    for (let round = 0; round < 5; round++) {
      const outcomes = await Promise.all([
        write([value("new_hires", "50")]),
        write([value("impact_hires", "80")]),
      ]);
      expect(outcomes.map(({ stored }) => stored).sort()).toEqual([false, true]);
      await write([value("new_hires", "100"), value("impact_hires", "10")]);
    }
  });

  it("of several members never deadlock", async () => {
    const all = ["hospital", "school"].map((slug) => value("employees", "1", { memberId: member(slug).id }));
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, place) => write(place % 2 ? all : all.toReversed())),
    );
    expect(outcomes.filter((outcome) => outcome.stored && outcome.created === 2)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.stored && outcome.unchanged === 2)).toHaveLength(5);
  });
});

/** The embedded engine runs transactions one at a time; a server interleaves their statements. */
describe("many concurrent writers on a server", () => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase("server"));
  });
  afterAll(() => dispose());

  it("of different members and collaboratives leave the stored sums correct while members are edited", async () => {
    const slugs = ["m0", "m1", "m2", "m3"];
    const both = await Promise.all(
      [2019, 2020].map((baselineYear) =>
        makeCollaborative(database, { profile: { baselineYear }, members: slugs.map((slug) => ({ slug })) }),
      ),
    );
    const deadlocksBefore = await deadlocks(database);
    const edit = (round: number, place: number): Edit => {
      const slug = slugs[place % slugs.length] ?? "m0";
      const cell = (measure: Cell["measure"], year: number): Cell => ({
        measure,
        year,
        state: "value",
        amount: String(round * 10 + place),
      });
      switch (place % 6) {
        case 4:
          return {
            kind: "membership",
            slug,
            joinedOn: "2010-01-01",
            leftOn: null,
            baselineYear: null,
            fiscalYearEndMonth: round % 2 ? 6 : 12,
            absences: round % 2 ? [{ from: "2021-01-01", to: "2021-12-31" }] : [],
          };
        case 5:
          return {
            kind: "definition",
            slug,
            measure: "new_hires",
            fromYear: 2022,
            grade: "close",
            back: round % 2 ? 1 : null,
            restated: String(round),
          };
        default: {
          const cells = [cell("new_hires", 2020 + (round % 4)), cell("employees", 2023)];
          // Several members in varying order, as in imports.
          return { kind: "entry", slug, cells: round % 2 ? cells : cells.toReversed() };
        }
      }
    };
    for (let round = 0; round < 6; round++)
      await Promise.all([
        ...Array.from({ length: 12 }, (_, place) =>
          makeEdit(both[place % 2] as (typeof both)[0], edit(round, place)),
        ),
        ...both.map((collaborative) =>
          makeEdit(collaborative, { kind: "baseline", year: (2019 + (round % 3)) as 2019 }),
        ),
        ...both.map((collaborative) =>
          makeEdit(collaborative, { kind: "file", rows: rowsOfAll(slugs, round) }),
        ),
      ]);
    for (const collaborative of both) {
      const [stored, recomputed] = await storedAndRecomputedSums(collaborative);
      expect(stored).toEqual(recomputed);
    }
    expect(await deadlocks(database)).toBe(deadlocksBefore);
  }, 120_000);

  it("that add the same member at once add it once", async () => {
    const collaborative = await makeCollaborative(database);
    const add = (sector: Member["sector"]) =>
      collaborative.enter((db) =>
        putMember(db, {
          slug: "new",
          name: "New",
          sector,
          joinedOn: "2020-01-01",
          leftOn: null,
          fiscalYearEndMonth: 12,
          baselineYear: null,
        }),
      );
    const outcomes = await Promise.all((["other", "utility", "government"] as const).map(add));
    expect(outcomes.filter(({ created }) => created)).toHaveLength(1);
  });

  it("that start reports with the same title at once give each its own address", async () => {
    const collaborative = await makeCollaborative(database);
    const settings = { title: "Progress", year: 2025, audience: "members" as const };
    const begin = () =>
      collaborative.enter((db) => addReport(db, { ...settings, outline: newOutline("members") }));
    const slugs = await Promise.all([begin(), begin(), begin()]);
    expect(slugs.sort()).toEqual(["progress", "progress-2", "progress-3"]);
  });
});

type Cell = Extract<Edit, { kind: "entry" }>["cells"][number];

function rowsOfAll(slugs: string[], round: number) {
  const rows = slugs.map((slug) => ({
    slug,
    measure: "employees" as const,
    year: 2022,
    amount: String(round),
  }));
  return round % 2 ? rows : rows.toReversed();
}

/** How many deadlocks the server has resolved, including any that retries have hidden. */
async function deadlocks(database: Database): Promise<number> {
  // The view shows counts once a connection has been idle for a second.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const [row] = await database.asOwner(async (tx) =>
    rowsOf<{ count: number }>(
      await tx.execute(
        sql`select deadlocks::int as count from pg_stat_database where datname = current_database()`,
      ),
    ),
  );
  return row?.count ?? 0;
}
