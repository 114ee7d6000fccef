import { beforeEach, describe, expect, it } from "vitest";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import { goalSchema } from "../../../app/domain/goals/goal";
import type { PeerPolicy } from "../../../app/domain/terms";
import { writePolicy } from "../../../app/records/collaboratives/policy.server";
import { openYear } from "../../../app/records/collection/years.server";
import { addGoal, moveGoal } from "../../../app/records/goals/goals.server";
import { storedWithFigures } from "../../../app/routes/api/observations/answered-figures-schemas";
import { answerOf, HOSPITAL, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

type Coded = { year: number; metric?: string; measure?: string };

describe.each(ENGINES)(
  "stored observations answered with the figures they feed on the %s engine",
  (engine) => {
    const api = useApi(engine);
    const csv = (...rows: string[]) => ["member,measure,year,value", ...rows].join("\n");
    const ROWS = [
      "college,new_hires,2024,200",
      "college,impact_hires,2024,20",
      "river-hospital,new_hires,2024,100",
      "river-hospital,impact_hires,2024,10",
      "school,new_hires,2024,150",
      "school,impact_hires,2024,30",
    ];
    const bodyOf = async (response: Promise<Response>) => (await answerOf(await response)).body;

    beforeEach(async () => {
      await api.backbone.putMember("river-hospital", HOSPITAL);
      await api.backbone.putMember("school", { ...HOSPITAL, name: "School", fiscalYearEndMonth: 12 });
      await api.backbone.postCsv(csv(...ROWS));
    });

    it("names the totals and metrics that read them, as the roll-up then has them, and no others", async () => {
      const body = await bodyOf(api.backbone.postCsv(csv("college,impact_hires,2024,29"), "answer=rollup"));
      expect(storedWithFigures.parse(body)).toEqual(body);
      expect(body).toMatchObject({ created: 0, unchanged: 0, changed: { values: 1, goals: [] } });
      const { totals, metrics } = body.changed;
      expect(totals.map(({ measure }: Coded) => measure)).toEqual(["impact_hires"]);
      expect(metrics.map(({ metric }: Coded) => metric)).toEqual(["impact_hire_rate"]);
      const rollup = await bodyOf(api.backbone.rollup("year=2024"));
      const { year, ...total } = totals[0];
      expect(year).toBe(2024);
      expect(total).toEqual(rollup.totals.find(({ measure }: Coded) => measure === "impact_hires"));
      expect(metrics[0]).toEqual({
        year: 2024,
        ...rollup.metrics.find(({ metric }: Coded) => metric === "impact_hire_rate"),
      });
      expect(metrics[0].value).toBeCloseTo(69 / 450, 12);
    });

    it("says nothing changed for the same file again, and counts new values as created", async () => {
      expect(await bodyOf(api.backbone.postCsv(csv(...ROWS), "answer=rollup"))).toEqual({
        created: 0,
        unchanged: 6,
        changed: { values: 0, totals: [], metrics: [], goals: [] },
      });
      const added = csv("college,new_hires,2022,1", "college,new_hires,2023,2");
      const { created, changed } = await bodyOf(api.backbone.postCsv(added, "answer=rollup"));
      expect([created, changed.values]).toEqual([2, 0]);
      expect(changed.totals.map(({ year, value }: Coded & { value: number }) => [year, value])).toEqual([
        [2022, 1],
        [2023, 2],
      ]);
    });

    it("judges the goals that read them, in each year with a change", async () => {
      await api.enter(async (db) => {
        const fields = goalSchema.parse({ level: "collaborative", strategy: "workforce", statement: "Hire" });
        const target = {
          kind: "share",
          metric: "impact_hire_rate",
          direction: "atLeast",
          value: 0.1,
        } as const;
        const id = await addGoal(db, { ...fields, target, startYear: 2022, targetYear: 2027 });
        await moveGoal(db, { id, state: "adopted", revision: 1, reason: null });
        const other = { ...target, metric: "local_workforce_share" };
        await addGoal(db, { ...fields, target: other, startYear: 2022, targetYear: 2027 });
      });
      const body = await bodyOf(api.backbone.postCsv(csv("college,impact_hires,2024,29"), "answer=rollup"));
      expect(storedWithFigures.parse(body)).toEqual(body);
      const asked = await bodyOf(api.backbone.goals("year=2024"));
      expect(body.changed.goals).toEqual([{ year: 2024, ...asked[0] }]);
      expect(body.changed.goals[0].status).toBe("met");
    });

    it("stores nothing and answers no figures for a dry run, and refuses answers it does not know", async () => {
      const before = await bodyOf(api.backbone.rollup("year=2024"));
      const tried = await bodyOf(
        api.backbone.postCsv(csv("college,impact_hires,2024,29"), "dryRun=1&answer=rollup"),
      );
      expect(tried).toMatchObject({ dryRun: true, counts: { changed: 1 } });
      expect(JSON.stringify(tried)).not.toContain("totals");
      expect(await bodyOf(api.backbone.rollup("year=2024"))).toEqual(before);
      const refused = await api.backbone.postCsv(csv(...ROWS), "answer=everything");
      expect(refused.status).toBe(422);
    });

    it.each<PeerPolicy>(["totals_only", "anonymous_peers"])(
      "tells a member no figure of an open year before its release where peers are %s",
      async (peers) => {
        await api.enter(async (db) => {
          await writePolicy(db, standardPolicy(peers));
          await openYear(db, { year: 2024, dueOn: null, remindBefore: [], remindAfter: [], requests: [] });
        });
        const lead = await api.open("data_lead", "college");
        for (const value of [0, 29, 199]) {
          const body = await bodyOf(lead.postCsv(csv(`college,impact_hires,2024,${value}`), "answer=rollup"));
          for (const figure of [...body.changed.totals, ...body.changed.metrics])
            expect(figure).toMatchObject({ value: null, withheld: { rule: "collecting" } });
        }
      },
    );
  },
);
