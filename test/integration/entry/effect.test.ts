import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Visit } from "../../../app/access/visit.server";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import { goalSchema } from "../../../app/domain/goals/goal";
import type { PeerPolicy, Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writePolicy } from "../../../app/records/collaboratives/policy.server";
import { openYear } from "../../../app/records/collection/years.server";
import { saveEntries } from "../../../app/records/entry/entry.server";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { effectOf, figuresBefore } from "../../../app/routes/data/entry/effect.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("what a save tells on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let at: TestCollaborative;
  const slugs = ["a", "b", "c", "d"];
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    at = await makeCollaborative(database, { members: slugs.map((slug) => ({ slug })) });
    for (const slug of slugs) await save(slug, BACKBONE, { new_hires: "1000", impact_hires: "80" });
    await at.enter(async (db) => {
      const fields = goalSchema.parse({ level: "collaborative", strategy: "workforce", statement: "Hire" });
      const target = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const;
      const id = await addGoal(db, { ...fields, target, startYear: 2022, targetYear: 2027 });
      await moveGoal(db, { id, state: "adopted", revision: 1, reason: null });
    });
  });

  const BACKBONE: Viewer = { role: "backbone", memberId: null };
  const revisions = new Map<string, number>();
  /** Saves a member's numbers of 2025 as the grid does, and says what the person is told. */
  async function save(slug: string, viewer: Viewer, texts: Record<string, string>) {
    return at.enter(async (db) => {
      const catalog = await readCatalog(db);
      const member = catalog.members.find((other) => other.slug === slug);
      if (!member) throw new Error("no such member");
      const changes = Object.entries(texts).map(([code, text]) => {
        const key = `${at.slug} ${slug} ${code}`;
        const revision = revisions.get(key) ?? 0;
        revisions.set(key, revision + 1);
        return { code, year: 2025, text, revision };
      });
      const visited = { db, viewer } as Visit;
      const before = await figuresBefore(visited, catalog, { changes });
      const saved = await saveEntries(db, catalog, { member, changes });
      expect(saved.outcome).toBe("saved");
      return effectOf(visited, before, { changes });
    });
  }
  const leadOf = async (slug: string): Promise<Viewer> => {
    const { members } = await at.catalog();
    return { role: "data_lead", memberId: members.find((member) => member.slug === slug)?.id ?? null };
  };
  const choose = (peers: PeerPolicy) => at.enter((db) => writePolicy(db, standardPolicy(peers)));
  const open = () =>
    at.enter((db) =>
      openYear(db, { year: 2025, dueOn: null, remindBefore: [], remindAfter: [], requests: [] }),
    );

  it("is the share before and after, its coverage, and the goal's status", async () => {
    const figure = "Collaborative impact hires as a share of new hires 2025";
    expect(await save("a", BACKBONE, { impact_hires: "160" })).toMatchObject({
      kind: "shown",
      figure,
      before: "8.0%",
      after: "10.0%",
      coverage: "4 of 4 members",
      goal: { aim: "goal 10% by 2027", status: expect.stringMatching(/^met/) },
      more: 0,
    });
    // More decimals where fewer would tell the same.
    expect(await save("a", BACKBONE, { impact_hires: "161" })).toMatchObject({
      before: "10.00%",
      after: "10.03%",
    });
    // The same number again changes nothing, and a group is in no total.
    expect(await save("a", BACKBONE, { impact_hires: "161" })).toBeNull();
  });

  it("tells a member what its pages show: live figures among open peers", async () => {
    await open();
    expect(await save("a", await leadOf("a"), { impact_hires: "160" })).toMatchObject({
      kind: "shown",
      after: "10.0%",
    });
  });

  it("keeps withheld what was withheld: no limit can be found by typing", async () => {
    const lead = await leadOf("a");
    // Of 5,000, one member has 4,400: more than 85%.
    await save("b", BACKBONE, { new_hires: "100000", impact_hires: "4400" });
    for (const mine of ["0", "200", "900"]) {
      const told = await save("a", lead, { impact_hires: mine });
      expect(told).toMatchObject({
        kind: "withheld",
        detail: expect.stringContaining("withheld to protect members"),
      });
      expect(JSON.stringify(told)).not.toMatch(/%\s*→|"after"/);
    }
  });

  it.each<PeerPolicy>(["totals_only", "anonymous_peers"])(
    "tells a member only how many have reported before a release where peers are %s",
    async (peers) => {
      await choose(peers);
      const lead = await leadOf("a");
      // A year that was never opened is live on pages, but typing in it tells nothing.
      expect(await save("a", lead, { impact_hires: "100" })).toBeNull();
      await open();
      for (const mine of ["0", "999"])
        expect(await save("a", lead, { impact_hires: mine })).toEqual({
          kind: "withheld",
          figure: "Collaborative impact hires as a share of new hires 2025",
          detail: "being collected, 4 of 4 reported",
        });
    },
  );
});
