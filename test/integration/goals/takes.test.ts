import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { PeerPolicy, Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writePolicy } from "../../../app/records/collaboratives/policy.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readGoalSources } from "../../../app/records/goals/readings.server";
import { outcomeOf } from "../../../app/routes/goals/takes/scenario";
import { takesView } from "../../../app/routes/goals/takes/takes-view";
import { goalWords } from "../../../app/ui/figures/goal-words";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

/** Impact hires and new hires of 2022 and 2025; together 320 of 4,000 in 2025. */
const FIGURES: Record<string, Record<number, [number, number]>> = {
  arts: { 2022: [40, 1000], 2025: [90, 1200] },
  bank: { 2022: [40, 900], 2025: [80, 1000] },
  college: { 2022: [30, 700], 2025: [70, 900] },
  dock: { 2022: [20, 700], 2025: [80, 900] },
};
const TENTH = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const;
const PATH = { startYear: 2022, targetYear: 2027, milestones: [], memberId: null };
const WRITING = { locale: "en-US", currency: "USD" };
const BACKBONE: Viewer = { role: "backbone", memberId: null };

describe.each(ENGINES)("what a goal takes, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    ours = await makeCollaborative(database, {
      profile: { policy: standardPolicy("totals_only") },
      members: Object.keys(FIGURES).map((slug) => ({ slug })),
    });
    const catalog = await ours.catalog();
    for (const { slug, id } of catalog.members) ids.set(slug, id);
    const rows = Object.entries(FIGURES).flatMap(([slug, years]) =>
      Object.entries(years).flatMap(([year, [impact, all]]) =>
        Object.entries({ impact_hires: impact, new_hires: all }).map(([code, value]) => ({
          memberId: ids.get(slug) ?? "",
          kind: "measure" as const,
          code,
          year: Number(year),
          state: "value" as const,
          value: `${value}`,
          note: null,
        })),
      ),
    );
    expect((await ours.enter((db) => writeObservations(db, catalog, rows))).stored).toBe(true);
  });
  afterAll(() => dispose());

  const member = (slug: string, role: Viewer["role"] = "executive"): Viewer => ({
    role,
    memberId: ids.get(slug) ?? null,
  });
  const seenBy = (viewer: Viewer, query = "", peers: PeerPolicy = "totals_only") =>
    ours.enter(async (db) => {
      await writePolicy(db, standardPolicy(peers));
      const catalog = await readCatalog(db);
      const goals = [{ target: TENTH }];
      const { readings, indicators } = await readGoalSources(db, { viewer, catalog, to: 2025, goals });
      const words = goalWords(catalog, indicators, WRITING);
      return takesView({
        target: TENTH,
        path: PATH,
        readings,
        words,
        catalog,
        indicators,
        viewer,
        year: 2025,
        query: new URLSearchParams(query),
      });
    });

  it("says what is still needed, and shares it out among the members one may see", async () => {
    const whole = await seenBy(BACKBONE);
    expect(whole.needs[0]?.sentence).toBe(
      "80 more impact hires together by 2027, 40 a year. That is 20 each, at equal shares.",
    );
    expect(whole.needs[0]?.rows.map(({ cells }) => cells)).toEqual([
      ["24", "20", "30 more"],
      ["20", "20", "20 more"],
      ["18", "20", "20 more"],
      ["18", "20", "10 more"],
    ]);
    const own = await seenBy(member("bank"));
    expect(own.needs[0]?.sentence).toBe(whole.needs[0]?.sentence);
    expect(own.needs[0]?.rows.map(({ memberId }) => memberId)).toEqual([ids.get("bank")]);
  });

  it("recomputes figure and status from what is typed, and stores nothing", async () => {
    const before = await seenBy(BACKBONE);
    const query = "then=2027&x.impact_hires.arts=130&x.impact_hires.bank=120";
    const { whatIf } = await seenBy(BACKBONE, query);
    if (!whatIf) throw new Error("there is no what-if");
    expect(whatIf).toMatchObject({ from: 2025, year: 2027, years: [2026, 2027], whole: true });
    expect(outcomeOf(whatIf, whatIf.typed, WRITING)).toMatchObject({
      status: "met",
      sentence: "10.0% of new hires in 2027; 10% is due in 2027; met.",
    });
    expect(outcomeOf(whatIf, { ...whatIf.typed, "x.impact_hires.bank": "119" }, WRITING)).toMatchObject({
      status: "missed",
      needs: [expect.stringContaining("1 more impact hires together")],
    });
    expect(await seenBy(BACKBONE)).toEqual(before);
  });

  it("lets an institution type only its own numbers, and sends nothing of the others", async () => {
    const query = "x.impact_hires.bank=160&x.impact_hires.arts=1000";
    for (const role of ["executive", "data_lead"] as const) {
      const { whatIf } = await seenBy(member("bank", role), query);
      if (!whatIf) throw new Error("there is no what-if");
      expect(whatIf.members.map(({ slug, mayType }) => [slug, mayType])).toEqual([["bank", true]]);
      expect(whatIf.typed).toEqual({ "x.impact_hires.bank": "160" });
      const sent = JSON.stringify(whatIf);
      for (const other of ["arts", "college", "dock"]) expect(sent).not.toContain(ids.get(other));
      expect(outcomeOf(whatIf, whatIf.typed, WRITING)).toMatchObject({ status: "met" });
      const typedForOthers = { "x.impact_hires.arts": "1000" };
      expect(outcomeOf(whatIf, typedForOthers, WRITING).status).toBe("missed");
    }
  });

  it("shows an executive the others' figures where members see them, without fields", async () => {
    const { whatIf } = await seenBy(member("bank"), "", "open");
    expect(whatIf?.members.map(({ slug, mayType }) => [slug, mayType])).toEqual([
      ["arts", false],
      ["bank", true],
      ["college", false],
      ["dock", false],
    ]);
  });
});
