import { beforeEach, describe, expect, it } from "vitest";
import { observation } from "../../../app/routes/api/observations/observation-schemas";
import { rollup } from "../../../app/routes/api/rollup/figure-schemas";
import { answerOf, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

const MEMBER = {
  sector: "other",
  joinedOn: "2010-01-01",
  leftOn: null,
  fiscalYearEndMonth: 12,
  baselineYear: null,
  absences: [],
};
/** Impact hires and new hires of 2024 and 2025; dock joins, energy does not report 2025. */
const RATES: Record<string, [number, number][]> = {
  arts: [
    [40, 1000],
    [96, 1200],
  ],
  bank: [
    [90, 500],
    [60, 300],
  ],
  energy: [[10, 100]],
};

describe.each(ENGINES)("figures that explain themselves, on the %s engine", (engine) => {
  const api = useApi(engine);
  beforeEach(async () => {
    for (const slug of [...Object.keys(RATES), "dock"])
      await api.backbone.putMember(slug, {
        ...MEMBER,
        name: slug,
        ...(slug === "dock" && { joinedOn: "2025-01-01", baselineYear: 2025 }),
      });
  });

  const send = (lines: string[]) => api.backbone.postCsv(["member,measure,year,value", ...lines].join("\n"));
  const explained = async (year: number, call = api.backbone) => {
    const { status, body } = await answerOf(await call.rollup(`year=${year}&explain=1`));
    expect(status).toBe(200);
    return rollup.parse(body);
  };

  it("say what moved a share since the year before, part by part, adding up exactly", async () => {
    await send(
      Object.entries(RATES).flatMap(([slug, years]) =>
        years.flatMap(([impact, hires], at) => [
          `${slug},impact_hires,${2024 + at},${impact}`,
          `${slug},new_hires,${2024 + at},${hires}`,
        ]),
      ),
    );
    await send(["dock,impact_hires,2025,20", "dock,new_hires,2025,100"]);
    const { metrics } = await explained(2025);
    const moved = metrics.find(({ metric }) => metric === "impact_hire_rate")?.explanation?.moved;
    expect(moved).toMatchObject({
      from: 2024,
      to: 2025,
      before: 140 / 1600,
      after: 176 / 1600,
      joined: null,
      left: null,
      notReported: null,
      hidden: 0,
    });
    const { own = 0, mix = 0, joinedAndLeft = 0, before = 0, after = 0, members = [] } = moved ?? {};
    // By hand: docs/rules.md, section 4.10.
    expect(own).toBeCloseTo(0.029_333 + 0.005_333, 5);
    expect(mix).toBeCloseTo(-0.004_711 - 0.012_622, 5);
    expect(own + (mix ?? 0) + joinedAndLeft).toBeCloseTo(after - before, 12);
    expect(members.map(({ member }) => member).sort()).toEqual(["arts", "bank"]);
  });

  it("say what moved an amount: members' own change, who joined, left, or did not report", async () => {
    await send(["arts,total_spend,2024,0.1", "arts,total_spend,2025,0.3", "energy,total_spend,2024,0.2"]);
    await send(["dock,total_spend,2025,0.4"]);
    const { totals } = await explained(2025);
    const moved = totals.find(({ measure }) => measure === "total_spend")?.explanation?.moved;
    // 0.4 − 0.2 is 0.2, not 0.2 and a little.
    expect(moved).toMatchObject({
      before: 0.3,
      after: 0.7,
      own: 0.2,
      mix: null,
      joined: 0.4,
      left: 0,
      notReported: -0.2,
      joinedAndLeft: 0.2,
    });
  });

  it("say nothing of what moved where it may not be shown, or nothing compares", async () => {
    await send(["arts,total_spend,2025,5"]);
    const { totals } = await explained(2025);
    const total = totals.find(({ measure }) => measure === "total_spend");
    expect(total?.explanation).toBeDefined();
    expect(total?.explanation?.moved).toBeUndefined();
    await send(["arts,total_spend,2024,4", "bank,total_spend,2024,3", "bank,total_spend,2025,9"]);
    const executive = await api.open("executive", "arts");
    const seen = await explained(2025, executive);
    const own = seen.totals.find(({ measure }) => measure === "total_spend");
    expect([own?.withheld?.rule, own?.explanation?.moved]).toEqual(["contributors", undefined]);
  });

  it("name the months of a first year under a new fiscal-year end, in rows, files, and explanations", async () => {
    await send(["arts,new_hires,2023,5", "arts,new_hires,2024,6"]);
    const changed = { ...MEMBER, name: "arts", fiscalYearEndMonth: 6, from: 2024 };
    expect((await api.backbone.putMember("arts", changed)).status).toBe(200);
    const { body } = await answerOf(await api.backbone.observations("member=arts"));
    expect(
      observation
        .array()
        .parse(body)
        .map(({ year, transitionMonths }) => [year, transitionMonths]),
    ).toEqual([
      [2023, null],
      [2024, 6],
    ]);
    const file = await answerOf(await api.backbone.observations("member=arts&format=csv"));
    const [header = "", ...rows] = String(file.body).trim().split("\r\n");
    expect(header).toMatch(/,periodStart,periodEnd,transitionMonths$/);
    expect(rows.map((row) => row.split(",").slice(-3))).toEqual([
      ["2023-01-01", "2023-12-31", ""],
      ["2024-01-01", "2024-06-30", "6"],
    ]);
    expect((await answerOf(await api.backbone.postCsv(String(file.body)))).body).toMatchObject({
      unchanged: 2,
    });
    const { totals } = await explained(2024);
    const [contribution] =
      totals.find(({ measure }) => measure === "new_hires")?.explanation?.contributions ?? [];
    expect(contribution?.period).toEqual({ start: "2024-01-01", end: "2024-06-30", transitionMonths: 6 });
  });
});
