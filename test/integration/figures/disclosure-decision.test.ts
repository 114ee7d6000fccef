import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRESETS, standardPolicy } from "../../../app/domain/disclosure/presets";
import type { DisclosurePolicy, Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writePolicy } from "../../../app/records/collaboratives/policy.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readDecision } from "../../../app/records/figures/decision.server";
import { previewRollup, readRollup } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import { history } from "../../../db/schema";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const MEMBERS = ["arts", "bank", "college", "dock", "energy"];
const TODAY = "2026-06-01";
const ANTITRUST: DisclosurePolicy = {
  peers: "totals_only",
  preset: "antitrust_floor",
  ...PRESETS.antitrust_floor,
};

describe.each(ENGINES)("what a member may see, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  const hires = async (db: TenantDb, values: Record<string, string>) => {
    const catalog = await readCatalog(db);
    const rows = Object.entries(values).map(([slug, value]) => ({
      memberId: catalog.members.find((member) => member.slug === slug)?.id ?? "",
      kind: "measure" as const,
      code: "new_hires",
      year: 2025,
      state: "value" as const,
      value,
      note: "",
      source: null,
    }));
    expect((await writeObservations(db, catalog, rows)).stored).toBe(true);
  };
  const viewerOf = async (db: TenantDb): Promise<Viewer> => {
    const { members } = await readCatalog(db);
    return { role: "executive", memberId: members.find(({ slug }) => slug === "arts")?.id ?? null };
  };
  const total = async (db: TenantDb, policy?: DisclosurePolicy) => {
    const catalog = await readCatalog(db);
    const viewer = await viewerOf(db);
    const { years } = policy
      ? await previewRollup(db, { viewer, catalog, to: 2025, policy })
      : await readRollup(db, { viewer, catalog, to: 2025, today: TODAY });
    const figure = years.at(-1)?.totals.find(({ measure }) => measure === "new_hires");
    return figure?.withheld?.rule ?? figure?.value;
  };
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    const profile = { policy: standardPolicy("totals_only") };
    collaborative = await makeCollaborative(database, {
      profile,
      members: MEMBERS.map((slug) => ({ slug })),
    });
    await collaborative.enter((db) => hires(db, { arts: "10", bank: "10", college: "10", dock: "10" }));
  });
  afterAll(() => dispose());

  it("is computed once and recomputed when a value changes", async () => {
    const decision = () =>
      collaborative.enter(async (db) => {
        const catalog = await readCatalog(db);
        const viewer = await viewerOf(db);
        return readDecision(db, { viewer, catalog, policy: catalog.collaborative.policy, today: TODAY });
      });
    const first = await decision();
    expect(await decision()).toBe(first);
    expect(await collaborative.enter((db) => total(db))).toBe("40");
    await collaborative.enter((db) => hires(db, { bank: "1000" }));
    expect(await decision()).not.toBe(first);
    expect(await collaborative.enter((db) => total(db))).toBe("dominance");
    await collaborative.enter((db) => hires(db, { bank: "10" }));
    expect(await collaborative.enter((db) => total(db))).toBe("40");
  });

  it("is not confused by a rolled-back change", async () => {
    const undone = collaborative.enter(async (db) => {
      await hires(db, { bank: "1000" });
      expect(await total(db)).toBe("dominance");
      throw new Error("taken back");
    });
    await expect(undone).rejects.toThrow("taken back");
    await collaborative.enter((db) => hires(db, { bank: "11" }));
    expect(await collaborative.enter((db) => total(db))).toBe("41");
  });

  it("is read again if a value is stored in the meantime", async () => {
    const stale = await collaborative.catalog();
    await collaborative.enter((db) => hires(db, { bank: "1000" }));
    const decision = await collaborative.enter(async (db) =>
      // A year not yet requested: what is known of an older revision stays true of it.
      readRollup(db, { viewer: await viewerOf(db), catalog: stale, to: 2026, today: TODAY }),
    );
    const year = decision.years.find((entry) => entry.year === 2025);
    const figure = year?.totals.find(({ measure }) => measure === "new_hires");
    expect(figure?.withheld?.rule).toBe("dominance");
    await collaborative.enter((db) => hires(db, { bank: "10" }));
  });

  it("can be previewed under other settings without storing anything", async () => {
    const before = await collaborative.catalog();
    expect(await collaborative.enter((db) => total(db, ANTITRUST))).toBe("contributors");
    expect(await collaborative.catalog()).toEqual(before);
    expect(await collaborative.enter((db) => total(db))).toBe("40");
  });

  it("follows new settings at once, and their change is recorded", async () => {
    const { revision } = await collaborative.catalog();
    expect(await collaborative.enter((db) => writePolicy(db, ANTITRUST))).toBe(true);
    expect(await collaborative.enter((db) => writePolicy(db, ANTITRUST))).toBe(false);
    const { collaborative: stored, revision: now } = await collaborative.catalog();
    expect(stored.policy).toEqual(ANTITRUST);
    expect(now).not.toBe(revision);
    expect(await collaborative.enter((db) => total(db))).toBe("contributors");
    const changes = await collaborative.enter((db) =>
      db.tx.select().from(history).where(eq(history.subject, "collaborative")).orderBy(history.id),
    );
    expect(changes.at(-1)).toMatchObject({ before: standardPolicy("totals_only"), after: ANTITRUST });
    expect(changes).toHaveLength(2);
  });
});
