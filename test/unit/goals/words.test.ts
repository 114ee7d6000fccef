import { describe, expect, it } from "vitest";
import { discloseHistory } from "~/domain/goals/disclosure";
import { goalSchema } from "~/domain/goals/goal";
import { commonThemes, type InterviewPoint, interviewSchema } from "~/domain/goals/interview";
import { evaluate } from "~/domain/goals/progress/progress";
import { type GoalChangeWords, type GoalContent, goalChanges } from "~/domain/goals/words/changes";
import type { Viewer } from "~/domain/terms";
import { historyView } from "~/routes/goals/history";
import { goalWords } from "~/ui/figures/goal-words";
import { tallySentence } from "~/ui/goals/goal-card";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { path, readingsOf } from "../../support/figures/readings";
import { catalogOf } from "../../support/figures/sums";

const catalog = {
  ...catalogOf(),
  measures: STANDARD_MEASURES.map((measure, position) => ({ ...measure, id: measure.code, position })),
  metrics: STANDARD_METRICS.map((metric, position) => ({ ...metric, id: metric.code, position })),
};
const words: GoalChangeWords = {
  ...goalWords(catalog, [], { locale: "en-US", currency: "USD" }),
  member: () => "City Hospital",
  goal: () => "One in ten",
  dimension: () => "Gender",
};
const tenth = { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 } as const;
const goal = (more: Partial<GoalContent> = {}): GoalContent => ({
  ...goalSchema.parse({ level: "collaborative", strategy: "workforce", statement: "Hire from nearby" }),
  target: tenth,
  startYear: 2022,
  targetYear: 2027,
  state: "adopted",
  ...more,
});

describe("the changes of a goal", () => {
  it("are listed field by field, in the words of its page", () => {
    const after = goal({
      target: { ...tenth, value: 0.125 },
      milestones: [{ year: 2025, value: 0.08 }],
      breakdown: "gender",
    });
    expect(goalChanges(goal(), after, words)).toEqual([
      {
        what: "Target",
        before: "10% of new hires are impact hires by 2027.",
        after: "12.5% of new hires are impact hires by 2027.",
      },
      { what: "Milestones", before: null, after: "8.0% by 2025" },
      { what: "Watched by", before: null, after: "Gender" },
    ]);
    expect(goalChanges(goal(), goal(), words)).toEqual([]);
  });

  it("begin with the adoption for those who did not write the draft", () => {
    const step = (id: string, before: GoalContent | null, after: GoalContent | null) => ({
      id,
      at: "2025-01-01T00:00:00Z",
      actor: "Ana",
      reason: null,
      before,
      after,
    });
    const draft = goal({ state: "draft", statement: "Hire" });
    const steps = [
      step("4", goal(), goal({ state: "met" })),
      step("3", draft, goal()),
      step("2", draft, draft),
      step("1", null, draft),
    ];
    const did = (role: Viewer["role"]) =>
      historyView(discloseHistory(steps, { role, memberId: "a" }), words).map((step) => step.did);
    expect(did("backbone")).toEqual(["ended it as met", "adopted it", "changed the draft", "drafted it"]);
    expect(did("executive")).toEqual(["ended it as met", "adopted it"]);
  });
});

describe("themes that members have in common", () => {
  const point = (memberId: string, theme: string, more: Partial<InterviewPoint> = {}): InterviewPoint => ({
    id: `${memberId} ${theme}`,
    memberId,
    theme,
    strategy: "workforce",
    kind: "priority",
    words: "",
    heldOn: null,
    ...more,
  });

  it("match despite case and spacing, and count each member once", () => {
    const themes = commonThemes([
      point("a", "Childcare"),
      point("a", "Entry-level vacancies"),
      point("b", "entry-level  VACANCIES ", { kind: "pain_point" }),
      point("b", "Entry-level vacancies"),
      point("c", "Entry-level vacancies", { strategy: "purchasing" }),
    ]);
    expect(themes.map(({ theme, strategy, memberIds }) => [theme, strategy, memberIds])).toEqual([
      ["Entry-level vacancies", "workforce", ["a", "b"]],
      ["Childcare", "workforce", ["a"]],
      ["Entry-level vacancies", "purchasing", ["c"]],
    ]);
    expect(themes[0]?.kinds).toEqual(["priority", "pain_point"]);
  });

  it("take a few words, and each field says what is missing", () => {
    const lacking = interviewSchema.safeParse({ memberId: "x", theme: "  ", heldOn: "soon" });
    expect(lacking.error?.issues.map(({ path: [field], message }) => `${String(field)}: ${message}`)).toEqual(
      [
        "memberId: Choose a member.",
        "strategy: Choose a strategy.",
        "kind: Choose what kind of point it is.",
        "theme: Name it in a few words.",
        "heldOn: Enter a date.",
      ],
    );
  });
});

describe("the tally of goals", () => {
  const card = (state: GoalContent["state"], status: "met" | "on_track" | "behind" | "no_data") => ({
    state,
    status,
  });

  it("is one sentence about the goals in force", () => {
    const cards = [card("adopted", "met"), card("met", "on_track"), card("adopted", "behind")];
    expect(tallySentence(cards, 2025)).toBe("2 of 3 goals are met or on track in 2025.");
    expect(tallySentence([...cards, card("draft", "met"), card("closed", "met")], 2025)).toBe(
      "2 of 3 goals are met or on track in 2025.",
    );
    expect(tallySentence([card("adopted", "met"), card("adopted", "no_data")], 2025)).toBe(
      "1 of 2 goals is met or on track in 2025; one has no data for the year.",
    );
    expect(tallySentence([card("draft", "met")], 2025)).toBeNull();
  });
});

describe("a goal for each member, for a viewer who may not see the others", () => {
  const readings = readingsOf({
    members: { a: { impact_hire_rate: { 2022: [5, 100], 2025: [12, 100] } }, b: {} },
    together: { impact_hire_rate: {} },
  });
  const each = { kind: "eachMember", target: tenth } as const;

  it("shows its own status, but not how many meet it or whether others have reported", () => {
    const blind = { ...readings, hidden: (memberId: string) => memberId !== "a" };
    const progress = evaluate(each, path(), blind, 2025);
    expect(progress).toMatchObject({ status: "withheld", why: "withheld", attainment: null, meeting: null });
    expect(progress.members.map(({ memberId, progress: own }) => [memberId, own.status])).toEqual([
      ["a", "met"],
    ]);
  });

  it("is shown whole to those who see everybody", () => {
    const progress = evaluate(each, path(), { ...readings, hidden: () => false }, 2025);
    expect(progress.meeting).toEqual({ met: 1, of: 2 });
  });
});
