import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "../../../app/domain/terms";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { changeProfile } from "../../../app/records/collaboratives/profile.server";
import { addComment } from "../../../app/records/entry/comments.server";
import { restoreValue } from "../../../app/records/entry/restore.server";
import {
  acceptWarning,
  countOpenWarnings,
  softChecks,
  softChecksBefore,
  withdrawWarning,
} from "../../../app/records/entry/soft-checks.server";
import { readValueHistory } from "../../../app/records/entry/value-history.server";
import {
  type ObservationWrite,
  writeObservations,
} from "../../../app/records/entry/write-observations.server";
import { readActivity } from "../../../app/records/history/activity.server";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { makePerson } from "../../support/database/tenancy";

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
    const idOf = (slug: string) => catalog.members.find((member) => member.slug === slug)?.id ?? "";
    const itemOf = (code: string) =>
      [...catalog.measures, ...catalog.metrics].find((item) => item.code === code)?.id ?? "";
    const lead = (slug: string): Viewer => ({ role: "data_lead", memberId: idOf(slug) });
    return { catalog, idOf, itemOf, lead };
  };
  type Given = [slug: string, code: string, year: number, value: string];
  const write = async (values: Given[], reason: string | null = null) => {
    const { catalog, idOf } = await settings();
    const writes = values.map(
      ([slug, code, year, value]): ObservationWrite => ({
        memberId: idOf(slug),
        kind: "measure",
        code,
        year,
        state: "value",
        value,
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
  /** Six members with shares of 8% to 12%, and one with 60%. */
  const makeAnOutlier = async () => {
    collaborative = await makeCollaborative(database, { members: slugs.map((slug) => ({ slug })) });
    await write([
      ...slugs.map((slug): Given => [slug, "new_hires", 2025, "1000"]),
      ...slugs.map(
        (slug, place): Given => [slug, "impact_hires", 2025, place === 0 ? "600" : String(70 + 10 * place)],
      ),
      ["a", "impact_hires", 2024, "300"],
      ["a", "new_hires", 2024, "1000"],
      ["b", "employees", 2024, "500"],
      ["b", "employees", 2025, "900"],
    ]);
  };

  it("reach backbone staff for every member, and a data lead for their own without mention of peers", async () => {
    await makeAnOutlier();
    const { lead, catalog, idOf } = await settings();
    const questions = await checked(BACKBONE);
    expect(questions.open.map(({ code, item, at }) => [code, item, at]).sort()).toEqual([
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

  it("take two statements, no matter how many members there are", async () => {
    await makeAnOutlier();
    const { catalog } = await settings();
    await collaborative.enter(async (db) => {
      let statements = 0;
      const tx = new Proxy(db.tx, {
        get: (target, name) => {
          if (name === "execute") statements++;
          const property = Reflect.get(target, name);
          return typeof property === "function" ? property.bind(target) : property;
        },
      });
      await softChecks({ ...db, tx } as TenantDb, catalog, { years: [2023, 2024, 2025] }, BACKBONE);
      expect(statements).toBe(2);
    });
  });

  it("are answered with a note that stays with the value, and return when the value changes", async () => {
    await makeAnOutlier();
    const { catalog, idOf, itemOf, lead } = await settings();
    const place = { memberId: idOf("b"), itemId: itemOf("employees"), year: 2025, code: "change" } as const;
    const accept = (viewer: Viewer, note = "A second hospital joined the group.") =>
      collaborative.enter((db) => acceptWarning(db, catalog, { place, note, viewer }));
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

  it("hide explanations of a share unlike its peers from a data lead on every page", async () => {
    await makeAnOutlier();
    const { catalog, idOf, itemOf, lead } = await settings();
    const itemId = itemOf("impact_hire_rate");
    const place = { memberId: idOf("a"), itemId, year: 2025, code: "outlier" } as const;
    expect(
      await collaborative.enter((db) =>
        acceptWarning(db, catalog, { place, note: "Far above all others", viewer: lead("a") }),
      ),
    ).toBe(false);
    expect(
      await collaborative.enter((db) =>
        acceptWarning(db, catalog, { place, note: "Far above all others", viewer: BACKBONE }),
      ),
    ).toBe(true);
    const explanations = async (viewer: Viewer) => {
      const at = { memberId: idOf("a"), itemId: itemOf("impact_hires"), year: 2025 };
      const checks = await checked(viewer);
      const history = await collaborative.enter((db) => readValueHistory(db, at, [itemId], viewer));
      const activity = await collaborative.enter((db) =>
        readActivity(db, { memberId: idOf("a") }, { ownMemberId: viewer.memberId }),
      );
      return JSON.stringify([checks, history, activity]);
    };
    expect(await explanations(BACKBONE)).toContain("Far above all others");
    expect(await explanations(lead("a"))).not.toContain("Far above all others");
  });

  it("follow the collaborative's own limits, and are raised before anything is stored", async () => {
    await makeAnOutlier();
    expect(await collaborative.enter((db) => changeProfile(db, { changeLimit: 80 }))).toBe(true);
    expect(await collaborative.enter((db) => changeProfile(db, { changeLimit: 80 }))).toBe(false);
    const { catalog, idOf, itemOf, lead } = await settings();
    expect((await checked(lead("b"))).open).toEqual([]);
    const changed = {
      kind: "measure" as const,
      memberId: idOf("b"),
      itemId: itemOf("employees"),
      year: 2025,
      value: "901",
    };
    const questions = await collaborative.enter((db) => softChecksBefore(db, catalog, [changed], lead("b")));
    expect(questions).toMatchObject([{ code: "change", value: "901" }]);
    expect((await checked(lead("b"))).open).toEqual([]);
  });

  it("leave a history with every step of a value, from which it can be restored", async () => {
    await makeAnOutlier();
    const { catalog, idOf, itemOf } = await settings();
    await write([["b", "employees", 2025, "800"]], "Counted again");
    const at = { memberId: idOf("b"), itemId: itemOf("employees"), year: 2025 };
    await collaborative.enter((db) => addComment(db, at, { kind: "question", text: "Is it so?" }));
    const steps = () => collaborative.enter((db) => readValueHistory(db, at, [], BACKBONE));
    const [explanation, change, creation] = await steps();
    expect(explanation).toMatchObject({
      subject: "comment",
      after: { text: "Is it so?" },
      item: "Employees",
    });
    expect(change).toMatchObject({
      subject: "observation",
      reason: "Counted again",
      code: "employees",
      unit: "count",
      before: { value: "900" },
      after: { value: "800" },
    });
    const outcome = await collaborative.enter((db) =>
      restoreValue(db, catalog, { historyId: creation?.id ?? "", reason: "The first count was right" }),
    );
    expect(outcome).toMatchObject({ stored: true, changed: 1 });
    expect((await steps())[0]).toMatchObject({
      reason: "The first count was right",
      after: { value: "900" },
    });
  });

  it("and all changes appear in the activity log by save, page by page", async () => {
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
    // One save of sixteen values: counted together, with the first ones listed.
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

  it("show a data lead their own member's rows and nothing about people or policies", async () => {
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
