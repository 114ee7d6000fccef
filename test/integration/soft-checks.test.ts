import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../app/domain/types";
import { readActivity } from "../../app/records/activity.server";
import { grantRole } from "../../app/records/collaboratives.server";
import { addComment } from "../../app/records/comments.server";
import { changeProfile } from "../../app/records/profile.server";
import { restoreValue } from "../../app/records/restore.server";
import {
  acceptWarning,
  countOpenWarnings,
  softChecks,
  softChecksBefore,
  withdrawWarning,
} from "../../app/records/soft-checks.server";
import { readValueHistory } from "../../app/records/value-history.server";
import { type ObservationWrite, writeObservations } from "../../app/records/write-observations.server";
import type { Database } from "../../db/client";
import type { TenantDb } from "../../db/tenant";
import { ENGINES, makeCollaborative, openTestDatabase, type TestCollaborative } from "../support/databases";
import { makePerson } from "../support/tenancy";

const BACKBONE: Viewer = { role: "backbone", memberId: null };
const slugs = ["a", "b", "c", "d", "e", "f"];

describe.each(ENGINES)("questions about unlikely values on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const settings = async () => {
    const catalog = await collaborative.catalog();
    const idOf = (slug: string) => catalog.members.find((one) => one.slug === slug)?.id ?? "";
    const itemOf = (code: string) =>
      [...catalog.measures, ...catalog.metrics].find((one) => one.code === code)?.id ?? "";
    const lead = (slug: string): Viewer => ({ role: "data_lead", memberId: idOf(slug) });
    return { catalog, idOf, itemOf, lead };
  };
  type Given = [slug: string, code: string, year: number, value: string];
  const write = async (given: Given[], reason: string | null = null) => {
    const { catalog, idOf } = await settings();
    const writes = given.map(
      ([slug, code, year, value]): ObservationWrite => ({
        ...{ memberId: idOf(slug), kind: "measure", code, year, state: "value", value },
      }),
    );
    const outcome = await collaborative.enter((db) => writeObservations(db, catalog, writes, { reason }));
    if (!outcome.stored) throw new Error(JSON.stringify(outcome));
    return outcome.batchId ?? "";
  };
  const checked = async (viewer: Viewer, years = [2025]) => {
    const { catalog } = await settings();
    return collaborative.enter((db) => softChecks(db, catalog, { years }, viewer));
  };
  /** Six members with shares of 8 to 12 % and one of 60 %. */
  const makeAnOutlier = async () => {
    collaborative = await makeCollaborative(database, { members: slugs.map((slug) => ({ slug })) });
    await write([
      ...slugs.map((slug): Given => [slug, "new_hires", 2025, "100"]),
      ...slugs.map(
        (slug, place): Given => [slug, "impact_hires", 2025, place === 0 ? "60" : String(7 + place)],
      ),
      ["a", "impact_hires", 2024, "30"],
      ["a", "new_hires", 2024, "100"],
      ["b", "employees", 2024, "500"],
      ["b", "employees", 2025, "900"],
    ]);
  };

  it("tell backbone staff of every member, and a data lead of its own without a word about peers", async () => {
    await makeAnOutlier();
    const { lead, catalog, idOf } = await settings();
    const seen = await checked(BACKBONE);
    expect(seen.open.map(({ code, item, at }) => [code, item, at]).sort()).toEqual([
      ["change", "employees", "employees"],
      ["change", "impact_hires", "impact_hires"],
      ["crossed_half", "impact_hire_rate", "impact_hires"],
      ["outlier", "impact_hire_rate", "impact_hires"],
      ["same_as_last_year", "new_hires", "new_hires"],
    ]);
    const own = await checked(lead("a"));
    expect(own.open.map(({ code }) => code).sort()).toEqual(["change", "crossed_half", "same_as_last_year"]);
    expect((await checked(lead("c"))).open).toEqual([]);
    const counts = await collaborative.enter((db) => countOpenWarnings(db, catalog, 2025, BACKBONE));
    expect(Object.fromEntries(counts)).toEqual({ [idOf("a")]: 4, [idOf("b")]: 1 });
  });

  it("are asked in two statements, however many the members", async () => {
    await makeAnOutlier();
    const { catalog } = await settings();
    await collaborative.enter(async (db) => {
      let statements = 0;
      const tx = new Proxy(db.tx, {
        get: (target, name) => {
          if (name === "execute") statements++;
          const found = Reflect.get(target, name);
          return typeof found === "function" ? found.bind(target) : found;
        },
      });
      await softChecks({ ...db, tx } as TenantDb, catalog, { years: [2023, 2024, 2025] }, BACKBONE);
      expect(statements).toBe(2);
    });
  });

  it("are answered with a note that stays with the value, and stand again for another value", async () => {
    await makeAnOutlier();
    const { catalog, idOf, itemOf, lead } = await settings();
    const place = { memberId: idOf("b"), itemId: itemOf("employees"), year: 2025, code: "change" } as const;
    const accept = (viewer: Viewer, note = "A second hospital joined the group.") =>
      collaborative.enter((db) => acceptWarning(db, catalog, place, note, viewer));
    expect(await accept(lead("a"))).toBe(false);
    expect(await accept(lead("b"))).toBe(true);
    const { open, accepted } = await checked(lead("b"));
    expect(open).toEqual([]);
    expect(accepted).toMatchObject([
      {
        code: "change",
        value: "900",
        explained: { note: "A second hospital joined the group.", by: "Test" },
      },
    ]);

    await write([["b", "employees", 2025, "950"]]);
    expect((await checked(lead("b"))).open).toMatchObject([{ code: "change", value: "950" }]);
    await write([["b", "employees", 2025, "900"]]);
    expect((await checked(lead("b"))).accepted).toHaveLength(1);
    await write([["b", "employees", 2025, "510"]]);
    expect(await checked(lead("b"))).toEqual({ open: [], accepted: [] });
    expect(await accept(lead("b"))).toBe(false);

    await write([["b", "employees", 2025, "900"]]);
    expect(await collaborative.enter((db) => withdrawWarning(db, place))).toBe(true);
    expect(await collaborative.enter((db) => withdrawWarning(db, place))).toBe(false);
    expect((await checked(lead("b"))).open).toHaveLength(1);
  });

  it("keep what was said of a share unlike its peers' from a data lead, on every page", async () => {
    await makeAnOutlier();
    const { catalog, idOf, itemOf, lead } = await settings();
    const itemId = itemOf("impact_hire_rate");
    const place = { memberId: idOf("a"), itemId, year: 2025, code: "outlier" } as const;
    expect(
      await collaborative.enter((db) => acceptWarning(db, catalog, place, "Far above all others", lead("a"))),
    ).toBe(false);
    expect(
      await collaborative.enter((db) => acceptWarning(db, catalog, place, "Far above all others", BACKBONE)),
    ).toBe(true);
    const told = async (viewer: Viewer) => {
      const at = { memberId: idOf("a"), itemId: itemOf("impact_hires"), year: 2025 };
      const checks = await checked(viewer);
      const history = await collaborative.enter((db) => readValueHistory(db, at, [itemId], viewer));
      const activity = await collaborative.enter((db) =>
        readActivity(db, { memberId: idOf("a") }, { ownMemberId: viewer.memberId }),
      );
      return JSON.stringify([checks, history, activity]);
    };
    expect(await told(BACKBONE)).toContain("Far above all others");
    expect(await told(lead("a"))).not.toContain("Far above all others");
  });

  it("follow the limit that the collaborative sets, and are asked before anything is stored", async () => {
    await makeAnOutlier();
    expect(await collaborative.enter((db) => changeProfile(db, { changeLimit: 80 }))).toBe(true);
    expect(await collaborative.enter((db) => changeProfile(db, { changeLimit: 80 }))).toBe(false);
    const { catalog, idOf, itemOf, lead } = await settings();
    expect((await checked(lead("b"))).open).toEqual([]);
    const changed = {
      ...{ kind: "measure" as const, memberId: idOf("b"), itemId: itemOf("employees") },
      ...{ year: 2025, value: "901" },
    };
    const asked = await collaborative.enter((db) => softChecksBefore(db, catalog, [changed], lead("b")));
    expect(asked).toMatchObject([{ code: "change", value: "901" }]);
    expect((await checked(lead("b"))).open).toEqual([]);
  });

  it("leave a history in which every step of a value stands, and from which one brings it back", async () => {
    await makeAnOutlier();
    const { catalog, idOf, itemOf } = await settings();
    await write([["b", "employees", 2025, "800"]], "Counted again");
    const at = { memberId: idOf("b"), itemId: itemOf("employees"), year: 2025 };
    await collaborative.enter((db) => addComment(db, at, { kind: "question", text: "Is it so?" }));
    const steps = () => collaborative.enter((db) => readValueHistory(db, at, [], BACKBONE));
    const [said, changed, recorded] = await steps();
    expect(said).toMatchObject({ subject: "comment", after: { text: "Is it so?" }, item: "Employees" });
    expect(changed).toMatchObject({
      ...{ subject: "observation", reason: "Counted again", code: "employees", unit: "count" },
      ...{ before: { value: "900" }, after: { value: "800" } },
    });
    const outcome = await collaborative.enter((db) =>
      restoreValue(db, catalog, recorded?.id ?? "", "The first count was right"),
    );
    expect(outcome).toMatchObject({ stored: true, changed: 1 });
    expect((await steps())[0]).toMatchObject({
      reason: "The first count was right",
      after: { value: "900" },
    });
  });

  it("and every change stand in the activity by what was done at one go, page after page", async () => {
    await makeAnOutlier();
    const { idOf } = await settings();
    for (let value = 1; value <= 35; value++) await write([["c", "employees", 2025, String(value)]]);
    const own = { ownMemberId: null };
    const read = (
      filter: object,
      before: string | null = null,
      scope: { ownMemberId: string | null } = own,
    ) => collaborative.enter((db) => readActivity(db, filter, scope, before));
    const first = await read({ subjects: ["observation"] });
    expect(first.batches).toHaveLength(30);
    expect(first.batches[0]?.rows).toMatchObject([{ before: { value: "34" }, after: { value: "35" } }]);
    const second = await read({ subjects: ["observation"] }, first.next);
    expect(second.batches).toHaveLength(6);
    expect(second.next).toBeNull();
    // Sixteen values at one go: counted together, the first of them told.
    expect(second.batches.at(-1)).toMatchObject({
      counts: [{ subject: "observation", came: 16, changed: 0, went: 0 }],
      rows: Array.from({ length: 6 }, () => ({ subject: "observation" })),
    });
    const ids = [...first.batches, ...second.batches].map(({ batchId }) => batchId);
    expect(new Set(ids).size).toBe(36);

    expect((await read({ memberId: idOf("b"), year: 2024 })).batches).toMatchObject([
      { counts: [{ came: 1 }], rows: [{ item: "Employees" }] },
    ]);
    expect((await read({ person: "nobody" })).batches).toEqual([]);
    expect((await read({ person: "tes", subjects: ["member"] })).batches).toHaveLength(6);
    expect((await read({ to: "2000-01-01" })).batches).toEqual([]);
    expect((await read({ from: "2000-01-01", subjects: ["collaborative"] })).batches).toHaveLength(1);
  });

  it("show a data lead its own member's rows and nothing of people or policies", async () => {
    await makeAnOutlier();
    const { idOf } = await settings();
    const userId = await makePerson(database, `${engine}-${collaborative.slug}@example.org`);
    await collaborative.enter((db) => grantRole(db, { userId, role: "data_lead", memberId: idOf("a") }));
    const { batches } = await collaborative.enter((db) => readActivity(db, {}, { ownMemberId: idOf("a") }));
    const rows = batches.flatMap((batch) => batch.rows);
    expect(new Set(rows.map(({ memberId }) => memberId))).toEqual(new Set([idOf("a")]));
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set(["observation", "member"]));
    expect(batches.flatMap(({ counts }) => counts).map(({ came }) => came)).toEqual([4, 1]);
    const others = { memberId: idOf("b") };
    const none = await collaborative.enter((db) => readActivity(db, others, { ownMemberId: idOf("a") }));
    expect(none.batches).toEqual([]);
  });
});
