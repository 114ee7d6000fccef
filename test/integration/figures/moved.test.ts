import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRESETS, standardPolicy } from "../../../app/domain/disclosure/presets";
import { figureOf } from "../../../app/domain/rollup/contributions";
import type { DisclosurePolicy, Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { writePolicy } from "../../../app/records/collaboratives/policy.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readMoves } from "../../../app/records/figures/moved.server";
import { readRollup } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

/** Impact hires and new hires by member and year; E joins in 2024, D does not report 2025. */
const FIGURES: Record<string, Record<number, [number, number]>> = {
  arts: { 2022: [40, 1000], 2023: [50, 1000], 2024: [60, 1100], 2025: [96, 1200] },
  bank: { 2022: [90, 500], 2023: [80, 450], 2024: [70, 400], 2025: [60, 300] },
  college: { 2022: [30, 700], 2023: [35, 700], 2024: [45, 750], 2025: [50, 800] },
  dock: { 2022: [20, 400], 2023: [22, 420], 2024: [30, 430] },
  energy: { 2024: [50, 500], 2025: [60, 500] },
};
const TODAY = "2026-06-01";
const BACKBONE: Viewer = { role: "backbone", memberId: null };

describe.each(ENGINES)("what moved a figure, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    ours = await makeCollaborative(database, {
      profile: { policy: standardPolicy("totals_only") },
      members: Object.keys(FIGURES).map((slug) => ({
        slug,
        ...(slug === "energy" && { joinedOn: "2024-01-01", baselineYear: 2024 }),
      })),
    });
    const catalog = await ours.catalog();
    const rows = Object.entries(FIGURES).flatMap(([slug, years]) =>
      Object.entries(years).flatMap(([year, [impact, all]]) =>
        Object.entries({ impact_hires: impact, new_hires: all }).map(([code, value]) => ({
          memberId: catalog.members.find((member) => member.slug === slug)?.id ?? "",
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

  const ask = (viewer: Viewer, from: number, to: number, code = "impact_hire_rate") =>
    ours.enter(async (db) => {
      const catalog = await readCatalog(db);
      const rollup = await readRollup(db, { viewer, catalog, to, today: TODAY });
      const figure = figureOf(catalog, code);
      if (!figure) throw new Error("there is no such figure");
      return readMoves(db, { viewer, catalog, figure, from, to, rollup, today: TODAY });
    });
  const executive = async (slug: string): Promise<Viewer> => ({
    role: "executive",
    memberId: (await ours.catalog()).members.find((member) => member.slug === slug)?.id ?? null,
  });
  const under = (policy: DisclosurePolicy) => ours.enter((db) => writePolicy(db, policy));

  it("shows the backbone every member's part, in any two years, and they add up", async () => {
    for (const [from, to] of [
      [2022, 2025],
      [2023, 2025],
      [2024, 2025],
    ] as const) {
      const moves = await ask(BACKBONE, from, to);
      if (moves?.kind !== "share") throw new Error("nothing is shown");
      expect(moves.hidden).toBe(0);
      const parts = moves.members.map(({ own, mix }) => Number(own) + (mix ?? 0));
      const total = parts.reduce((sum, part) => sum + part, 0) + moves.joinedAndLeft;
      expect(total).toBeCloseTo(moves.after - moves.before, 14);
    }
    const moves = await ask(BACKBONE, 2022, 2025);
    expect(moves?.kind === "share" && moves.others).toEqual([
      { name: expect.any(String), slug: "dock", why: "not_reported", amount: null },
      { name: expect.any(String), slug: "energy", why: "joined", amount: null },
    ]);
    expect(await ask(BACKBONE, 2022, 2025, "impact_hires")).toMatchObject({
      kind: "amount",
      before: "180",
      after: "266",
      own: "46",
      joined: "60",
      left: "0",
      notReported: "-20",
    });
  });

  it("shows an institution the sums and its own part where the comparison is shown, and no other's", async () => {
    await under({ ...standardPolicy("totals_only") });
    const moves = await ask(await executive("arts"), 2022, 2023);
    if (moves?.kind !== "share") throw new Error("nothing is shown");
    expect(moves.members.map(({ slug }) => slug)).toEqual(["arts"]);
    expect(moves).toMatchObject({ hidden: 3, others: [] });
    // Rounded to a tenth of a point; the mix takes the rest, so that they still add up.
    expect(moves.own * 1000).toBeCloseTo(Math.round(moves.own * 1000), 9);
    expect(moves.own + moves.mix + moves.joinedAndLeft).toBeCloseTo(moves.after - moves.before, 14);
  });

  it("withholds what would tell a newcomer's figures, and pairs that are decided with no other figure", async () => {
    // Energy alone joined in 2024: what joined moved is what it brought.
    for (const [from, to] of [
      [2023, 2024],
      [2023, 2025],
    ] as const) {
      const moves = await ask(await executive("arts"), from, to);
      expect(moves).toEqual({
        kind: "withheld",
        withheld: { rule: "subtraction", detail: expect.any(String) },
      });
    }
  });

  it("withholds the parts of a year whose figure is withheld, and says by which rule", async () => {
    await under({ peers: "totals_only", preset: "antitrust_floor", ...PRESETS.antitrust_floor });
    const moves = await ask(await executive("arts"), 2024, 2025);
    expect(moves).toMatchObject({ kind: "withheld", withheld: { rule: expect.any(String) } });
    expect(Object.keys(moves ?? {})).toEqual(["kind", "withheld"]);
  });

  it("shows every part where members see each other's figures, unless they are too recent", async () => {
    await under(standardPolicy("open"));
    const open = await ask(await executive("arts"), 2023, 2025);
    expect(open?.kind === "share" && open.members.map(({ slug }) => slug)).toEqual([
      "arts",
      "bank",
      "college",
    ]);
    await under({ ...standardPolicy("open"), preset: "custom", daysAfterPeriod: 300 });
    expect(await ask(await executive("arts"), 2023, 2025)).toMatchObject({
      kind: "withheld",
      withheld: { rule: "age" },
    });
  });

  it("lists no part of a peer without a name", async () => {
    await under(standardPolicy("anonymous_peers"));
    const moves = await ask(await executive("arts"), 2022, 2023);
    expect(moves?.kind === "share" && moves.members.map(({ slug }) => slug)).toEqual(["arts"]);
  });

  it("is not offered for figures that add up several years", async () => {
    expect(await ask(BACKBONE, 2022, 2025, "housing_units_total")).toBeNull();
  });
});
