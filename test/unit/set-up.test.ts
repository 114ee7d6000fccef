import { describe, expect, it } from "vitest";
import { isDone, SET_UP_STEPS, type SetUpFacts, stepsDone } from "../../app/domain/set-up";
import { setUpView } from "../../app/routes/overview/set-up/set-up.server";

const NEW: SetUpFacts = {
  members: 0,
  people: 1,
  measures: 24,
  areMeasuresSettled: false,
  withBaseline: 0,
  goals: 0,
  ratings: 0,
  years: 0,
};
const DONE: SetUpFacts = {
  members: 6,
  people: 7,
  measures: 24,
  areMeasuresSettled: true,
  withBaseline: 6,
  goals: 1,
  ratings: 1,
  years: 1,
};

describe("setting up a collaborative", () => {
  it("begins with no step done", () => {
    expect(stepsDone(NEW)).toBe(0);
    const view = setUpView(NEW, { slug: "river" }, 2024);
    expect(view?.steps.map(({ done }) => done)).toEqual(SET_UP_STEPS.map(() => false));
  });

  it("needs the baseline of every member, and says how many have it", () => {
    const some = { ...DONE, withBaseline: 2 };
    expect(isDone("baseline", some)).toBe(false);
    expect(isDone("baseline", { ...NEW, members: 0 })).toBe(false);
    const step = setUpView(some, { slug: "river" }, 2024)?.steps.find(({ step }) => step === "baseline");
    expect(step).toMatchObject({ label: "Enter the baseline", done: false });
    expect(step?.detail).toMatch(/^2 of 6 members .* 2024$/);
  });

  it("goes away with the last step", () => {
    expect(setUpView(DONE, { slug: "river" }, 2024)).toBeNull();
    for (const step of SET_UP_STEPS) expect(isDone(step, DONE)).toBe(true);
  });
});
