import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GoalFields } from "../../../app/domain/goals/goal";
import { targetSchema } from "../../../app/domain/goals/target-schema";
import type { Target } from "../../../app/domain/goals/targets";
import { faultsByField, readGoal, typedGoal } from "../../../app/domain/goals/writing/form";
import {
  addMilestone,
  addPart,
  removePart,
  settled,
  typedFrom,
  typedInto,
} from "../../../app/domain/goals/writing/steps";
import { fieldOf } from "../../../app/domain/goals/writing/target-form";
import {
  BLANK_GOAL,
  BLANK_TARGET,
  type TypedGoal,
  type TypedTarget,
} from "../../../app/domain/goals/writing/typed";
import { runs } from "../../support/endurance";

const TYPING = { locale: "en-US", currency: "USD" };
const NONE = { memberIds: [], goalIds: [], breakdowns: [] };
const read = (typed: TypedGoal, typing = TYPING) => readGoal(typed, typing, NONE);
const about = (target: Partial<TypedTarget>): TypedGoal => ({
  ...BLANK_GOAL,
  statement: "More",
  target: { ...BLANK_TARGET, ...target },
});

/** Numbers as people type them: up to nine digits and six decimals. */
const decimal = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`))
    .filter((value) => value > 0 && value <= most);
const fraction = fc.integer({ min: 1, max: 1_000_000 }).map((parts) => Number(`${parts}e-6`));
const code = fc.constantFrom("impact_hire_rate", "local_spend", "housing_units", "poverty_focus");
const due = fc.option(fc.integer({ min: 2001, max: 2099 }), { nil: undefined });
const withDue = <T extends object>(targets: fc.Arbitrary<T>) =>
  fc
    .tuple(targets, due)
    .map(([target, targetYear]) => (targetYear === undefined ? target : { ...target, targetYear }));
const simple = fc.oneof(
  withDue(
    fc.record({
      kind: fc.constant("share"),
      metric: code,
      value: fraction,
      direction: fc.constantFrom("atLeast", "atMost"),
    }),
  ),
  withDue(
    fc.record({
      kind: fc.constant("multiple"),
      figure: code,
      of: fc.constantFrom("baseline", "lastYear"),
      factor: fc.integer({ min: 100_000, max: 10_000_000 }).map((parts) => Number(`${parts}e-5`)),
    }),
  ),
  withDue(
    fc.record({
      kind: fc.constant("amount"),
      figure: code,
      over: fc.constantFrom("year", "sinceBaseline"),
      value: decimal(1e13),
    }),
  ),
  withDue(fc.record({ kind: fc.constant("parity"), indicator: code, reference: code })),
  withDue(fc.record({ kind: fc.constant("reduction"), indicator: code, by: fraction })),
);
/** Of up to four layers, as deep as targets go. */
const { target } = fc.letrec<{ target: unknown }>((tie) => ({
  target: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    simple,
    fc.record({
      kind: fc.constantFrom("anyOf", "allOf"),
      clauses: fc.array(tie("target"), { minLength: 2, maxLength: 6 }),
    }),
    fc.record({ kind: fc.constant("eachMember"), target: tie("target") }),
  ),
}));
const valid: fc.Arbitrary<Target> = target
  .filter((target) => targetSchema.safeParse(target).success)
  .map((target) => targetSchema.parse(target));

/** A form with these fields, as a browser would send it. */
function sent(typed: TypedGoal): FormData {
  const form = new FormData();
  const put = (target: TypedTarget, name: string) => {
    for (const field of ["shape", "figure", "reference", "number", "due"] as const)
      form.set(`${name}.${field}`, target[field]);
    form.set(`${name}.each`, target.each ? "each" : "together");
    target.clauses.forEach((clause, place) => {
      put(clause, `${name}.clauses[${place}]`);
    });
  };
  for (const [name, value] of Object.entries(typed)) if (typeof value === "string") form.set(name, value);
  put(typed.target, "target");
  typed.milestones.forEach(({ year, number }, place) => {
    form.set(`milestones[${place}].year`, year);
    form.set(`milestones[${place}].number`, number);
  });
  return form;
}

describe("the form of a goal", () => {
  it("writes every target as sentences and reads it back, in any locale", () => {
    fc.assert(
      fc.property(valid, fc.constantFrom("en-US", "de-DE", "en-IN", "fr-FR"), (aim, locale) => {
        const goal: GoalFields = { ...read(about({})).goal, target: aim, startYear: 2000, targetYear: 2010 };
        const typed = typedGoal(goal, { locale });
        const again = typedFrom(sent(typed));
        expect(again).toEqual(typed);
        const reread = readGoal(again, { locale, currency: "USD" }, NONE);
        expect(reread).toEqual({ goal, errors: {} });
        expect(typedGoal(reread.goal, { locale })).toEqual(typed);
      }),
      { numRuns: runs(300) },
    );
  });

  it("reads milestones on the target's scale and writes them back", () => {
    const aims: [Partial<TypedTarget>, string, number][] = [
      [{ shape: "share_at_least", figure: "impact_hire_rate", number: "10" }, "7.5", 0.075],
      [{ shape: "reduction", figure: "poverty_focus", number: "50" }, "20", 0.2],
      [{ shape: "times", figure: "local_spend", number: "2" }, "1.5", 1.5],
      [{ shape: "amount_total", figure: "local_spend", number: "10m" }, "$1.25m", 1_250_000],
      [{ shape: "parity", figure: "unemployment_focus", reference: "unemployment_reference" }, "0.4", 0.4],
    ];
    for (const [aim, number, value] of aims) {
      const typed = { ...about(aim), milestones: [{ year: "2027", number }] };
      const { goal, errors } = read(typed);
      expect(errors).toEqual({});
      expect(goal.milestones).toEqual([{ year: 2027, value }]);
      expect(read(typedGoal(goal, TYPING)).goal).toEqual(goal);
    }
  });

  it("takes percentages, money and thousands as people write them", () => {
    const value = (aim: Partial<TypedTarget>, typing = TYPING) => {
      const { goal, errors } = read(about({ figure: "local_spend", ...aim }), typing);
      return goal.target ?? errors;
    };
    expect(value({ number: "7.5 %" })).toMatchObject({ value: 0.075 });
    expect(value({ number: "7,5" }, { locale: "de-DE", currency: "EUR" })).toMatchObject({ value: 0.075 });
    expect(value({ shape: "amount_year", number: "1m" })).toMatchObject({ value: 1_000_000 });
    expect(value({ shape: "amount_year", number: "1,000,000" })).toMatchObject({ value: 1_000_000 });
    expect(value({ shape: "growth", number: "10" })).toMatchObject({ of: "lastYear", factor: 1.1 });
    expect(value({ shape: "times", number: "200 %" })).toEqual({
      "target.number": ["Enter the number itself here, not a percentage."],
    });
    expect(value({ number: "$10" })).toEqual({
      "target.number": ["This is not an amount of money: enter it without a currency sign."],
    });
    expect(value({ number: "120" })).toEqual({ "target.number": ["Enter a share from 0% to 100%."] });
  });

  it("requires only the statement", () => {
    expect(read({ ...BLANK_GOAL, statement: "More homes" }).errors).toEqual({});
    expect(read(BLANK_GOAL).errors).toEqual({ statement: ["Say what you want to achieve."] });
    expect(read({ ...BLANK_GOAL, whose: "somebody", statement: "More" }).errors).toEqual({
      whose: ["Choose whose goal this is: the collaborative’s, or one institution’s."],
    });
  });

  it("reports unfinished and unreadable input beside its field", () => {
    const half = { ...BLANK_TARGET, figure: "local_spend" };
    const typed: TypedGoal = {
      ...about({ shape: "anyOf", clauses: [half, BLANK_TARGET] }),

      startYear: "soon",
      milestones: [
        { year: "", number: "" },
        { year: "2026", number: "a few" },
      ],
    };
    expect(Object.keys(read(typed).errors).sort()).toEqual([
      "milestones[1].number",
      "startYear",
      "target.clauses[0].number",
      "target.clauses[1].figure",
      "target.clauses[1].number",
    ]);
  });

  it("finds the field of a fault, wherever the target has it", () => {
    expect(fieldOf(["target", "metric"])).toBe("target.figure");
    expect(fieldOf(["target", "target", "clauses", 1, "by"])).toBe("target.clauses[1].number");
    expect(fieldOf(["target", "clauses", 0, "target", "targetYear"])).toBe("target.clauses[0].due");
    expect(fieldOf(["targetYear"])).toBe("targetYear");
    const rows = [
      { year: "", number: "" },
      { year: "2026", number: "5" },
    ];
    const faults = [{ path: ["milestones", 0, "value"], message: "Too far." }];
    expect(faultsByField(faults, { ...BLANK_GOAL, milestones: rows })).toEqual({
      "milestones[1].number": ["Too far."],
    });
  });
});

describe("the steps of the form", () => {
  it("turns one sentence into a choice of two, and back", () => {
    const sentence = about({ figure: "local_spend", number: "5" });
    const two = addPart(sentence, "target");
    expect(two.target).toMatchObject({ shape: "anyOf", clauses: [sentence.target, BLANK_TARGET] });
    expect(addPart(two, "target").target.clauses).toHaveLength(3);
    const nested = addPart(two, "target.clauses[1]");
    expect(nested.target.clauses[1]).toMatchObject({ shape: "anyOf" });
    expect(removePart(nested, "target.clauses[1].clauses[0]")).toEqual(two);
    expect(removePart(two, "target.clauses[1]")).toEqual(sentence);
    expect(removePart(sentence, "target").target).toEqual(BLANK_TARGET);
  });

  it("keeps asking each member when only one part is left", () => {
    const two = typedInto(addPart(about({}), "target"), "target.each", "each");
    expect(removePart(two, "target.clauses[0]").target.each).toBe(true);
  });

  it("changes only the named field", () => {
    const goal = addMilestone(addPart(about({}), "target"), { year: "", number: "" });
    expect(typedInto(goal, "milestones[0].year", "2026").milestones[0]?.year).toBe("2026");
    expect(typedInto(goal, "target.clauses[1].figure", "x").target.clauses[1]?.figure).toBe("x");
    expect(typedInto(goal, "target.shape", "allOf").target.shape).toBe("allOf");
    for (const name of ["target.shape", "target", "__proto__", "milestones[7].year", "elsewhere"])
      expect(typedInto(goal, name, "nonsense")).toEqual(goal);
  });

  it("keeps a kind of target the figure allows, else takes its first", () => {
    expect(settled("times", ["share_at_least", "times"])).toBe("times");
    expect(settled("times", ["parity", "reduction"])).toBe("parity");
    expect(settled("anyOf", ["parity"])).toBe("anyOf");
    expect(settled("times", undefined)).toBe("times");
  });
});
