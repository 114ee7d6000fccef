import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Member } from "../../app/domain/types";
import { putMember } from "../../app/records/members.server";
import { addReport } from "../../app/records/reports.server";
import { newOutline } from "../../app/reports/outline";
import type { Database } from "../../db/client";
import { rowsOf } from "../../db/rows";
import { ENGINES, makeCollaborative, openTestDatabase } from "../support/databases";
import { keptAndAnew } from "../support/kept";
import { type Edit, makeEdit } from "../support/random-edits";
import { useWriting } from "../support/writing";

describe.each(ENGINES)("writers that meet on the %s engine", (engine) => {
  const { value, write, only, history, member } = useWriting(engine);

  it("answers somebody who has seen an older value with the newer one, and stores nothing", async () => {
    await write([value("new_hires", "100", { revision: 0 })], "Ana");
    await write([value("new_hires", "110", { revision: 1 })], "Ana");
    const late = await write([value("employees", "9"), value("new_hires", "120", { revision: 1 })], "Ben");
    expect(late).toMatchObject({
      stored: false,
      errors: [],
      conflicts: [{ index: 1, theirs: { value: "110", revision: 2, changedBy: "Ana" } }],
    });
    expect(await only()).toMatchObject({ value: "110" });
    await write([value("new_hires", "", { state: "missing", value: null })]);
    expect(await write([value("new_hires", "130", { revision: 2 })])).toMatchObject({
      conflicts: [{ index: 0, theirs: null }],
    });
    // Whoever wants what is there already has no quarrel.
    await write([value("new_hires", "140")]);
    expect(await write([value("new_hires", "140", { revision: 0 })])).toMatchObject({ unchanged: 1 });
  });

  it("lets exactly one of two writers of the same cell win and tells the other", async () => {
    const amounts = ["100", "200"];
    const outcomes = await Promise.all(
      amounts.map((amount) => write([value("new_hires", amount, { revision: 0 })], `writes ${amount}`)),
    );
    const winner = outcomes.findIndex((outcome) => outcome.stored);
    const [won, lost] = [amounts[winner], outcomes[1 - winner]];
    expect(lost).toMatchObject({ stored: false, conflicts: [{ theirs: { value: won, revision: 1 } }] });
    expect(await only()).toMatchObject({ value: won, changedBy: `writes ${won}` });
    expect(await history()).toHaveLength(1);
  });

  it("refuses one of two writers whose changes are wrong only together", async () => {
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

  it("does not let writers of several members wait for each other in a circle", async () => {
    const all = ["hospital", "school"].map((slug) => value("employees", "1", { memberId: member(slug).id }));
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, place) => write(place % 2 ? all : all.toReversed())),
    );
    expect(outcomes.filter((outcome) => outcome.stored && outcome.created === 2)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.stored && outcome.unchanged === 2)).toHaveLength(5);
  });
});

/** On the embedded engine transactions take turns as a whole; a server has them meet at every statement. */
describe("many writers on a server", () => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase("server"));
  });
  afterAll(() => dispose());

  it("of different members and collaboratives, with members corrected in between, leave what is kept right", async () => {
    const slugs = ["m0", "m1", "m2", "m3"];
    const both = await Promise.all(
      [2019, 2020].map((baselineYear) =>
        makeCollaborative(database, { profile: { baselineYear }, members: slugs.map((slug) => ({ slug })) }),
      ),
    );
    const waited = await deadlocks(database);
    const edit = (round: number, place: number): Edit => {
      const slug = slugs[place % slugs.length] ?? "m0";
      const cell = (measure: Cell["measure"], year: number): Cell => ({
        ...{ measure, year, state: "value", amount: String(round * 10 + place) },
      });
      switch (place % 6) {
        case 4:
          return {
            ...{ kind: "membership", slug, joinedOn: "2010-01-01", leftOn: null, baselineYear: null },
            fiscalYearEndMonth: round % 2 ? 6 : 12,
            absences: round % 2 ? [{ from: "2021-01-01", to: "2021-12-31" }] : [],
          };
        case 5:
          return {
            ...{ kind: "definition", slug, measure: "new_hires", fromYear: 2022, grade: "close" },
            ...{ back: round % 2 ? 1 : null, restated: String(round) },
          };
        default: {
          const cells = [cell("new_hires", 2020 + (round % 4)), cell("employees", 2023)];
          // Another member in another order, as imports of several members have them.
          return { kind: "entry", slug, cells: round % 2 ? cells : cells.toReversed() };
        }
      }
    };
    for (let round = 0; round < 6; round++)
      await Promise.all([
        ...Array.from({ length: 12 }, (_, place) =>
          makeEdit(both[place % 2] as (typeof both)[0], edit(round, place)),
        ),
        ...both.map((one) => makeEdit(one, { kind: "baseline", year: (2019 + (round % 3)) as 2019 })),
        ...both.map((one) => makeEdit(one, { kind: "file", rows: rowsOfAll(slugs, round) })),
      ]);
    for (const collaborative of both) {
      const [kept, anew] = await keptAndAnew(collaborative);
      expect(kept).toEqual(anew);
    }
    expect(await deadlocks(database)).toBe(waited);
  }, 120_000);

  it("that add the same member at once add it once", async () => {
    const collaborative = await makeCollaborative(database);
    const add = (sector: Member["sector"]) =>
      collaborative.enter((db) =>
        putMember(db, {
          ...{ slug: "new", name: "New", sector, joinedOn: "2020-01-01", leftOn: null },
          ...{ fiscalYearEndMonth: 12, baselineYear: null },
        }),
      );
    const outcomes = await Promise.all((["other", "utility", "government"] as const).map(add));
    expect(outcomes.filter(({ created }) => created)).toHaveLength(1);
  });

  it("that begin reports of one title at once give each an address of its own", async () => {
    const collaborative = await makeCollaborative(database);
    const given = { title: "Progress", year: 2025, audience: "members" as const };
    const begin = () =>
      collaborative.enter((db) => addReport(db, { ...given, outline: newOutline("members") }));
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

/** How many times the server has broken up a circle of waiting transactions, though nobody may have noticed. */
async function deadlocks(database: Database): Promise<number> {
  // Counts reach the view when a connection has been idle for a second.
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
