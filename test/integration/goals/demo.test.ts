import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { goalFaults } from "../../../app/domain/goals/faults";
import {
  type CompoundProgress,
  type FigureProgress,
  isCompoundProgress,
  isFigureProgress,
  type Progress,
} from "../../../app/domain/goals/progress/progress";
import { canAdopt, lacking } from "../../../app/domain/goals/smartie/letters";
import { goalFromTemplate } from "../../../app/domain/goals/template";
import type { Catalog, Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { readGoals, type StoredGoal } from "../../../app/records/goals/goals.server";
import { readGoalHistory } from "../../../app/records/goals/history.server";
import { readInterviews } from "../../../app/records/goals/interviews.server";
import { type GoalSources, readGoalSources } from "../../../app/records/goals/readings.server";
import { goalView } from "../../../app/routes/goals/view";
import type { TenantDb } from "../../../db/tenant";
import { GOAL_TEMPLATES } from "../../../seeds/library";
import { openDemoDatabase } from "../../support/database/demo";

const BACKBONE: Viewer = { role: "backbone", memberId: null };
const NOW = 2025;
let enter: <T>(work: (db: TenantDb) => Promise<T>) => Promise<T>;
let catalog: Catalog;
let sources: GoalSources;
let goals: StoredGoal[];

beforeAll(async () => {
  ({ enter } = await openDemoDatabase("embedded"));
  await enter(async (db) => {
    catalog = await readCatalog(db);
    sources = await readGoalSources(db, { viewer: BACKBONE, catalog, to: NOW });
    goals = await readGoals(db);
  });
}, 120_000);

describe("the goals of the demo", () => {
  it("are of both levels and every strategy, and one is a draft", () => {
    const count = (of: Partial<StoredGoal>) =>
      goals.filter((goal) =>
        Object.entries(of).every(([key, value]) => goal[key as keyof StoredGoal] === value),
      ).length;
    expect(count({ level: "collaborative", state: "adopted" })).toBe(6);
    expect(new Set(goals.map(({ strategy }) => strategy)).size).toBe(3);
    expect(new Set(goals.flatMap(({ memberId }) => memberId ?? [])).size).toBeGreaterThanOrEqual(5);
    expect(count({ state: "draft" })).toBe(1);
  });

  it("may be adopted by the rules that hold for everybody, but for the draft", () => {
    const known = { ...catalog, indicators: sources.indicators };
    for (const goal of goals) {
      const { letters } = goalView(goal, catalog, sources, NOW);
      expect(goalFaults(goal, known), goal.statement).toEqual([]);
      if (goal.state === "draft") expect(lacking(letters)).toEqual(["R", "I", "E"]);
      else expect([goal.statement, canAdopt(letters), lacking(letters)]).toEqual([goal.statement, true, []]);
    }
  });

  it("name breakdowns that there are, and roll up to goals of the collaborative", () => {
    const shared = new Set(goals.flatMap(({ id, memberId }) => (memberId === null ? [id] : [])));
    for (const { breakdown, rollsUpTo, memberId } of goals) {
      if (breakdown) expect(catalog.dimensions.map(({ code }) => code)).toContain(breakdown);
      if (memberId !== null) expect(shared.has(rollsUpTo ?? "")).toBe(true);
    }
  });

  it("have a history, and members have said what they need", async () => {
    const [revised] = goals.filter(({ revision }) => revision === 3);
    const history = await enter((db) => readGoalHistory(db, revised?.id ?? ""));
    expect(history.map(({ before, after }) => [before?.state ?? null, after?.state])).toEqual([
      ["adopted", "adopted"],
      ["draft", "adopted"],
      [null, "draft"],
    ]);
    expect(history[0]?.reason).toMatch(/500 homes instead of 400/);
    expect((await enter(readInterviews)).length).toBeGreaterThan(15);
  });
});

type Row = Record<string, string>;
const rows = (file: string) =>
  parse(readFileSync(new URL(`../../../seeds/demo/${file}`, import.meta.url)), {
    columns: true,
    bom: true,
  }) as Row[];
const entered = rows("observations.csv");
const ledger = rows("investments.csv");
const LEDGER: Record<string, (row: Row) => number | null> = {
  pbi_committed: ({ committed }) => numberIn(committed),
  pbi_deployed: ({ deployed }) => numberIn(deployed),
  housing_units: (row) => {
    const produced = numberIn(row.homes_produced);
    const preserved = numberIn(row.homes_preserved);
    return produced === null && preserved === null ? null : (produced ?? 0) + (preserved ?? 0);
  },
};

const numberIn = (text: string | undefined) => (text ? Number(text) : null);

/** A member's figure as the files have it: what the ledger tells of the year, else what was entered. */
function figure(member: string, measure: string, year: number): number | null {
  const parts = ledger
    .filter((row) => Number(row.year) === year)
    .flatMap((row) => {
      const share = (row.shares ?? "").split(";").find((share) => share.trim().startsWith(`${member} `));
      const whole = LEDGER[measure]?.(row) ?? null;
      return share && whole !== null ? [(whole * Number(share.trim().split(" ")[1])) / 100] : [];
    });
  if (parts.length > 0) return parts.reduce((sum, part) => sum + part, 0);
  const row = entered.find(
    (row) => row.member === member && row.measure === measure && Number(row.year) === year,
  );
  return row?.state === "value" ? numberIn(row.value) : null;
}

const members = () => catalog.members.map(({ slug }) => slug);
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Sum of parts ÷ sum of wholes over the members, and years, that have both. */
function ratio(part: string, whole: string, who: string[], years: number[]): number {
  const both = years.flatMap((year) =>
    who.flatMap((slug) => {
      const a = figure(slug, part, year);
      const b = figure(slug, whole, year);
      return a === null || b === null ? [] : [[a, b] as const];
    }),
  );
  return sum(both.map(([a]) => a)) / sum(both.map(([, b]) => b));
}

/** Over the members with a figure in both years. */
function growth(measure: string, who: string[], from: number, to: number): number {
  const both = who.flatMap((slug) => {
    const a = figure(slug, measure, from);
    const b = figure(slug, measure, to);
    return a === null || b === null ? [] : [[a, b] as const];
  });
  return sum(both.map(([, b]) => b)) / sum(both.map(([a]) => a));
}

/** Since the baseline: the years after it, each member from the year after its own. */
const since = (measure: string, to: number) =>
  sum(
    catalog.members.flatMap(({ slug, baselineYear }) =>
      Array.from({ length: to - (baselineYear ?? 2019) }, (_, place) => to - place).map(
        (year) => figure(slug, measure, year) ?? 0,
      ),
    ),
  );

function templated(code: string, startYear: number, member: string | null = null): Progress {
  const template = GOAL_TEMPLATES.find((candidate) => candidate.code === code);
  if (!template) throw new Error(`no template ${code}`);
  const memberId = catalog.members.find(({ slug }) => slug === member)?.id ?? null;
  const { progress } = goalView(goalFromTemplate(template, { startYear, memberId }), catalog, sources, NOW);
  if (!progress) throw new Error(`${code} does not compute`);
  return progress;
}

function figureOf(code: string, startYear: number, member: string | null = null): FigureProgress {
  const progress = templated(code, startYear, member);
  if (!isFigureProgress(progress)) throw new Error(`${code} has several figures`);
  return progress;
}

function compoundOf(code: string, startYear: number, member: string | null = null): CompoundProgress {
  const progress = templated(code, startYear, member);
  if (!isCompoundProgress(progress)) throw new Error(`${code} has no clauses`);
  return progress;
}

/** A clause as a progress of one figure; null if it is of another kind. */
const clauseOf = ({ clauses }: CompoundProgress, index: number): FigureProgress | null => {
  const clause = clauses[index];
  return clause && isFigureProgress(clause) ? clause : null;
};

describe("every template, with the demo’s figures worked out by hand", () => {
  it("one hire in ten, at one institution", () => {
    const health = ratio("impact_hires", "new_hires", ["tarrow-valley-health"], [2025]);
    const start = ratio("impact_hires", "new_hires", ["tarrow-valley-health"], [2022]);
    const progress = figureOf("impact_hires_tenth", 2022, "tarrow-valley-health");
    expect(progress).toMatchObject({ status: "met", dueYear: 2025, target: 0.1 });
    expect(progress.value).toBeCloseTo(health, 12);
    expect(progress.attainment).toBeCloseTo((health - start) / (0.1 - start), 9);
  });

  it("MWBE spending doubled, or 7.5% of all", () => {
    const own = ["st-alder"];
    const progress = compoundOf("mwbe_spend_doubled", 2022, "st-alder");
    const doubled = clauseOf(progress, 0);
    const share = clauseOf(progress, 1);
    expect(doubled?.kind === "multiple" && doubled.multiple).toBeCloseTo(
      growth("mwbe_local_spend", own, 2022, 2025),
      12,
    );
    expect(share?.value).toBeCloseTo(ratio("mwbe_local_spend", "total_spend", own, [2025]), 12);
    // 1.79 times, with 1.6 expected after three of five years.
    expect([progress.status, doubled?.status, doubled?.dueYear]).toEqual(["on_track", "on_track", 2027]);
  });

  it("assets allocated, and all that was committed deployed", () => {
    const own = ["wenlow-state"];
    const years = [2020, 2021, 2022, 2023, 2024, 2025];
    const progress = compoundOf("assets_allocated_and_deployed", 2022, "wenlow-state");
    const allocated = clauseOf(progress, 0);
    const deployed = clauseOf(progress, 1);
    expect(allocated).toMatchObject({ status: "met", target: 0.01 });
    expect(allocated?.value).toBeCloseTo(ratio("pbi_allocated", "investable_assets", own, [2025]), 12);
    expect(deployed?.value).toBeCloseTo(ratio("pbi_deployed", "pbi_committed", own, years), 12);
  });

  it("unemployment no higher than elsewhere", () => {
    // 8.6 against 4.1 in 2022, 7.1 against 4.0 in 2025: a gap of 3.1 where 1.8 was expected.
    expect(templated("unemployment_parity", 2022)).toMatchObject({
      status: "off_track",
      value: 7.1,
      reference: 4,
      baseline: 8.6,
      dueYear: 2027,
      expected: expect.closeTo(5.8, 9),
      attainment: expect.closeTo(1.4 / 4.5, 9),
    });
  });

  it("a tenth of all spending with local MWDBEs", () => {
    const progress = figureOf("mwdbe_spend_tenth", 2022);
    expect(progress.value).toBeCloseTo(ratio("mwdbe_local_spend", "total_spend", members(), [2025]), 12);
    expect(progress.baseline).toBeCloseTo(ratio("mwdbe_local_spend", "total_spend", members(), [2022]), 12);
    expect(progress.status).toBe("missed");
  });

  it("1% of the assets and 1,000 homes", () => {
    const progress = compoundOf("assets_and_homes", 2022);
    const assets = clauseOf(progress, 0);
    const homes = clauseOf(progress, 1);
    expect(assets?.value).toBeCloseTo(ratio("pbi_allocated", "investable_assets", members(), [2025]), 12);
    // 2025 is still being reported: the clause stands where it stood in 2024.
    expect(homes?.value).toBeCloseTo(since("housing_units", 2024), 6);
    expect(homes?.soFar?.value).toBeCloseTo(since("housing_units", 2025), 6);
    expect(homes?.baseline).toBeCloseTo(since("housing_units", 2022), 6);
    expect(homes?.target).toBe(1000);
  });

  it("one hire in ten, at every institution", () => {
    const rates = members()
      .filter((slug) => slug !== "fenmarsh-regional")
      .map((slug) => ratio("impact_hires", "new_hires", [slug], [2025]));
    const met = rates.filter((rate) => rate >= 0.1).length;
    // Two have not reported: what is unknown cannot be vouched for, and one is missed for good.
    expect(templated("impact_hires_everywhere", 2022)).toMatchObject({
      meeting: { met, of: 11 },
      attainment: met / 11,
      status: "missed",
    });
    expect(rates.filter(Number.isNaN).length).toBe(2);
  });

  it("a tenth more local spending than in the year before", () => {
    const progress = figureOf("local_spend_growing", 2022);
    // 2025 is still being reported: the status is that of 2024, and not yet of the growth since then.
    expect(progress.kind === "multiple" && progress.multiple).toBeCloseTo(
      growth("local_spend", members(), 2023, 2024),
      12,
    );
    const soFar = (progress.soFar?.value ?? 0) / growth("local_spend", members(), 2024, 2025);
    expect(progress).toMatchObject({ year: 2024, status: "off_track", soFar: { year: 2025 } });
    expect(soFar).toBeGreaterThan(0);
  });

  it("half as much poverty", () => {
    // From 26.5% in 2022 to 13.25% in 2032, by way of a fifth less (21.2%) in 2027; 24.6% in 2025.
    expect(templated("poverty_halved", 2022)).toMatchObject({
      status: "behind",
      value: 24.6,
      baseline: 26.5,
      target: 13.25,
      expected: expect.closeTo(26.5 - 5.3 * 0.6, 9),
      attainment: expect.closeTo(1.9 / 13.25, 9),
    });
  });
});
