import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  goalsWithoutWork,
  healthOf,
  nextMilestone,
  servesNoGoal,
  workedOnBy,
  workingOn,
} from "~/domain/work/initiative";
import { addDays } from "~/domain/work/notices";
import { INITIATIVE_STAGES, type InitiativeStage } from "~/domain/work/terms";

const TODAY = "2026-06-30";
const running = { stage: "running" as const, changedOn: "2026-06-01" };
const due = (dueOn: string, doneOn: string | null = null) => ({ dueOn, doneOn });

describe("the health of a running initiative", () => {
  it("is late once a milestone is more than 14 days overdue", () => {
    expect(healthOf({ ...running, milestones: [due("2026-06-16")] }, TODAY)).toBe("moving");
    expect(healthOf({ ...running, milestones: [due("2026-06-15")] }, TODAY)).toBe("late");
  });

  it("does not count a milestone that was reached, however late", () => {
    expect(healthOf({ ...running, milestones: [due("2026-01-01", "2026-06-20")] }, TODAY)).toBe("moving");
  });

  it("is silent once nothing of it has changed for 60 days", () => {
    expect(healthOf({ stage: "running", changedOn: "2026-05-02", milestones: [] }, TODAY)).toBe("moving");
    expect(healthOf({ stage: "running", changedOn: "2026-05-01", milestones: [] }, TODAY)).toBe("silent");
  });

  it("is late rather than silent if both are true", () => {
    expect(
      healthOf({ stage: "running", changedOn: "2026-01-01", milestones: [due("2026-02-01")] }, TODAY),
    ).toBe("late");
  });

  it("is not judged in any other stage", () => {
    for (const stage of Object.keys(INITIATIVE_STAGES) as InitiativeStage[])
      if (stage !== "running")
        expect(
          healthOf({ stage, changedOn: "2020-01-01", milestones: [due("2020-01-01")] }, TODAY),
        ).toBeNull();
  });

  it("depends on facts and today only, not on the order of milestones or the clock", () => {
    const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
    const milestone = fc.record({ dueOn: day, doneOn: fc.option(day) });
    fc.assert(
      fc.property(fc.array(milestone), day, day, (milestones, changedOn, today) => {
        const health = healthOf({ stage: "running", changedOn, milestones }, today);
        expect(healthOf({ stage: "running", changedOn, milestones: [...milestones].reverse() }, today)).toBe(
          health,
        );
      }),
    );
  });
});

describe("milestones", () => {
  it("come next by their date, reached ones left aside", () => {
    expect(
      nextMilestone([due("2026-09-01"), due("2026-08-01"), due("2026-07-01", "2026-06-01")])?.dueOn,
    ).toBe("2026-08-01");
    expect(nextMilestone([due("2026-07-01", "2026-06-01")])).toBeNull();
  });
});

describe("goals and work", () => {
  const goals = [
    { id: "hire", state: "adopted" },
    { id: "buy", state: "adopted" },
    { id: "draft", state: "draft" },
  ];
  const initiative = (stage: InitiativeStage, goalIds: string[]) => ({ id: stage, stage, goalIds });
  const without = (
    ...rest: [Parameters<typeof goalsWithoutWork>[1], Parameters<typeof goalsWithoutWork>[2]]
  ) => goalsWithoutWork(goals, ...rest).map(({ id }) => id);

  it("an adopted goal without initiative or action is a goal without work; a draft is not", () => {
    expect(without([], [])).toEqual(["hire", "buy"]);
  });

  it("a planned or running initiative is work, an idea or a paused one is not", () => {
    expect(without([initiative("planned", ["hire"]), initiative("running", ["buy"])], [])).toEqual([]);
    expect(without([initiative("idea", ["hire"]), initiative("paused", ["buy"])], [])).toEqual([
      "hire",
      "buy",
    ]);
  });

  it("an unfinished action is work for its own goal and for those of its initiative", () => {
    expect(without([], [{ goalId: "hire", initiativeId: null }])).toEqual(["buy"]);
    expect(without([initiative("idea", ["buy"])], [{ goalId: null, initiativeId: "idea" }])).toEqual([
      "hire",
    ]);
  });

  it("an initiative that serves none is work without goal until it is over", () => {
    expect(servesNoGoal({ stage: "running", goalIds: [] })).toBe(true);
    expect(servesNoGoal({ stage: "running", goalIds: ["hire"] })).toBe(false);
    expect(servesNoGoal({ stage: "finished", goalIds: [] })).toBe(false);
  });
});

describe("what an initiative works on", () => {
  it("is each result that one of its goals is to move, both ways", () => {
    const results = [{ goalIds: ["hire", "buy"] }, { goalIds: ["house"] }, { goalIds: [] }];
    const initiatives = [{ goalIds: ["buy"] }, { goalIds: ["buy", "house"] }, { goalIds: [] }];
    expect(results.map((result) => workingOn(result, initiatives).length)).toEqual([2, 1, 0]);
    expect(initiatives.map((initiative) => workedOnBy(initiative, results).length)).toEqual([1, 2, 0]);
  });
});
