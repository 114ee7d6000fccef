import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collaborativesOf } from "../../../app/access/visit.server";
import { ensureDemoAccounts } from "../../../app/demo-accounts.server";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { BY_SLUG } from "../../../app/records/collaboratives/collaboratives.server";
import { readForwardContracts } from "../../../app/records/forward/forward.server";
import { readGoals } from "../../../app/records/goals/goals.server";
import { readAdoptedPacks } from "../../../app/records/measures/packs.server";
import { readGifts, readTies } from "../../../app/records/networks/given.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import { prepare } from "../../../app/startup.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import type { TenantDb } from "../../../db/tenant";
import { CONFIG, contextOf } from "../../support/app/calls";
import { openOwnDatabase, TESTER } from "../../support/database/databases";

// Not on both engines: each seed is loaded on both elsewhere; this is what the first start puts together.
describe("a first start with the demo", () => {
  const config = { ...CONFIG, demo: true };
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase("embedded"));
    context = contextOf(database, { config });
    await prepare(database, config);
  });
  afterAll(() => dispose());

  async function enter<T>(slug: string, work: (db: TenantDb) => Promise<T>): Promise<T> {
    const [seeded] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
    );
    return openTenant(database, { collaborativeId: seeded?.id ?? "", actor: TESTER }, work);
  }

  it("has seventeen public institutions in Canadian dollars that adopted the social procurement pack", async () => {
    await enter("kestrel-bay", async (db) => {
      const { collaborative, members, measures } = await readCatalog(db);
      expect(members).toHaveLength(17);
      expect(collaborative).toMatchObject({ currency: "CAD", locale: "en-CA" });
      const [adopted, ...others] = await readAdoptedPacks(db);
      expect([adopted?.code, others]).toEqual(["social_procurement", []]);
      const values = await readObservations(db, {});
      for (const { code } of adopted?.pack.measures ?? []) {
        const id = measures.find((measure) => measure.code === code)?.id;
        const years = values.flatMap(({ itemId, year }) => (itemId === id ? year : []));
        expect([...new Set(years)].sort()).toEqual([2023, 2024, 2025]);
      }
      const goals = await readGoals(db);
      const shared = goals.filter(({ level, state }) => level === "collaborative" && state === "adopted");
      expect(shared).toHaveLength(3);
      expect((await readForwardContracts(db)).length).toBeGreaterThan(5);
    });
  });

  it("has a network in which two of the partnerships are here, and only one gives", async () => {
    const inNetwork = async (slug: string) => {
      const [ties, gifts] = await enter(
        slug,
        async (db) => [await readTies(db), await readGifts(db)] as const,
      );
      return [ties.map(({ name }) => name), gifts.length];
    };
    expect(await inNetwork("demo")).toEqual([["River Cities Learning Exchange"], 2]);
    expect(await inNetwork("kestrel-bay")).toEqual([["River Cities Learning Exchange"], 0]);
  });

  it("gives every person of the demo a role there, and the second demo’s person only that", async () => {
    const people = await ensureDemoAccounts(database, context.auth);
    const rolesOf = async (id: string) =>
      (await collaborativesOf(context, { id } as Parameters<typeof collaborativesOf>[1])).map(
        ({ slug, role }) => `${slug} ${role}`,
      );
    expect(await rolesOf(people.get("public_buyers") ?? "")).toEqual(["kestrel-bay backbone"]);
    expect(await rolesOf(people.get("executive") ?? "")).toEqual(["demo executive"]);
    const backbone = await rolesOf(people.get("backbone") ?? "");
    expect(backbone).toContain("demo backbone");
    expect(backbone).not.toContain("kestrel-bay backbone");
  });
});
